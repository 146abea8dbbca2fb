"""Spelling: unknown words are mended where that is sure; known ones are left alone, always."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.spelling import MAX_MENDED, Speller

SPELLER = Speller(
    counts={"panic": 40, "attack": 30, "anxiety": 50, "sleep": 60, "sleeping": 9, "breathe": 20, "cant": 25, "friend": 33},
    known=frozenset("dont tik tok bae form from pani".split()),
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("pnic atack", "panic attack"),
        ("anxeity", "anxiety"),
        ("freind", "friend"),
        ("sleeeeep", "sleep"),
        ("panicattack in maths", "panic attack in maths"),
        ("cantbreathe", "cant breathe"),
        ("Anxity!", "anxiety!"),
    ],
)
def test_a_slip_is_mended(typed, read):
    assert SPELLER.mend(typed)[0] == read


@pytest.mark.parametrize("text", ["form from bae", "don't", "pani", "zzzz qqqq", "tok", "", "панiк", "b3st"])
def test_what_is_known_or_far_from_everything_stays(text):
    assert SPELLER.mend(text) == (text, ())


def test_what_was_read_is_said():
    _, (made,) = SPELLER.mend("help pnic")
    assert (made.typed, made.read) == ("pnic", "panic")


def test_a_text_in_other_words_is_looked_at_only_so_far():
    text = " ".join(["anxeity"] * (MAX_MENDED + 5))
    assert len(SPELLER.mend(text)[1]) == MAX_MENDED


@given(st.text(max_size=200))
def test_any_text_at_all_is_fine(text):
    mended, made = SPELLER.mend(text)
    assert bool(made) == (mended != text)
