"""Words into the pieces that the table has rows for: greedy, longest piece first, as in Wu et al. 2016 (arXiv:1609.08144).

Pieces that go on inside a word are written with a leading `##`. A stretch that no piece covers is skipped letter by letter, so that
one odd letter does not lose the word.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from indexer.text.normalise import normalise, shorten_runs

INSIDE = "##"
MAX_WORD = 40
"""Longer runs of letters are no words; reading them piece by piece would only cost time."""

_PARTS = re.compile(r"\w+|[^\w\s]")


def parts(text: str) -> Iterator[str]:
    """Yield words and single signs of `text`, normalised, accents dropped, drawn-out letters shortened."""
    plain = normalise(text)
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    yield from _PARTS.findall(shorten_runs(plain))


def pieces(text: str, vocabulary: Mapping[str, int]) -> list[int]:
    """Return the numbers of the pieces that `text` is made of, in order."""
    found: list[int] = []
    for part in parts(text):
        whole = vocabulary.get(part)
        if whole is not None:
            found.append(whole)
        else:
            found.extend(_split(part[:MAX_WORD], vocabulary))
    return found


def _split(word: str, vocabulary: Mapping[str, int]) -> Iterator[int]:
    start, size = 0, len(word)
    while start < size:
        for end in range(size, start, -1):
            number = vocabulary.get(INSIDE + word[start:end] if start else word[start:end])
            if number is not None:
                yield number
                start = end
                break
        else:
            start += 1
