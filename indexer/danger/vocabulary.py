"""What one typed word may stand for: its spelling in the rules, leet, repeated letters, masks, one-edit slips, run-on words.

A word that is known, to the rules or from everyday language, is left as it is: an everyday word never becomes a danger word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from indexer.danger.letters import unleet

Readings = tuple[str, ...]
"""One place in the text and what may stand there, the likeliest first."""

_MIN_SLIP = 4
"""Shorter words have too many neighbours for a slip to be told from another word."""
_MIN_RUN_ON = 6
_MIN_WHOLE = 5
"""The shortest word that a stray space is undone in; two short words make too many longer ones."""
_MAX_PIECE = 16
_PIECE_COST = 2.0
"""Added for each piece, so that few long pieces win over many short ones."""
_MAX_COST_A_LETTER = 2.6
"""Above this a split is a guess: `skarpetki` is not English run together."""
_SHORT_PIECES = frozenset("i a my me to in on it of do he we up so no am be go is at if us by im od".split())
_THREE = re.compile(r"(.)\1{2,}")
_TWO = re.compile(r"(.)\1+")
_AGE = re.compile(r"[0-9]{1,2}[a-z]{0,3}\Z")


class Vocabulary:
    """The words of the rules, their stems and spellings, and the everyday words that guard against false repairs."""

    def __init__(
        self, words: Iterable[str], stems: Iterable[str], spellings: Mapping[str, str], everyday: Sequence[str], split_from: int
    ) -> None:
        self._words = frozenset(words)
        self._stems = frozenset(stems)
        self._stem_lengths = sorted({len(stem) for stem in self._stems})
        self._spellings = {typed: tuple(meant.split()) for typed, meant in spellings.items()}
        self._known = self._words | frozenset(everyday) | self._spellings.keys()
        self._costs = _costs(everyday[:split_from], self._words | self._spellings.keys())
        self._slips = _slips(word for word in self._words if word.isascii() and word.isalpha())
        self._by_shape = _by_shape(self._words)

    def read(self, token: str) -> list[Readings]:
        """Return what `token` stands for: one place, or several for contractions and run-on words."""
        if token in self._spellings:
            return self._spelt(token)
        if not self._words or self._is_known(token):
            return [(token,)]
        return self._repair(token) or [(token,)]

    def joined(self, letters: str) -> list[Readings] | None:
        """Return the words that spaced-out `letters` make, or None if they make none."""
        for reading in (letters, *(unleet(letters) if not letters.isalpha() else ())):
            if reading in self._words or reading in self._spellings or (len(reading) > 3 and reading in self._known):
                return self.read(reading)
            if pieces := self._split(reading):
                return pieces
        if letters.isdigit():
            return None
        found = self._repair(letters)
        return found if found and found[0][0] in self._words else None

    def is_broken(self, left: str, right: str) -> bool:
        """Say whether a space fell into a word of the rules: `sui cide`."""
        whole = left + right
        if len(whole) < _MIN_WHOLE or (left in self._known and right in self._known):
            return False
        forms = (whole,) if whole.isalpha() else unleet(whole)
        return any(form in self._words or form in self._spellings for form in forms)

    def _is_known(self, token: str) -> bool:
        return token in self._known or self._has_stem(token)

    def _has_stem(self, token: str) -> bool:
        return any(token[:n] in self._stems for n in self._stem_lengths if n <= len(token))

    def _spelt(self, token: str) -> list[Readings]:
        meant = self._spellings[token]
        return [(meant[0], token)] if len(meant) == 1 else [(word,) for word in meant]

    def _repair(self, token: str) -> list[Readings] | None:
        if "*" in token:
            return self._unmask(token)
        forms = list(dict.fromkeys(self._forms(token)))
        for form in forms:
            if form in self._spellings:
                return self._spelt(form)
            if self._is_known(form):
                return [(form, token)]
        for form in forms:
            if slips := self._near(form):
                return [(*slips, token)]
        return next((pieces for form in forms if (pieces := self._split(form))), None)

    def _forms(self, token: str) -> Iterator[str]:
        plain: Readings = (token,)
        if not token.isalpha() and not _AGE.match(token):
            plain = unleet(token)
        for form in plain:
            if form != token:
                yield form
            yield _THREE.sub(r"\1\1", form)
            yield _THREE.sub(r"\1", form)
            if _THREE.search(form):
                yield _TWO.sub(r"\1", form)

    def _near(self, form: str) -> Readings:
        """Return the words of the rules one slip away: a letter more, less, other, or two swapped."""
        if len(form) < _MIN_SLIP or len(form) > _MAX_PIECE or not form.isascii() or not form.isalpha():
            return ()
        found = dict.fromkeys(w for key in (form, *_without_one(form)) for w in self._slips.get(key, ()) if _one_slip(form, w))
        return tuple(sorted(found, key=lambda w: (w[0] != form[0], len(w) != len(form), w)))[:4]

    def _unmask(self, token: str) -> list[Readings] | None:
        for form in (token, *unleet(token)):
            fits = [w for w in self._by_shape.get((len(form), form[0]), ()) if _fits(form, w)]
            if fits:
                return [tuple(fits[:4])]
        bare = token.replace("*", "")
        if bare in self._words or bare in self._spellings:
            return self.read(bare)
        parts = [part for part in token.split("*") if part]
        return [readings for part in parts for readings in self.read(part)] if len(parts) > 1 else (self.read(bare) if bare else None)

    def _split(self, form: str) -> list[Readings] | None:
        """Cut run-on words at the cheapest places; None if some of it stays unread."""
        if len(form) < _MIN_RUN_ON or not form.isascii() or not form.isalpha():
            return None
        best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * len(form)
        for end in range(1, len(form) + 1):
            for start in range(max(0, end - _MAX_PIECE), end):
                cost = best[start][0] + self._costs.get(form[start:end], 1000.0)
                if cost < best[end][0]:
                    best[end] = (cost, start)
        if best[-1][0] > _MAX_COST_A_LETTER * len(form):
            return None
        return [readings for piece in _pieces(form, best) for readings in self.read(piece)]


def _pieces(form: str, best: list[tuple[float, int]]) -> list[str]:
    pieces, end = [], len(form)
    while end:
        start = best[end][1]
        pieces.append(form[start:end])
        end = start
    return pieces[::-1]


def _costs(frequent: Sequence[str], words: Iterable[str]) -> dict[str, float]:
    rare = log(len(frequent) + 10)
    costs = {word: rare + _PIECE_COST for word in words if len(word) > 2 and word.isascii()}
    costs |= {word: log(rank + 10) + _PIECE_COST for rank, word in enumerate(frequent)}
    return {word: cost for word, cost in costs.items() if len(word) > 2 or word in _SHORT_PIECES} | {"i": 3.0, "a": 4.0}


def _without_one(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def _slips(words: Iterable[str]) -> dict[str, Readings]:
    index: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _MIN_SLIP:
            for key in {word, *_without_one(word)}:
                index.setdefault(key, []).append(word)
    return {key: tuple(found) for key, found in index.items()}


def _one_slip(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    left, right = a[start:], b[start:]
    if len(a) == len(b):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right if len(a) > len(b) else left == right[1:]


def _by_shape(words: Iterable[str]) -> dict[tuple[int, str], list[str]]:
    shapes: dict[tuple[int, str], list[str]] = {}
    for word in sorted(words):
        if len(word) > 2:
            shapes.setdefault((len(word), word[0]), []).append(word)
    return shapes


def _fits(masked: str, word: str) -> bool:
    return all(a in ("*", b) for a, b in zip(masked, word, strict=True))
