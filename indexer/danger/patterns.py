"""Patterns over words, compiled to bit arithmetic: one number holds, for each symbol, the places where it stands.

A pattern then moves along the text in all places at once, so time is linear and nothing backtracks. Knows nothing of danger.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_STEP = re.compile(r"(?P<gap>\.\.(?P<size>[0-9]+))|(?P<end>[\^$])|(?P<alts>[^\s?]+)(?P<optional>\?)?")
_MAX_GAP = 12
_MAX_FILLERS = 4
"""So many words that say nothing may stand in a row between two that matter."""


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why and what to write."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next symbol, after at most `gap` other words; it may be missing if `optional`."""

    symbol: int
    gap: int = 0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """One pattern ready to run. `required` must all be present for it to match at all."""

    steps: tuple[Step, ...]
    required: frozenset[int]
    from_start: bool = False
    to_end: bool = False


class Bits(dict[int, int]):
    """For each symbol the places of its words, as bits, worked out when first asked for: few of those present ever are."""

    __slots__ = ("words",)

    def __init__(self) -> None:
        super().__init__()
        self.words: list[tuple[int, frozenset[int]]] = []

    def __missing__(self, symbol: int) -> int:
        bits = 0
        for bit, symbols in self.words:
            if symbol in symbols:
                bits |= bit
        self[symbol] = bits
        return bits


@dataclass(slots=True)
class Places:
    """Where each symbol stands in one text: as one word (`at`) or as several (`long`: first words and length)."""

    count: int
    at: Bits = field(default_factory=Bits)
    long: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    fillers: int = 0
    present: set[int] = field(default_factory=set)


class Symbols:
    """Numbers for words and classes, and which numbers a word answers to."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._members = {name: tuple(m.strip() for m in text.split(",") if m.strip()) for name, text in classes.items()}
        self._numbers: dict[str, int] = {}
        self.of_word: dict[str, list[int]] = {}
        self.of_stem: dict[str, list[int]] = {}
        self.phrases: list[tuple[int, Compiled]] = []
        self.breadth: dict[int, int] = {}

    def number(self, alternatives: str, words: Callable[[str], list[str]]) -> int:
        """Return the symbol for `a|b|{c}`, making it if it is new."""
        key = "|".join(sorted(alternatives.split("|")))
        if key not in self._numbers:
            self._numbers[key] = symbol = len(self._numbers)
            members = sorted({m for part in key.split("|") for m in self._expand(part, ())})
            self.breadth[symbol] = len(members)
            for member in members:
                self._add(symbol, member, words)
        return self._numbers[key]

    def names(self) -> Mapping[str, int]:
        """Return every symbol by the text it was made from."""
        return self._numbers

    def _expand(self, part: str, inside: tuple[str, ...]) -> Iterable[str]:
        if not part.startswith("{"):
            yield part.replace("_", " ")
            return
        name = part.strip("{}")
        if name in inside or name not in self._members:
            reason = "refers to itself" if name in inside else "is not in `classes`"
            raise PatternError(f"The class {{{name}}} {reason}.")
        for member in self._members[name]:
            yield from self._expand(member, (*inside, name))

    def _add(self, symbol: int, member: str, words: Callable[[str], list[str]]) -> None:
        if member.endswith("*") and " " not in member:
            self.of_stem.setdefault("".join(words(member[:-1])), []).append(symbol)
            return
        parts = words(member)
        if not parts:
            raise PatternError(f"“{member}” holds no word.")
        if len(parts) == 1:
            self.of_word.setdefault(parts[0], []).append(symbol)
            return
        steps = tuple(Step(self.number(part, words)) for part in parts)
        self.phrases.append((symbol, Compiled(steps, frozenset(s.symbol for s in steps))))


def compile_pattern(text: str, symbols: Symbols, words: Callable[[str], list[str]]) -> Compiled:
    """Compile one pattern. Raises PatternError."""
    steps: list[Step] = []
    gap, from_start, to_end = 0, False, False
    for match in _STEP.finditer(text):
        if match["gap"]:
            gap = int(match["size"])
        elif match["end"]:
            from_start, to_end = from_start or match["end"] == "^", to_end or match["end"] == "$"
        else:
            steps.extend(_steps(match, gap, symbols, words))
            gap = 0
    required = frozenset(step.symbol for step in steps if not step.optional)
    if not required or gap > _MAX_GAP or any(step.gap > _MAX_GAP for step in steps):
        raise PatternError(f"The pattern “{text}” needs one word that must be there, and gaps of at most {_MAX_GAP}.")
    return Compiled(tuple(steps), required, from_start, to_end)


def _steps(match: re.Match[str], gap: int, symbols: Symbols, words: Callable[[str], list[str]]) -> list[Step]:
    """Take alternatives and classes as one symbol; a plain word may be several in the rules' spelling (im -> i am)."""
    alternatives, optional = match["alts"], bool(match["optional"])
    if "|" in alternatives or "{" in alternatives or alternatives.endswith("*"):
        return [Step(symbols.number(alternatives, words), gap, optional)]
    parts = words(alternatives)
    return [Step(symbols.number(part, words), gap if i == 0 else 0, optional) for i, part in enumerate(parts)]


