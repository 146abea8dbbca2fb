"""Words: one chain of analysis for index and query. The only package that imports `nltk`; it needs no downloaded data."""
