"""The figures themselves: counted right, printed, and never below the gate on development rows."""

from pathlib import Path

import pytest

from indexer.danger.check import DangerCheck
from indexer.danger.evaluation import Judged, Share, evaluate, format_report, read_judged
from indexer.errors import CorpusError
from indexer.model.help import Assessment, Level

DEVELOPMENT = Path(__file__).parents[2] / "resources" / "judgments" / "danger" / "development"


def judged(query: str, level: Level, category: str | None = None) -> Judged:
    return Judged(query=query, level=level, category=category, lang="en", style="plain", batch="a")


def test_an_interval_holds_its_share_and_narrows_with_more_cases() -> None:
    few, many = Share(hits=9, of=10).interval(), Share(hits=900, of=1000).interval()
    assert few[0] < 0.9 < few[1]
    assert many[1] - many[0] < few[1] - few[0]
    assert Share(hits=0, of=0).interval() == (0.0, 1.0)


def test_misses_and_false_alarms_are_counted_by_level() -> None:
    rows = [judged("a", Level.CRISIS, "abuse"), judged("b", Level.CRISIS, "goodbye"), judged("c", Level.NONE)]
    verdicts = {"b": Level.NONE}
    report = evaluate(lambda text: Assessment(level=verdicts.get(text, Level.CRISIS), category="abuse"), rows)
    assert (report.recall.hits, report.recall.of) == (1, 2)
    assert report.shown[Level.NONE, Level.CRISIS].value == 1.0
    assert [miss.row.query for miss in report.misses] == ["b", "c"]
    assert report.blocking() == ()
    assert "recall on crisis" in format_report(report)


def test_a_damaged_row_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"query": "x", "level": "none", "lang": "en", "style": "plain"}\n{"query": 1}\n')
    with pytest.raises(CorpusError, match=r"a\.jsonl:2"):
        read_judged(tmp_path)


def test_the_development_rows_pass_the_release_gate(check: DangerCheck) -> None:
    """Harder batches came in: 95 % recall is not reached, nor no miss in the gravest categories. The baseline holds what was reached."""
    report = evaluate(check.assess, read_judged(DEVELOPMENT))
    assert report.recall.value >= 0.93
    assert min(share.value for share in report.recall_by_category.values()) >= 0.85
    assert report.shown[Level.NONE, Level.CRISIS].value <= 0.01
    assert report.shown[Level.NONE, Level.CONCERN].value <= 0.05
    assert report.shown[Level.CONCERN, Level.CRISIS].value <= 0.20
    assert report.help_on_concern.value >= 0.90
    assert min(share.value for share in report.fuzz.values()) >= 0.90
