"""The service on the real corpus: danger first, then results that fit, then ways to narrow them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.model.help import Level
from indexer.model.search import Facet, Query
from indexer.model.vocabulary import Kind
from indexer.search.service import SearchService


def ids(page) -> list[str]:
    return [hit.resource.id for hit in page.results]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("54321", "five-four-three-two-one"),
        ("5-4-3-2-1", "five-four-three-two-one"),
        ("box breathing", "box-breathing"),
        ("PMR", "squeeze-and-let-go"),
        ("TIPP skills", "tipp-skills"),
        ("fear ladder", "fear-ladder"),
        ("worry time", "worry-time"),
    ],
)
def test_a_name_finds_its_item_first(service, text, first):
    assert ids(service.search(Query(text=text)))[0] == first


@pytest.mark.parametrize(
    ("text", "topic"),
    [("feeling anxious", "anxiety"), ("cant breathe exam tmrw", "panic"), ("cant sleep", "sleep"), ("panic attack in school", "panic")],
)
def test_the_first_result_is_about_what_was_said(service, text, topic):
    page = service.search(Query(text=text))
    assert topic in page.results[0].resource.topics
    assert page.crisis.level is Level.NONE
    assert page.crisis.help == ()


def test_results_say_which_words_they_answer(service):
    page = service.search(Query(text="I’m feeling anxious today"))
    assert any("feeling anxious" in hit.why for hit in page.results)


@pytest.mark.parametrize("text", ["i want to die", "IM GOING TO KILL MYSELF", "my dad hits me", "took all the pills"])
@pytest.mark.parametrize("country", ["GB", "US", "IE", "ZZ", "INT"])
def test_danger_carries_help_for_any_country(service, text, country):
    page = service.search(Query(text=text, country=country))
    assert page.crisis.level is Level.CRISIS
    assert page.crisis.message
    assert page.crisis.help
    assert page.crisis.help[-1].country == "INT" or any(line.country == "INT" for line in page.crisis.help)


def test_at_crisis_no_words_are_marked_and_results_are_of_safe_topics(service):
    page = service.search(Query(text="i want to die tonight", country="GB"))
    spans = [span for hit in page.results for span in (*hit.title, *hit.promise)]
    assert not any(span.match for span in spans)
    assert page.results
    safe = {"suicidal-thoughts", "self-harm", "getting-help"}
    assert all(safe & set(hit.resource.topics) for hit in page.results)


def test_helplines_rank_only_for_the_chosen_country(service):
    page = service.search(Query(text="someone to talk to helpline", country="IE", limit=50))
    lines = [hit.resource for hit in page.results if hit.resource.kind is Kind.HELPLINE]
    assert lines
    assert {line.helpline.country for line in lines} <= {"IE", "INT"}


def test_filters_hold_and_counts_tell_what_they_leave(service):
    wide = service.search(Query(text="anxious", limit=50))
    counts = {value.value: value.count for facet in wide.facets if facet.facet is Facet.DISCREET for value in facet.values}
    narrow = service.search(Query(text="anxious", limit=50, filters={Facet.DISCREET: frozenset({"invisible"})}))
    assert narrow.total == counts["invisible"]
    assert all(hit.resource.setting.discreet == "invisible" for hit in narrow.results)


def test_every_offered_count_is_what_choosing_it_gives(service):
    page = service.search(Query(text="stress at school", limit=1))
    for facet in page.facets:
        for value in facet.values:
            chosen = service.search(Query(text="stress at school", limit=1, filters={facet.facet: frozenset({value.value})}))
            assert chosen.total == value.count, (facet.facet, value.value)


def test_pages_follow_one_another_without_gap_or_overlap(service):
    whole = ids(service.search(Query(text="anxious", limit=20)))
    assert ids(service.search(Query(text="anxious", limit=10))) + ids(service.search(Query(text="anxious", limit=10, offset=10))) == whole
    assert ids(service.search(Query(text="anxious", offset=5000))) == []


def test_an_exact_phrase_must_stand_as_it_is(service):
    page = service.search(Query(text='"slow breath out"', limit=50))
    loose = service.search(Query(text="slow breath out", limit=50))
    assert page.total < loose.total


def test_a_star_looks_for_words_that_begin_so(service):
    assert service.search(Query(text="breath*")).total


@pytest.mark.parametrize("text", ["", "   ", "qzxv wvut", "!!!", "weather tomorrow", "pizza near me"])
def test_there_is_never_an_empty_page(service, text):
    page = service.search(Query(text=text))
    assert page.no_match
    assert page.results == ()
    assert page.nearest_topics


def test_closed_apps_are_found_by_name_and_last_otherwise(service):
    assert ids(service.search(Query(text="mindshift")))[0] == "app-mindshift-cbt"
    anxious = ids(service.search(Query(text="anxiety app", limit=50)))
    assert "app-mindshift-cbt" not in anxious[:5]


def test_explanations_add_up_to_the_score(service):
    for hit in service.search(Query(text="cant sleep", explain=True)).results:
        parts = [float(line.rsplit(" ", 1)[1]) for line in hit.explanation]
        assert sum(parts) == pytest.approx(hit.score, abs=0.01)


def test_a_long_post_is_answered_and_only_its_beginning_ranked(service):
    page = service.search(Query(text="i cant sleep because of exams " + "and so on " * 400))
    assert page.understanding.cut
    assert page.results


def test_a_danger_word_at_the_end_of_a_long_post_is_still_seen(service):
    assert service.search(Query(text="we had maths today. " * 200 + " i want to die")).crisis.level is Level.CRISIS


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_answered(service: SearchService, text):
    page = service.search(Query(text=text, country="GB"))
    assert page.crisis is not None
    assert page.no_match == (not page.results)
