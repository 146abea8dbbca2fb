"""Judgments through the whole pipeline, and what changed against the figures accepted last.

CI fails when ranking falls below the accepted baseline by more than `TOLERANCE`, or when the danger check misses more than accepted.
The held-out half is run to report only and never gates.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.danger.evaluation import DangerReport, format_report, read_judged
from indexer.danger.evaluation import evaluate as evaluate_check
from indexer.errors import CorpusError, IndexUnusable
from indexer.evaluation import DEPTH, Judged, Measures, measure, ndcg, read_judgments, without_near_copies
from indexer.model.help import Level
from indexer.model.plain import to_plain
from indexer.model.search import Query
from indexer.search.helping import load_help
from indexer.search.service import SearchService
from indexer.settings import Settings

TOLERANCE = 0.01
"""How far nDCG@10 may fall before CI stops it: one point, the size of a re-worded record, not of a broken stage."""

BASELINE = "baseline.json"
SHOWN_LOSSES = 10
SHOWN_MISSES = 40
ROUNDING = 1e-9
EVERYBODY = "all"

COUNTRY = "GB"
"""Whose helplines may rank while judgments are run: half of the queries were written as from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """Measures by persona (and for `all`), and nDCG by query."""

    by_persona: Mapping[str, Measures]
    by_query: Mapping[str, float]


def evaluate_ranking(settings: Settings, *, held_out: bool, accept: bool, as_json: bool) -> tuple[str, bool]:
    """Return the report on ranking and whether it stands up to the baseline.

    Raises: IndexUnusable, CorpusError.
    """
    judgments = read_ranking(settings.resources, held_out=held_out)
    service = SearchService(settings)
    if service.index is None:
        raise IndexUnusable(service.trouble or "There is no index. Run `worrystone rebuild`.")
    evaluated = evaluate(judgments, service)
    path = settings.resources / "judgments" / BASELINE
    accepted = _accepted(path)
    if accept and not held_out:
        _accept(path, "ranking", {"ndcg": evaluated.by_persona[EVERYBODY].ndcg, "by_query": dict(evaluated.by_query)})
    worse = _worse(evaluated, accepted.get("ranking", {}).get("by_query", {}), judgments)
    floor = accepted.get("ranking", {}).get("ndcg", 0.0) - TOLERANCE
    passed = held_out or accept or evaluated.by_persona[EVERYBODY].ndcg >= floor
    if as_json:
        plain = {"personas": to_plain(evaluated.by_persona), "floor": round(floor, 4), "passed": passed, "worse": worse}
        return json.dumps(plain), passed
    lines = [*_table(evaluated), *_overlap(judgments, service), *_verdict(evaluated, floor, worse, passed=passed)]
    return "\n".join(lines), passed


def read_ranking(resources: Path, *, held_out: bool) -> list[Judged]:
    """Return the judgments of one half.

    Raises: CorpusError if there are none.
    """
    folder = resources / "judgments" / "ranking" / ("held-out" if held_out else "development")
    judgments = read_judgments(folder)
    if not judgments:
        raise CorpusError(f"There are no judgments in {folder}.")
    return judgments


def evaluate(judgments: Sequence[Judged], service: SearchService) -> Evaluated:
    """Run every query and measure it, over all and by persona."""
    rankings = {}
    for judged in judgments:
        page = service.search(Query(text=judged.query, country=COUNTRY, limit=DEPTH))
        rankings[judged.id] = [hit.resource.id for hit in page.results]
    groups = {EVERYBODY: list(judgments)}
    for judged in judgments:
        groups.setdefault(judged.persona, []).append(judged)
    return Evaluated(
        by_persona={name: measure(group, rankings) for name, group in groups.items()},
        by_query={judged.id: round(ndcg(rankings[judged.id], judged.grades), 4) for judged in judgments if judged.answerable},
    )


def _overlap(judgments: Sequence[Judged], service: SearchService) -> Iterator[str]:
    """Yield how much the queries repeat what records already say, and the figures without those that do."""
    phrases = (phrase for resource in service.resources() for phrase in (*resource.phrases, *resource.aka, resource.title))
    fresh = without_near_copies(judgments, phrases)
    found = evaluate(fresh, service).by_persona[EVERYBODY]
    copies = len(judgments) - len(fresh)
    yield f"near copies of a phrase or name: {copies} of {len(judgments)}; without them nDCG@10 {found.ndcg:.3f}, success@1 {found.success:.3f}"


