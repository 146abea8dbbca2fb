"""How good the ranking is, on graded queries: nDCG, MRR, success, precision, with bootstrap intervals.

Formulas as in Järvelin and Kekäläinen 2002 (doi:10.1145/582415.582418) with gains 2^grade - 1, checked once in tests against
`ir_measures`. A judgment says for a query which resources answer it, 0 (no) to 3 (made for it).
"""

import json
import math
import random
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import CorpusError

DEPTH = 10
RESAMPLES = 1000
"""Bootstrap samples; the interval's ends move by less than a point from one run to the next. Seeded, so that runs agree."""

NEAR_COPY = 0.7
"""A query that shares so much of its terms with a phrase of the corpus measures the phrase, not the ranking."""

RELEVANT = 2
"""Grade from which a result counts as right for success and precision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A query, who would ask it, and the grades of resources (0-3) by id. What is not named is not relevant."""

    id: str
    query: str
    persona: str
    grades: Mapping[str, int]
    known_item: str | None = None
    answerable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Averages over queries, 0-1, with the 95 % interval of nDCG. MRR is over known-item queries only."""

    queries: int
    ndcg: float
    ndcg_low: float
    ndcg_high: float
    success: float
    precision5: float
    known_item_mrr: float | None
    zero_results: float
    false_answers: float | None


def read_judgments(folder: Path) -> list[Judged]:
    """Read every *.jsonl of a folder, in the order of names and lines.

    Raises: CorpusError naming the file and line that cannot be read.
    """
    return [judged for path in sorted(folder.glob("*.jsonl")) for judged in _read_file(path)]


def _read_file(path: Path) -> Iterator[Judged]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield Judged(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise CorpusError(f"{path}:{number}: this is no judgment ({error}). Mend or remove the line.") from error


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Return the normalised discounted cumulative gain of a ranking; 0.0 when nothing is relevant."""
    ideal = sorted(grades.values(), reverse=True)[:depth]
    best = _gain(ideal)
    return _gain([grades.get(id_, 0) for id_ in ranking[:depth]]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def success(ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return 1.0 if the first result is right."""
    return float(bool(ranking) and grades.get(ranking[0], 0) >= RELEVANT)


def precision(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 5) -> float:
    """Return the share of the first `depth` places that hold a right result."""
    return sum(grades.get(id_, 0) >= RELEVANT for id_ in ranking[:depth]) / depth


def reciprocal_rank(ranking: Sequence[str], wanted: str) -> float:
    """Return 1 / the place of the wanted item, or 0.0."""
    return 1.0 / (ranking.index(wanted) + 1) if wanted in ranking else 0.0


def measure(judgments: Sequence[Judged], rankings: Mapping[str, Sequence[str]]) -> Measures:
    """Return the measures of rankings (ids, best first) by the id of their query."""
    real = [judged for judged in judgments if judged.answerable]
    idle = [judged for judged in judgments if not judged.answerable]
    known = [judged for judged in real if judged.known_item]
    gains = [ndcg(rankings[judged.id], judged.grades) for judged in real]
    low, high = _interval(gains)
    return Measures(
        queries=len(judgments),
        ndcg=_mean(gains),
        ndcg_low=low,
        ndcg_high=high,
        success=_mean([success(rankings[j.id], j.grades) for j in real]),
        precision5=_mean([precision(rankings[j.id], j.grades) for j in real]),
        known_item_mrr=_mean([reciprocal_rank(rankings[j.id], j.known_item or "") for j in known]) if known else None,
        zero_results=_mean([float(not rankings[j.id]) for j in real]),
        false_answers=_mean([float(bool(rankings[j.id])) for j in idle]) if idle else None,
    )


def _mean(values: Sequence[float]) -> float:
    return statistics.fmean(values) if values else 0.0


def _interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the 2.5 and 97.5 percentiles of the mean over bootstrap samples."""
    if not values:
        return 0.0, 0.0
    dice = random.Random(0)  # noqa: S311 - resampling, not secrets
    means = sorted(_mean(dice.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)]


def without_near_copies(judgments: Sequence[Judged], phrases: Iterable[str]) -> list[Judged]:
    """Return the judgments whose query shares less than `NEAR_COPY` of its terms with any one phrase (Jaccard)."""
    from indexer.text.analysis import terms

    by_term: dict[str, list[frozenset[str]]] = {}
    for phrase in {frozenset(terms(phrase)) for phrase in phrases}:
        for term in phrase:
            by_term.setdefault(term, []).append(phrase)

    def is_copy(query: frozenset[str]) -> bool:
        return any(len(query & phrase) >= NEAR_COPY * len(query | phrase) for term in query for phrase in by_term.get(term, ()))

    return [judged for judged in judgments if not is_copy(frozenset(terms(judged.query)))]


def rank_plain(documents: Mapping[str, tuple[str, str]], queries: Mapping[str, str], k: int = 1000) -> dict[str, list[tuple[str, float]]]:
    """Rank plain (title, body) documents by the lexical stage alone, for parity with public collections.

    Title and body are one field here, as in the baselines of those collections. Returns, for each query id, up to `k` (document id,
    score), best first.
    """
    import tempfile

    from indexer.engine.base import Document, LexicalQuery
    from indexer.engine.whoosh import WhooshEngine, write_index
    from indexer.text.analysis import terms

    keys = list(documents)
    with tempfile.TemporaryDirectory(prefix="worrystone-plain-") as place:
        folder = Path(place)
        write_index(folder, (Document(key=key, fields={"body": "\n".join(documents[key])}, facets={}) for key in keys))
        engine = WhooshEngine(folder)
        ranked = {}
        for id_, text in queries.items():
            found = engine.search(LexicalQuery(terms=_weights(terms(text))), k)
            ranked[id_] = [(keys[doc], float(score)) for doc, score in zip(found.docs, found.scores, strict=True)]
        engine.close()
    return ranked


def _weights(found: Sequence[str]) -> dict[str, float]:
    """Return how often each term stands in the query: long queries of the collections repeat what matters."""
    weights: dict[str, float] = {}
    for term in found:
        weights[term] = weights.get(term, 0.0) + 1.0
    return weights