def ends_of(pattern: Compiled, places: Places, blocked: int = 0, start: int | None = None) -> int:
    """Return, as bits, the places just after each match that begins at `start` (anywhere if None) on words not `blocked`."""
    everywhere = (1 << places.count) - 1
    state = everywhere if start is None else start
    if pattern.from_start:
        state &= _skip_fillers(1, places.fillers)
    for step in pattern.steps:
        reach = state
        for _ in range(step.gap):
            reach |= reach << 1
        after = (reach & places.at[step.symbol] & ~blocked) << 1
        for first, length in places.long.get(step.symbol, ()):
            after |= _whole(reach & first, length, blocked) << length
        state = _skip_fillers(after, places.fillers) | (state if step.optional else 0)
        if not state:
            return 0
    return state & _skip_to_end(places) if pattern.to_end else state


def _whole(firsts: int, length: int, blocked: int) -> int:
    for i in range(length):
        firsts &= ~(blocked >> i)
    return firsts


def _skip_fillers(state: int, fillers: int) -> int:
    for _ in range(_MAX_FILLERS):
        more = state | ((state & fillers) << 1)
        if more == state:
            break
        state = more
    return state


def _skip_to_end(places: Places) -> int:
    """Return the places from which only fillers are left."""
    at = places.count
    while at and places.fillers >> (at - 1) & 1:
        at -= 1
    return (1 << (places.count + 1)) - (1 << at)


def covered(pattern: Compiled, places: Places) -> int:
    """Return, as bits, the words that matches of `pattern` cover, from first to last."""
    cover, firsts = 0, (1 << places.count) - 1
    first = pattern.steps[0]
    if not first.optional:
        firsts &= places.at[first.symbol] | sum_bits(bits for bits, _ in places.long.get(first.symbol, ()))
    while firsts:
        start = firsts & -firsts
        firsts ^= start
        ends = ends_of(pattern, places, start=start)
        if ends:
            cover |= (1 << (ends.bit_length() - 1)) - start
    return cover


def sum_bits(numbers: Iterable[int]) -> int:
    """Return all bits that any of `numbers` has."""
    total = 0
    for number in numbers:
        total |= number
    return total


def locate(words: Sequence[Sequence[str]], symbols_of: Callable[[str], frozenset[int]]) -> Places:
    """Note which symbols each word answers to. Phrases come after: the compiled rules find them with their index."""
    places = Places(len(words))
    for i, readings in enumerate(words):
        found = symbols_of(readings[0])
        for other in readings[1:]:
            found = found | symbols_of(other)
        if found:
            places.at.words.append((1 << i, found))
    places.present = set().union(*(found for _, found in places.at.words))
    return places
