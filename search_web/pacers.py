"""Patterns of paced breathing, as data. The stylesheet has one class for each; a version without holds comes with each that has them."""

from dataclasses import dataclass

from search_web.words import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One part of a breath: what to do, for how many seconds."""

    cue: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pacer:
    """A pattern of breathing. `name` is also its class in the stylesheet."""

    name: str
    label: str
    beats: tuple[Beat, ...]

    @property
    def counts(self) -> str:
        """The pattern as people write it: 4-7-8."""
        return "-".join(str(beat.seconds) for beat in self.beats)


_IN, _OUT, _HOLD, _REST = marked("Breathe in"), marked("Breathe out"), marked("Pause"), marked("Rest")


def _pacer(name: str, label: str, *beats: tuple[str, int]) -> Pacer:
    return Pacer(name=name, label=label, beats=tuple(Beat(cue=cue, seconds=seconds) for cue, seconds in beats))


LONG_OUT = _pacer("long-out", marked("Longer out"), (_IN, 3), (_OUT, 5))
FOUR_SIX = _pacer("four-six", marked("No hold, long out"), (_IN, 4), (_OUT, 6))
EVEN = _pacer("even", marked("No hold, even"), (_IN, 4), (_OUT, 4))
SLOW_SIX = _pacer("slow-six", marked("Slow six"), (_IN, 5), (_OUT, 5))
BOX = _pacer("box", marked("Box"), (_IN, 4), (_HOLD, 4), (_OUT, 4), (_REST, 4))
SHORT_HOLD = _pacer("short-hold", marked("Short hold"), (_IN, 2), (_HOLD, 3), (_OUT, 4))
FOUR_SEVEN_EIGHT = _pacer("four-seven-eight", marked("Long hold"), (_IN, 4), (_HOLD, 7), (_OUT, 8))

EVERY_PACER = (LONG_OUT, EVEN, SLOW_SIX, FOUR_SIX, BOX, SHORT_HOLD, FOUR_SEVEN_EIGHT)
"""The gentlest first; those with holds last."""

_TAUGHT = {
    "box-breathing": (BOX, EVEN),
    "four-seven-eight": (SHORT_HOLD, FOUR_SIX, FOUR_SEVEN_EIGHT),
    "longer-out-breath": (LONG_OUT, FOUR_SIX),
    "six-breaths-a-minute": (SLOW_SIX, LONG_OUT),
}


def pacers_of(id_: str) -> tuple[Pacer, ...]:
    """Return the patterns that a breathing exercise teaches."""
    return _TAUGHT.get(id_, (LONG_OUT,))
