"""Where the evidence is and where it is missing: how many techniques of each grade a topic or family has, and the drawing of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from indexer.model.resource import Resource
from indexer.model.taxonomy import Taxonomy, Term, Topic
from indexer.model.vocabulary import Grade, Kind
from search_web.reading import MADE_FOR
from search_web.words import EVIDENCE_WORDS

GRADES = (Grade.STRONG, Grade.MODERATE, Grade.EARLY, Grade.PRACTICE)

ROW = 34
LABEL = 210
COLUMN = 105
HEAD = 44
LARGEST = 15.0
"""Radius of the largest dot: two of them don't touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A cell of the plot: how many, where it lies, how large it is."""

    grade: Grade
    count: int
    x: int
    y: int
    r: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the plot."""

    slug: str
    label: str
    y: int
    dots: tuple[Dot, ...]

    @property
    def counts(self) -> Mapping[Grade, int]:
        """How many techniques of each grade; none where there is no dot."""
        return {dot.grade: dot.count for dot in self.dots}

    @property
    def gap(self) -> bool:
        """Whether nothing here has more than early studies."""
        return not self.counts.get(Grade.STRONG) and not self.counts.get(Grade.MODERATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A drawing: its rows, its columns with their places, its size."""

    lines: tuple[Line, ...]
    columns: tuple[tuple[Grade, str, int], ...]
    width: int
    height: int


def plot_topics(resources: Sequence[Resource], taxonomy: Taxonomy) -> Plot:
    """Return techniques made for each topic, by grade."""
    return _plot(resources, taxonomy.topics, lambda it: [slug for slug, strength in it.topics.items() if strength >= MADE_FOR])


def plot_families(resources: Sequence[Resource], taxonomy: Taxonomy) -> Plot:
    """Return techniques of each family, by grade."""
    return _plot(resources, taxonomy.families, lambda it: it.families)


def _plot(resources: Iterable[Resource], rows: Sequence[Topic | Term], filed: Callable[[Resource], Iterable[str]]) -> Plot:
    counts = _count(resources, filed)
    most = max(counts.values(), default=1)
    return Plot(
        lines=tuple(_line(one, HEAD + ROW * at + ROW // 2, counts, most) for at, one in enumerate(rows)),
        columns=tuple((grade, EVIDENCE_WORDS[grade], _x(grade)) for grade in GRADES),
        width=LABEL + COLUMN * len(GRADES),
        height=HEAD + ROW * len(rows),
    )


def _count(resources: Iterable[Resource], filed: Callable[[Resource], Iterable[str]]) -> dict[tuple[str, Grade], int]:
    counts: dict[tuple[str, Grade], int] = {}
    for one in resources:
        if one.kind is Kind.TECHNIQUE and one.evidence and one.evidence.grade:
            for slug in filed(one):
                counts[slug, one.evidence.grade] = counts.get((slug, one.evidence.grade), 0) + 1
    return counts


def _line(one: Topic | Term, y: int, counts: Mapping[tuple[str, Grade], int], most: int) -> Line:
    return Line(slug=one.slug, label=one.label, y=y, dots=tuple(_dots(one.slug, y, counts, most)))


def _dots(slug: str, y: int, counts: Mapping[tuple[str, Grade], int], most: int) -> Iterator[Dot]:
    """Yield the dots of a row; their areas, not their radii, go with the counts."""
    for grade in GRADES:
        count = counts.get((slug, grade), 0)
        if count:
            yield Dot(grade=grade, count=count, x=_x(grade), y=y, r=round(max(5.0, LARGEST * sqrt(count / most)), 1))


def _x(grade: Grade) -> int:
    return LABEL + COLUMN * GRADES.index(grade) + COLUMN // 2
