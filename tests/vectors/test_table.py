"""Meaning: the shipped table reads any text, quickly enough, and puts like beside like."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import EnvironmentProblem
from indexer.vectors.table import load_table, save_table
from indexer.vectors.wordpiece import pieces


@pytest.fixture(scope="module")
def table():
    return load_table()


def test_a_word_is_split_into_its_longest_pieces():
    vocabulary = {"over": 0, "##think": 1, "##ing": 2, "##thinking": 3, "o": 4}
    assert pieces("Overthinking", vocabulary) == [0, 3]


def test_an_odd_letter_does_not_lose_the_word():
    assert pieces("ov\u00e9r\u2603think", {"over": 0, "think": 1}) == [0, 1]


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("cant sleep", "lying awake at night", "argument with my mum"),
        ("my heart is racing", "panic attack", "doing homework"),
        ("feel so alone", "no friends to sit with", "breathing in a square"),
        ("anxeity", "anxiety", "pizza"),
    ],
)
def test_like_lies_beside_like(table, text, near, far):
    asked = table.encode(text)
    assert asked @ table.encode(near) > asked @ table.encode(far)


@given(st.text(max_size=300))
def test_every_text_has_a_vector_of_length_one_or_none(text):
    vector = load_table().encode(text)
    assert np.isfinite(vector).all()
    assert float(np.linalg.norm(vector)) == pytest.approx(1.0, abs=1e-3) or not vector.any()


def test_a_table_is_read_back_as_it_was_written(tmp_path):
    vectors = np.array([[1.0, 0.0], [0.0, 2.0], [0.5, 0.5]], dtype=np.float32)
    save_table(tmp_path, ["panic", "attack"], np.array([[0, 1]], dtype=np.int32), vectors)
    found = load_table(tmp_path)
    assert found.numbers("panic attack") == [0, 1, 2]
    assert np.allclose(found.encode("panic attack"), np.array([1.5, 2.5]) / np.hypot(1.5, 2.5), atol=0.02)


def test_a_missing_table_says_what_to_do(tmp_path):
    with pytest.raises(EnvironmentProblem, match="Install the package again"):
        load_table(tmp_path)
