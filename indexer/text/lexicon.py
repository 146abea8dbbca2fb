"""Finds lay expressions in a text: longest first, word for word, by one look-up a run of words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.model.lexicon import Lexicon, LexiconGroup
from indexer.text.analysis import Token, tokenise

PLAIN_WEIGHT = 1.0
SLANG_WEIGHT = 0.7
"""Slang is often a joke and ages in months, so it counts for less than plain words."""


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """An expression found: the group it belongs to, its weight, and the stretch of text."""

    group: LexiconGroup
    weight: float
    start: int
    end: int
    shown: bool


Entry = tuple[LexiconGroup, float, bool]


@dataclass(frozen=True, slots=True, eq=False)
class CompiledLexicon:
    """Groups by the terms of their expressions; `longest` is the most words an expression has."""

    entries: Mapping[tuple[str, ...], tuple[Entry, ...]]
    longest: int

    def matches(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield what is found in `tokens` (function words included), longest first at each place, without overlap."""
        found = [token.term for token in tokens]
        place = 0
        while place < len(found):
            length = self._length_at(found, place)
            if length:
                last = tokens[place + length - 1]
                for group, weight, shown in self.entries[tuple(found[place : place + length])]:
                    yield Match(group, weight, tokens[place].start, last.end, shown)
            place += max(1, length)

    def _length_at(self, found: list[str], place: int) -> int:
        for length in range(min(self.longest, len(found) - place), 0, -1):
            if tuple(found[place : place + length]) in self.entries:
                return length
        return 0


def compile_lexicon(lexicon: Lexicon) -> CompiledLexicon:
    """Return the lexicon ready for matching."""
    entries: dict[tuple[str, ...], tuple[Entry, ...]] = {}
    for group in lexicon.groups:
        registers = (
            (group.lay, PLAIN_WEIGHT, True),
            (group.clinical, PLAIN_WEIGHT, True),
            (group.slang, SLANG_WEIGHT, True),
            (group.route_only, PLAIN_WEIGHT, False),
        )
        for expressions, weight, shown in registers:
            for expression in expressions:
                key = tuple(token.term for token in tokenise(expression))
                entries[key] = (*entries.get(key, ()), (group, weight, shown))
    return CompiledLexicon(entries, max(map(len, entries), default=0))
