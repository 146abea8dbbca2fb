"""Mends words that nobody knows, where a word of the corpus is one slip away or two words were run together.

A word that is known, to the corpus, the lexicon or everyday language, is never touched: ungated correction changed half of what clean
queries said. The danger check reads the text as typed and knows nothing of this.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer.model.search import Correction

MIN_LENGTH = 4
"""Shorter words have too many neighbours for a slip to be told from another word."""

MIN_JOINED = 7
MIN_PART = 3
"""Run-on words are split only into parts that stand alone in the corpus: `panicattack` is two words, `mistake` is one."""

MAX_WORD = 24
MAX_MENDED = 12
"""How many words of a text are looked at; a text with more of them is written in something else than our words."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DRAWN_OUT = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True, eq=False)
class Speller:
    """`counts` says in how many documents each word of the corpus stands; `known` holds all other words that must be left alone."""

    counts: Mapping[str, int]
    known: frozenset[str]

    def mend(self, text: str) -> tuple[str, tuple[Correction, ...]]:
        """Return `text` with unknown words mended where that is sure, and what was mended."""
        pieces, made, end = [], [], 0
        for found in self._unknown(text):
            read = self._read(found[0].casefold())
            if read is not None:
                pieces += [text[end : found.start()], read]
                end = found.end()
                made.append(Correction(typed=found[0], read=read))
        return ("".join([*pieces, text[end:]]), tuple(made)) if made else (text, ())

    def _unknown(self, text: str) -> Iterator[re.Match[str]]:
        looked = 0
        for found in _WORD.finditer(text):
            word = found[0].casefold()
            if MIN_LENGTH <= len(word) <= MAX_WORD and word.isascii() and not self._is_known(word):
                looked += 1
                if looked > MAX_MENDED:
                    return
                yield found

    def _is_known(self, word: str) -> bool:
        bare = word.replace("'", "")
        return word in self.counts or word in self.known or bare in self.known or bare in self.counts

    def _read(self, word: str) -> str | None:
        """Return what an unknown word most likely was, or None: the likeliest word one slip away, else two words run together."""
        for letters in (r"\1", r"\1\1"):
            short = _DRAWN_OUT.sub(letters, word)
            if short != word and self._is_known(short):
                return short
        near = max((near for near in _one_slip(word) if near in self.counts), key=self._likelihood, default=None)
        return near if near is not None else self._split(word)

    def _likelihood(self, word: str) -> tuple[int, str]:
        return self.counts[word], word

    def _split(self, word: str) -> str | None:
        if len(word) < MIN_JOINED:
            return None
        cuts = ((word[:cut], word[cut:]) for cut in range(MIN_PART, len(word) - MIN_PART + 1))
        both = [pair for pair in cuts if pair[0] in self.counts and pair[1] in self.counts]
        best = max(both, key=lambda pair: min(self.counts[pair[0]], self.counts[pair[1]]), default=None)
        return " ".join(best) if best else None


def _one_slip(word: str) -> Iterator[str]:
    """Yield what is one missing, doubled, swapped or wrong letter away, the first letter staying (Damerau 1964)."""
    for place in range(1, len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
            if len(after) > 1:
                yield before + after[1] + after[0] + after[2:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        yield from (before + letter + after for letter in _LETTERS)
    yield word[1::-1] + word[2:]