def _table(evaluated: Evaluated) -> list[str]:
    lines = [f"{'persona':<18}{'queries':>8}{'nDCG@10':>9}{'95 %':>16}{'success@1':>11}{'P@5':>7}{'known MRR':>11}{'empty':>7}{'false':>7}"]
    for name, found in evaluated.by_persona.items():
        interval = f"{found.ndcg_low:.3f}-{found.ndcg_high:.3f}"
        known, false = _percent(found.known_item_mrr), _percent(found.false_answers)
        figures = f"{found.ndcg:>9.3f}{interval:>16}{found.success:>11.3f}{found.precision5:>7.3f}"
        lines.append(f"{name:<18}{found.queries:>8}{figures}{known:>11}{found.zero_results:>7.3f}{false:>7}")
    return lines


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _worse(evaluated: Evaluated, before: Mapping[str, float], judgments: Sequence[Judged]) -> list[str]:
    """Return the queries that lost most against the baseline."""
    texts = {judged.id: judged.query for judged in judgments}
    drops = [(before[id_] - now, id_) for id_, now in evaluated.by_query.items() if id_ in before and before[id_] - now > TOLERANCE]
    return [f"{id_} -{drop:.3f} “{texts[id_]}”" for drop, id_ in sorted(drops, reverse=True)[:SHOWN_LOSSES]]


def _verdict(evaluated: Evaluated, floor: float, worse: Sequence[str], *, passed: bool) -> list[str]:
    lines = [f"worse: {line}" for line in worse]
    score = evaluated.by_persona[EVERYBODY].ndcg
    return [*lines, f"nDCG@10 {score:.3f}, accepted floor {max(0.0, floor):.3f}: {'fine' if passed else 'FELL BELOW THE BASELINE'}"]


def evaluate_danger(settings: Settings, *, held_out: bool, accept: bool, as_json: bool) -> tuple[str, bool]:
    """Return the report on the danger check and whether it stands up to the baseline.

    Raises: CorpusError, EnvironmentProblem.
    """
    folder = settings.resources / "judgments" / "danger" / ("held-out" if held_out else "development")
    rows = read_judged(folder)
    if not rows:
        raise CorpusError(f"There are no labelled danger queries in {folder}.")
    report = evaluate_check(load_help(settings.resources).check.assess, rows)
    path = settings.resources / "judgments" / BASELINE
    figures = _danger_figures(report)
    if accept and not held_out:
        _accept(path, "danger", figures)
    fallen = [] if held_out else _fallen(figures, _accepted(path).get("danger", {}))
    if as_json:
        return json.dumps({"figures": figures, "fallen": fallen, "passed": not fallen}), not fallen
    verdict = "fine" if not fallen else "FELL BELOW THE BASELINE: " + "; ".join(fallen)
    return f"{format_report(report, misses=0 if held_out else SHOWN_MISSES)}\n{verdict}", not fallen


def _danger_figures(report: DangerReport) -> dict[str, float]:
    """Return the figures that must not fall, each so that more is better."""
    none_kept = {level: 1.0 - report.shown[Level.NONE, level].value for level in (Level.CRISIS, Level.CONCERN)}
    return {
        "recall": report.recall.value,
        "none not shown as crisis": none_kept[Level.CRISIS],
        "none not shown as concern": none_kept[Level.CONCERN],
        "concern not shown as crisis": 1.0 - report.shown[Level.CONCERN, Level.CRISIS].value,
        "help visible on concern": report.help_on_concern.value,
        "fuzz kept": min((share.value for share in report.fuzz.values()), default=1.0),
        "never missed": float(-len(report.blocking())),
    }


def _fallen(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Return what fell below the accepted figures. Without any, a miss where none is allowed still counts."""
    lowest = {"never missed": 0.0, **floors}
    return [f"{name} {figures[name]:.4f} < {floor:.4f}" for name, floor in lowest.items() if figures[name] < floor - ROUNDING]


def _accepted(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise CorpusError(f"{path}: the accepted baseline is no JSON ({error}). Mend it, or make it anew with --accept.") from error
    return found


def _accept(path: Path, part: str, figures: Mapping[str, Any]) -> None:
    whole = _accepted(path) | {part: figures}
    path.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", encoding="utf-8")
