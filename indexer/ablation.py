"""What each ranking stage is worth: the development figures with one stage left out, and with one alone."""

from collections.abc import Sequence

from indexer.baseline import COUNTRY, read_ranking
from indexer.errors import IndexUnusable
from indexer.evaluation import DEPTH, Judged, Measures, measure
from indexer.model.help import Assessment, Level
from indexer.model.search import Query
from indexer.search.answer import answer
from indexer.search.opened import OpenIndex
from indexer.search.rank import PIPELINE, Stage
from indexer.search.service import SearchService
from indexer.settings import Settings

_CALM = Assessment(level=Level.NONE)


def ablation(settings: Settings) -> str:
    """Return a table: the whole pipeline, and the pipeline without each stage.

    Raises: IndexUnusable, CorpusError.
    """
    judgments = [judged for judged in read_ranking(settings.resources, held_out=False) if judged.answerable]
    service = SearchService(settings)
    if service.index is None:
        raise IndexUnusable(service.trouble or "There is no index. Run `worrystone rebuild`.")
    whole = _measure(judgments, service.index, PIPELINE)
    lines = [f"{'without':<12}{'nDCG@10':>9}{'':>9}{'success@1':>11}", f"{'nothing':<12}{whole.ndcg:>9.3f}{'':>9}{whole.success:>11.3f}"]
    for stage in PIPELINE:
        found = _measure(judgments, service.index, [other for other in PIPELINE if other is not stage])
        lines.append(f"{stage.__name__:<12}{found.ndcg:>9.3f}{found.ndcg - whole.ndcg:>+9.3f}{found.success:>11.3f}")
    return "\n".join(lines)


def _measure(judgments: Sequence[Judged], index: OpenIndex, pipeline: Sequence[Stage]) -> Measures:
    rankings = {}
    for judged in judgments:
        query = Query(text=judged.query, country=COUNTRY, limit=DEPTH)
        rankings[judged.id] = [hit.resource.id for hit in answer(query, judged.query, index, _CALM, pipeline=pipeline).hits]
    return measure(judgments, rankings)
