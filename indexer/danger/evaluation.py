"""Measures a danger check on judged queries: recall by category, what is over- and under-shown, what survives masking."""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from indexer.danger.fuzz import FUZZES
from indexer.errors import CorpusError
from indexer.model.help import Assessment, Level

_Z = 1.96
"""For intervals that hold the true share in 95 of 100 samples."""
_SEED = 20261122
NEVER_MISSED = frozenset({"plan-or-means", "overdose", "abuse", "third-person", "help-request"})
"""The categories in which no development row may be missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One judged query."""

    query: str
    level: Level
    category: str | None
    lang: str
    style: str
    batch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of cases with its Wilson interval."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """Return the share, 0 if there are no cases."""
        return self.hits / self.of if self.of else 0.0

    def interval(self) -> tuple[float, float]:
        """Return the Wilson 95 % interval."""
        if not self.of:
            return (0.0, 1.0)
        p, n = self.value, self.of
        middle, spread = p + _Z**2 / (2 * n), _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n * n))
        scale = 1 + _Z**2 / n
        return (max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))

    def __str__(self) -> str:
        low, high = self.interval()
        return f"{self.value:7.2%}  ({self.hits}/{self.of}, 95 %: {low:.1%} to {high:.1%})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A query that was shown at another level than judged."""

    row: Judged
    shown: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerReport:
    """All figures of one run. `recall` and `shown` have judged things as keys, `fuzz` the kind of masking."""

    rows: int
    recall: Share
    recall_by_category: Mapping[str, Share]
    recall_by_lang: Mapping[str, Share]
    shown: Mapping[tuple[Level, Level], Share]
    help_on_concern: Share
    right_category: Share
    fuzz: Mapping[str, Share]
    misses: tuple[Miss, ...]

    def blocking(self) -> tuple[Miss, ...]:
        """Return the missed crisis rows of categories in which none may be missed."""
        return tuple(m for m in self.misses if m.row.level is Level.CRISIS and m.row.category in NEVER_MISSED)


def read_judged(folder: Path) -> list[Judged]:
    """Read every JSONL file of `folder`, each a batch. Raises CorpusError with file and line."""
    return [row for path in sorted(folder.glob("*.jsonl")) for row in read_batch(path)]


def read_batch(path: Path) -> Iterable[Judged]:
    """Read one JSONL file of judged queries. Raises CorpusError with file and line."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            category = row.get("category")
            level = Level(row["level"])
            yield Judged(query=row["query"], level=level, category=category, lang=row["lang"], style=row["style"], batch=path.stem)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            what = f"{path}:{number}:1: error[R012] This is not a judged query ({error}). Give it query, level, category, lang, style."
            raise CorpusError(what) from error


def evaluate(assess: Callable[[str], Assessment], rows: Sequence[Judged]) -> DangerReport:
    """Assess every row, plain and masked, and count."""
    results = [(row, assess(row.query)) for row in rows]
    crisis = [(row, found) for row, found in results if row.level is Level.CRISIS]
    concern = [found for row, found in results if row.level is Level.CONCERN]
    caught = [(row, found) for row, found in crisis if found.level is Level.CRISIS]
    return DangerReport(
        rows=len(rows),
        recall=Share(hits=len(caught), of=len(crisis)),
        recall_by_category=_shares((row.category or "", found.level is Level.CRISIS) for row, found in crisis),
        recall_by_lang=_shares((row.lang, found.level is Level.CRISIS) for row, found in crisis),
        shown=_matrix(results),
        help_on_concern=Share(hits=sum(found.level is not Level.NONE for found in concern), of=len(concern)),
        right_category=Share(hits=sum(row.category == found.category for row, found in caught), of=len(caught)),
        fuzz={kind: _kept(assess, [row for row, _ in caught], kind) for kind in FUZZES},
        misses=tuple(Miss(row=row, shown=found.level) for row, found in results if found.level is not row.level),
    )


def _shares(cases: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    counts: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for key, hit in cases:
        counts[key] += 1
        hits[key] += hit
    return {key: Share(hits=hits[key], of=counts[key]) for key in sorted(counts)}


def _matrix(results: Sequence[tuple[Judged, Assessment]]) -> dict[tuple[Level, Level], Share]:
    judged = Counter(row.level for row, _ in results)
    pairs = Counter((row.level, found.level) for row, found in results)
    return {(level, shown): Share(hits=pairs[level, shown], of=judged[level]) for level in Level for shown in Level}


def _kept(assess: Callable[[str], Assessment], caught: Sequence[Judged], kind: str) -> Share:
    """Say how much of what is caught plainly is still caught when masked. Only Latin letters can be masked so."""
    latin = [row.query for row in caught if row.query.isascii()]
    dice = random.Random(f"{_SEED}-{kind}")  # noqa: S311  Reproducible dice, nothing secret.
    kept = sum(assess(FUZZES[kind](query.lower(), dice)).level is Level.CRISIS for query in latin)
    return Share(hits=kept, of=len(latin))


def format_report(report: DangerReport, *, misses: int = 40) -> str:
    """Return the report as text for a terminal."""
    lines = [f"{report.rows} judged queries", f"recall on crisis   {report.recall}"]
    lines += [f"  {name:<16} {share}" for name, share in report.recall_by_category.items()]
    lines += ["recall by language", *(f"  {name:<16} {share}" for name, share in report.recall_by_lang.items()), "judged -> shown"]
    lines += [f"  {judged.value:<8}-> {shown.value:<8} {share}" for (judged, shown), share in report.shown.items()]
    lines += [f"help visible on concern   {report.help_on_concern}", f"category named as judged  {report.right_category}"]
    lines += ["recall kept when masked", *(f"  {kind:<16} {share}" for kind, share in report.fuzz.items())]
    lines.append(f"not shown as judged: {len(report.misses)}")
    lines += [_miss_line(miss) for miss in report.misses[:misses]]
    return "\n".join(lines)


def _miss_line(miss: Miss) -> str:
    row = miss.row
    return f"  {row.batch}: {row.level.value}/{row.category} shown {miss.shown.value}: {row.query[:100]}"
