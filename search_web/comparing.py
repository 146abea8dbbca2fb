"""Techniques side by side: which rows a comparison has, and what stands in each cell. Knows no HTTP."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indexer.model.resource import Resource
from search_web.handout import Leaf
from search_web.words import EVIDENCE_SENTENCES, VERDICTS, marked

MOST_COMPARED = 4
"""More columns than four don't fit side by side, nor in a head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its name, and for each technique what it holds, as items of a list or one text."""

    name: str
    cells: tuple[tuple[str, ...], ...]
    numbered: bool = False


def _steps(it: Resource) -> Sequence[str]:
    return [step.say_less or step.do for step in it.steps] or [section.heading for section in it.body]


def _time(it: Resource) -> Sequence[str]:
    return [f"{it.minutes.quick}–{it.minutes.full} min"] if it.minutes else []


def _evidence(it: Resource) -> Sequence[str]:
    return [it.evidence.plain] if it.evidence else []


def _cautions(it: Resource) -> Sequence[str]:
    return [*it.skip_when, *(f"{note.if_}: {note.then}" for note in it.safety.notes)]


ROWS: tuple[tuple[str, Callable[[Resource], Sequence[str]]], ...] = (
    (marked("Steps"), _steps),
    (marked("How long"), _time),
    (marked("How it may work"), lambda it: [it.counsellor.mechanism] if it.counsellor else []),
    (marked("What was studied"), _evidence),
    (marked("Cautions"), _cautions),
    (marked("Neurodivergence"), lambda it: [it.counsellor.adapt.neurodivergent] if it.counsellor else []),
    (marked("Trauma"), lambda it: [it.counsellor.adapt.trauma] if it.counsellor else []),
    (marked("Culture"), lambda it: [it.counsellor.adapt.culture] if it.counsellor else []),
    (marked("Measures"), lambda it: [it.counsellor.measures] if it.counsellor else []),
)


def compared(leaves: Sequence[Leaf]) -> Iterator[Row]:
    """Yield the rows that at least one of the techniques fills."""
    for name, cell in ROWS:
        cells = tuple(tuple(cell(one.resource)) for one in leaves)
        if any(cells):
            yield Row(name=name, cells=cells, numbered=cell is _steps)


def sure(it: Resource) -> str | None:
    """Return how sure we are, in a sentence."""
    if it.verdict is not None:
        return VERDICTS[it.verdict]
    return EVIDENCE_SENTENCES[it.evidence.grade] if it.evidence and it.evidence.grade else None
