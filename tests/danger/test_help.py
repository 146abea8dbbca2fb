"""Which lines are shown, in which order, whatever is missing."""

from collections.abc import Sequence

import pytest

from indexer.danger.help import Helplines
from indexer.model.danger import DangerRules
from indexer.model.help import Assessment, Crisis, Level
from indexer.model.resource import Resource
from indexer.model.vocabulary import LineCategory as Kind
from indexer.model.vocabulary import LineState

from .conftest import a_line

FULL = (
    a_line("adult", Kind.ADULT, Kind.LISTENING),
    a_line("child", Kind.CHILD),
    a_line("crisis", Kind.CRISIS),
    a_line("emergency", Kind.EMERGENCY),
    a_line("poison", Kind.POISON),
    a_line("abuse", Kind.ABUSE),
    a_line("eating", Kind.EATING),
    a_line("directory", Kind.DIRECTORY, country="INT"),
)


def shown(rules: DangerRules, lines: Sequence[Resource], category: str, country: str = "GB", level: Level = Level.CRISIS) -> Crisis:
    helplines = Helplines(lines, rules, {"GB": "United Kingdom"})
    return helplines.crisis_for(Assessment(level=level, category=category, rules=()), country)


def names(crisis: Crisis) -> list[str]:
    return [line.id.removeprefix("helpline-").removeprefix("gb-").removeprefix("int-") for line in crisis.help]


@pytest.mark.parametrize(
    ("category", "first"),
    [
        ("overdose", ["emergency", "poison"]),
        ("abuse", ["child", "abuse", "emergency"]),
        ("suicidal", ["child", "crisis", "emergency"]),
        ("help-request", ["child", "crisis", "emergency"]),
        ("eating-danger", ["eating", "child", "emergency"]),
    ],
)
def test_each_kind_of_danger_has_its_own_order(rules: DangerRules, category: str, first: list[str]) -> None:
    assert names(shown(rules, FULL, category))[: len(first)] == first


def test_every_category_shows_the_emergency_number_and_ends_with_the_directory(rules: DangerRules) -> None:
    for category in rules.categories:
        ids = names(shown(rules, FULL, category.slug, level=category.level))
        assert "emergency" in ids, category.slug
        assert ids[-1] == "directory", category.slug


def test_the_emergency_number_stays_when_there_are_too_many_lines(rules: DangerRules) -> None:
    many = [a_line(f"line-{i}", kind) for i, kind in enumerate([Kind.CHILD, Kind.CRISIS, Kind.YOUTH, Kind.LISTENING, Kind.ADULT] * 3)]
    assert "emergency" in names(shown(rules, [*many, *FULL], "low", level=Level.CONCERN))


def test_paired_lines_stand_together(rules: DangerRules) -> None:
    lines = [*FULL, a_line("teen", Kind.CHILD, paired_with=("helpline-gb-adult",))]
    ids = names(shown(rules, lines, "suicidal"))
    assert abs(ids.index("teen") - ids.index("adult")) == 1


def test_withdrawn_lines_are_never_shown(rules: DangerRules) -> None:
    lines = [*FULL, a_line("gone", Kind.CHILD, state=LineState.WITHDRAWN)]
    assert "gone" not in names(shown(rules, lines, "suicidal"))


def test_an_unknown_country_gets_the_directory_and_no_invented_number(rules: DangerRules) -> None:
    crisis = shown(rules, FULL, "suicidal", country="ZZ")
    assert names(crisis) == ["directory"]
    assert crisis.next_step is not None
    assert "local emergency number" in crisis.next_step
    assert "112" not in crisis.next_step
    assert "911" not in crisis.next_step


def test_the_age_of_a_number_is_said_with_what_to_do_if_it_fails(rules: DangerRules) -> None:
    row = next(line for line in shown(rules, FULL, "suicidal").help if line.id.endswith("crisis"))
    assert row.seen == "seen June 2026 in 3 published sources; if it doesn't connect, call Child: 0800 1111"


def test_a_number_without_a_date_is_still_shown(rules: DangerRules) -> None:
    row = shown(rules, [a_line("undated", Kind.CRISIS, seen=None)], "suicidal").help[0]
    assert row.seen.startswith("seen in 3 published sources")


@pytest.mark.parametrize("country", ["", " gb ", "xx", "\ud800", "INT", "🇬🇧"])
@pytest.mark.parametrize("lines", [(), FULL], ids=["no lines at all", "some lines"])
def test_no_country_and_no_lines_ever_raise(rules: DangerRules, lines: Sequence[Resource], country: str) -> None:
    for category in ("suicidal", "no-such-category", ""):
        assert shown(rules, lines, category, country).heading


def test_at_level_none_nothing_is_shown(rules: DangerRules) -> None:
    crisis = Helplines(FULL, rules).crisis_for(Assessment(level=Level.NONE), "GB")
    assert (crisis.help, crisis.message, crisis.category) == ((), None, None)


def test_words_in_spanish_bring_the_core_sentences_in_spanish(rules: DangerRules) -> None:
    found = Assessment(level=Level.CRISIS, category="suicidal", rules=("es-suicidal",))
    assert [w.lang for w in Helplines(FULL, rules).crisis_for(found, "GB").in_other_words] == ["es"]


def test_exit_comes_first_for_abuse_only(rules: DangerRules) -> None:
    assert shown(rules, FULL, "abuse").exit_first
    assert not shown(rules, FULL, "suicidal").exit_first
