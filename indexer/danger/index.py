"""Which patterns are worth trying on a text: each is filed under its rarest symbol, so most are never touched."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from indexer.danger.patterns import Compiled, Places

T = TypeVar("T")


class PatternIndex(Generic[T]):
    """Patterns with what they stand for, found by the symbols present in a text."""

    def __init__(self, entries: Sequence[tuple[Compiled, T]], commonness: Mapping[int, float]) -> None:
        self._by_rarest: dict[int, list[tuple[Compiled, T]]] = {}
        for pattern, owner in entries:
            rarest = min(pattern.required, key=lambda symbol: (commonness.get(symbol, 0.0), symbol))
            self._by_rarest.setdefault(rarest, []).append((pattern, owner))

    def candidates(self, places: Places) -> Iterator[tuple[Compiled, T]]:
        """Yield those whose every required symbol is present."""
        present = places.present
        for symbol in present & self._by_rarest.keys():
            for pattern, owner in self._by_rarest[symbol]:
                if pattern.required <= present:
                    yield pattern, owner


def commonness(words: Mapping[str, Sequence[int]], everyday: Sequence[str]) -> dict[int, float]:
    """Return how often each symbol is to be expected, from the ranks of its words in everyday language."""
    rank = {word: i for i, word in enumerate(everyday)}
    expected: dict[int, float] = {}
    for word, symbols in words.items():
        share = 1.0 / (rank[word] + 10) if word in rank else 1e-5
        for symbol in symbols:
            expected[symbol] = expected.get(symbol, 0.0) + share
    return expected
