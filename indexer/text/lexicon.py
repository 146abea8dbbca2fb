"""Finds expressions in a text: longest first, word for word, by one look-up a run of words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from indexer.model.lexicon import Lexicon, LexiconGroup, Wish
from indexer.text.analysis import Token, tokenise

PLAIN_WEIGHT = 1.0
SLANG_WEIGHT = 0.7
"""Slang is often a joke and ages in months, so it counts for less than plain words."""


Meant = TypeVar("Meant")


@dataclass(frozen=True, slots=True, eq=False)
class Expressions(Generic[Meant]):
    """What each run of terms stands for; `longest` is the most words one has."""

    entries: Mapping[tuple[str, ...], tuple[Meant, ...]]
    longest: int

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[tuple[Meant, ...], Sequence[Token]]]:
        """Yield what is found in `tokens` (function words included) and where, longest first at each place, without overlap."""
        found = [token.term for token in tokens]
        place = 0
        while place < len(found):
            length = self._length_at(found, place)
            if length:
                yield self.entries[tuple(found[place : place + length])], tokens[place : place + length]
            place += max(1, length)

    def _length_at(self, found: list[str], place: int) -> int:
        for length in range(min(self.longest, len(found) - place), 0, -1):
            if tuple(found[place : place + length]) in self.entries:
                return length
        return 0


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A group, how much the expression found speaks for it, and whether the expression may be shown."""

    group: LexiconGroup
    weight: float
    shown: bool


def compile_groups(lexicon: Lexicon) -> Expressions[Entry]:
    """Return what lay words lead to, ready for matching."""
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
                key = _key(expression)
                entries[key] = (*entries.get(key, ()), Entry(group, weight, shown))
    return Expressions(entries, max(map(len, entries), default=0))


def compile_wishes(lexicon: Lexicon) -> Expressions[Wish]:
    """Return the wishes a query can hold, ready for matching."""
    entries: dict[tuple[str, ...], tuple[Wish, ...]] = {}
    for wish in lexicon.wishes:
        for expression in wish.says:
            key = _key(expression)
            entries[key] = (*entries.get(key, ()), wish)
    return Expressions(entries, max(map(len, entries), default=0))


def _key(expression: str) -> tuple[str, ...]:
    return tuple(token.term for token in tokenise(expression))
