"""Words: one chain for index and query, without downloaded data."""

import nltk
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.analysis import STOP_WORDS, stem, terms, tokenise, words
from indexer.text.highlight import highlight
from indexer.text.normalise import normalise, normalise_with_offsets
from indexer.text.readability import reading_grade, syllables


@pytest.fixture(autouse=True)
def no_data(monkeypatch):
    """The chain must never need anything that NLTK would download."""
    monkeypatch.setattr(nltk.data, "path", [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can’t sleep", ["cant", "sleep"]),
        ("cant sleep", ["cant", "sleep"]),
        ("5-4-3-2-1", ["5-4-3-2-1"]),
        ("4–7–8 breathing", ["4-7-8", "breath"]),
        ("LGBTQ+", ["lgbtq+"]),
        ("self-harm", ["self", "harm"]),
        ("I don't know", ["dont", "know"]),
        ("soooooo tired", ["soo", "tire"]),
        ("ｐａｎｉｃ", ["panic"]),
    ],
)
def test_what_phones_type_becomes_terms(text, expected):
    assert terms(text) == expected


@pytest.mark.parametrize("word", ["not", "no", "can't", "down", "off", "over", "out", "up", "alone", "never"])
def test_words_that_feelings_hang_on_are_no_stop_words(word):
    assert word not in STOP_WORDS


def test_a_query_of_only_stop_words_keeps_them_all():
    assert terms("it is what it is") == ["it", "is", "what", "it", "is"]


def test_tokens_know_where_they_stood():
    text = "I CAN’T breathe"
    assert [text[token.start : token.end] for token in tokenise(text)] == ["I", "CAN’T", "breathe"]


def test_feelings_that_the_stemmer_keeps_apart_are_left_to_the_lexicon():
    assert stem("anxious") != stem("anxiety")
    assert stem("breathing") == stem("breathe")


@given(st.text())
def test_any_text_can_be_analysed(text):
    assert all(isinstance(term, str) for term in terms(text))
    plain, offsets = normalise_with_offsets(text)
    assert len(offsets) == len(plain) + 1
    assert list(words(text)) is not None


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(), st.sets(st.sampled_from(["panic", "a", "sleep"])))
def test_highlighted_spans_join_to_the_text(text, wanted):
    assert "".join(span.text for span in highlight(text, list(tokenise(text)), wanted)) == text


def test_highlights_mark_the_words_that_match_by_their_stem():
    text = "Breathe slowly, breathing out"
    spans = highlight(text, list(tokenise(text)), {"breath"})
    assert [span.text for span in spans if span.match] == ["Breathe", "breathing"]


@pytest.mark.parametrize(
    ("word", "count"), [("breathe", 1), ("worry", 2), ("little", 2), ("table", 2), ("stopped", 1), ("wanted", 2), ("a", 1)]
)
def test_syllables_are_counted(word, count):
    assert syllables(word) == count


def test_reading_grade_tells_easy_from_hard():
    assert reading_grade("Sit down. Put your feet on the floor. Look at one thing.") < 3
    assert reading_grade("Psychological interventions necessitate comprehensive individualised consideration of comorbidities.") > 14
    assert reading_grade("") == 0.0
