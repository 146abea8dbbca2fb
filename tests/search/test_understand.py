"""What a query asks for: spelling, wishes and what is left to look for; all of it can be taken back."""

import pytest

from indexer.model.search import SPELLING, Query


@pytest.fixture
def read(service):
    return lambda text, *ignore: service.search(Query(text=text, ignore=frozenset(ignore))).understanding


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("calm down in 2 minutes", "two-minutes"),
        ("anxious in class", "in-class"),
        ("grounding without anyone noticing", "nobody-notices"),
        ("no phone sleep help", "no-phone"),
        ("grounding without closing my eyes", "eyes-open"),
        ("something for panic no breathing stuff", "no-breathing"),
        ("app for sleep", "app"),
        ("anger worksheet", "on-paper"),
    ],
)
def test_a_wish_is_read_and_can_be_taken_back(read, text, wish):
    assert wish in {found.id for found in read(text).wishes}
    assert wish not in {found.id for found in read(text, wish).wishes}


def test_what_is_wished_away_is_not_looked_for(read):
    found = read("panic no breathing stuff")
    assert "breath" not in found.terms
    assert found.text == "panic"


def test_a_query_of_wishes_alone_keeps_its_words(read):
    assert read("app").terms


def test_a_slip_is_read_as_the_word_unless_that_is_taken_back(read):
    assert [(made.typed, made.read) for made in read("pnic attack").corrections] == [("pnic", "panic")]
    assert not read("pnic attack", SPELLING).corrections


@pytest.mark.parametrize("word", ["tmrw", "crashing", "bedrotting", "adhd", "skibidi", "mum", "mom", "colour"])
def test_known_and_everyday_words_are_never_corrected(read, word):
    assert not read(f"{word} help").corrections


def test_results_are_as_wished_before_those_that_are_not(service):
    page = service.search(Query(text="calm down no breathing stuff", limit=5))
    assert all("breath" not in hit.resource.setting.body for hit in page.results if hit.resource.setting)


def test_who_asks_for_an_app_gets_apps(service):
    page = service.search(Query(text="app for sleep", limit=3))
    assert {hit.resource.kind for hit in page.results} == {"app"}


def test_in_a_long_post_quotation_marks_are_speech(service):
    post = 'my best mate said "you are just too much" in front of everyone at lunch and now i feel sick every time i walk in there and cannot eat'
    page = service.search(Query(text=post))
    assert not page.understanding.phrases
    assert page.results
