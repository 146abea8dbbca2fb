"""Meaning: a table of vectors that ships with the package, its encoder, and how it was made."""
