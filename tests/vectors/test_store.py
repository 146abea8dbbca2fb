"""What documents mean: compared text by text, in one step or, in a large index, by a shortlist."""

import numpy as np
import pytest

from indexer.vectors import store
from indexer.vectors.store import Saying, compare, open_meanings, write_meanings
from indexer.vectors.table import load_table

SAYINGS = [
    Saying(texts=("cant sleep", "awake at 3am"), head="Can't sleep tonight. What to do for the next hour."),
    Saying(texts=(), head=""),
    Saying(texts=("panic attack in class",), head="Panic in class. What to do now."),
]


@pytest.fixture
def meanings(tmp_path):
    write_meanings(tmp_path, SAYINGS, load_table())
    return open_meanings(tmp_path)


def test_the_nearest_document_is_the_one_that_says_it(meanings):
    found = compare(meanings, load_table().encode("awake in the middle of the night"))
    assert int(np.argmax(found.nearness)) == 0


def test_a_document_without_meaning_is_never_near(meanings):
    found = compare(meanings, load_table().encode("panic"))
    assert found.nearness[1] == 0.0


def test_the_shortlist_of_a_large_index_gives_the_same_best(tmp_path, monkeypatch):
    dice = np.random.default_rng(3)
    table = load_table()
    words = [word for word in list(table.vocabulary)[2000:9000] if word.isalpha()]
    sayings = [
        Saying(texts=tuple(" ".join(dice.choice(words, 3)) for _ in range(4)), head=" ".join(dice.choice(words, 4))) for _ in range(900)
    ]
    write_meanings(tmp_path, sayings, table)
    meanings = open_meanings(tmp_path)
    asked = [table.encode(sayings[place].texts[1]) for place in range(0, 900, 30)]
    exact = [int(np.argmax(compare(meanings, vector).nearness)) for vector in asked]
    monkeypatch.setattr(store, "COMPARED_IN_FULL", 100)
    short = [int(np.argmax(compare(meanings, vector).nearness)) for vector in asked]
    assert np.mean(np.array(exact) == np.array(short)) >= 0.9
