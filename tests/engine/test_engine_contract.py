"""What every engine promises. Each engine that exists runs all of these."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from indexer.engine.base import FIELD_WEIGHTS, Document, Engine, LexicalQuery
from indexer.engine.whoosh import WEIGHTING, WhooshEngine, open_with_whoosh, whoosh_query, write_index
from indexer.errors import IndexUnusable
from indexer.text.analysis import terms

MakeEngine = Callable[[list[Document]], Engine]


@pytest.fixture(params=["whoosh"])
def make(request, tmp_path) -> Iterator[MakeEngine]:
    opened: list[Engine] = []

    def build(documents: list[Document]) -> Engine:
        folder = tmp_path / f"{request.param}-{len(opened)}"
        folder.mkdir()
        write_index(folder, documents)
        opened.append(WhooshEngine(folder))
        return opened[-1]

    yield build
    for engine in opened:
        engine.close()


def document(key: str, title: str, body: str = "", **facets: str) -> Document:
    return Document(key=key, fields={"title": title, "body": body}, facets={name: tuple(value.split()) for name, value in facets.items()})


def ask(text: str, **more) -> LexicalQuery:
    return LexicalQuery(terms=dict.fromkeys(terms(text), 1.0), **more)


DOCUMENTS = [
    document("a", "Panic in class", "feet on the floor", kind="explainer", topic="panic school"),
    document("b", "Slow breathing", "for panic or worry", kind="technique", topic="panic"),
    document("c", "Sleep tonight", "get up if you lie awake", kind="explainer", topic="sleep"),
    document("d", "Worry time", "a time for worry", kind="technique", topic="worry sleep"),
]


def test_the_document_with_the_word_in_its_title_comes_first(make):
    found = make(DOCUMENTS).search(ask("panic"), 10)
    assert found.docs.tolist() == [0, 1]
    assert found.scores[0] > found.scores[1] > 0
    assert found.total == 2


def test_words_are_found_in_any_of_their_forms(make):
    assert make(DOCUMENTS).search(ask("worrying breathes"), 10).total == 2


def test_a_filter_keeps_only_what_has_one_of_its_values(make):
    engine = make(DOCUMENTS)
    assert engine.search(ask("panic worry sleep", filters={"kind": frozenset({"technique"})}), 10).docs.tolist() == [3, 1]
    assert engine.search(ask("panic worry sleep", filters={"kind": frozenset({"technique"}), "topic": frozenset({"sleep"})}), 10).total == 1
    assert engine.search(ask("panic", filters={"kind": frozenset({"nothing"})}), 10).total == 0


def test_counts_say_what_choosing_a_value_would_leave(make):
    found = make(DOCUMENTS).search(ask("panic worry sleep", filters={"kind": frozenset({"technique"})}), 10)
    assert found.counts["kind"] == {"explainer": 2, "technique": 2}
    assert found.counts["topic"] == {"panic": 1, "worry": 1, "sleep": 1}


def test_documents_named_by_the_caller_count_as_matching(make):
    found = make(DOCUMENTS).search(ask("floor", also=(2,)), 10)
    assert set(found.docs.tolist()) == {0, 2}


def test_a_phrase_must_stand_as_it_is(make):
    engine = make(DOCUMENTS)
    assert engine.search(ask("time worry", phrases=[("worri", "time")]), 10).docs.tolist() == [3]
    assert engine.search(ask("time worry", phrases=[("time", "sleep")]), 10).total == 0


def test_the_cut_leaves_out_what_hardly_matches(make):
    engine = make(DOCUMENTS)
    assert engine.search(ask("panic class floor feet"), 10).total == 2
    assert engine.search(ask("panic class floor feet", cut=0.5), 10).total == 1


def test_equals_stay_in_document_order(make):
    engine = make([document(str(number), "Same words here") for number in range(12)])
    assert engine.search(ask("words"), 5).docs.tolist() == [0, 1, 2, 3, 4]


def test_a_prefix_expands_to_indexed_terms(make):
    assert make(DOCUMENTS).expand("pan", 5) == ["panic"]


def test_an_explanation_says_what_each_field_added(make):
    engine = make(DOCUMENTS)
    query = ask("panic")
    parts = engine.explain(query, 1)
    assert set(parts) == {"body"}
    assert sum(parts.values()) == pytest.approx(float(engine.search(query, 10).scores[1]), rel=1e-5)


def test_nothing_asked_is_nothing_found(make):
    assert make(DOCUMENTS).search(LexicalQuery(terms={}), 10).total == 0
    assert make(DOCUMENTS).search(ask("zzzz"), 10).total == 0


def random_documents(count: int) -> list[Document]:
    dice = random.Random(7)
    letters = [a + b + c for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]
    sizes = {"title": 4, "aka": 4, "phrases": 30, "promise": 9, "topics": 3, "families": 2, "body": 120}
    return [
        Document(key=str(number), fields={name: " ".join(dice.choices(letters, k=size)) for name, size in sizes.items()}, facets={})
        for number in range(count)
    ]


def test_impact_lists_rank_as_whoosh_itself_does(tmp_path):
    """The same top ten, and the same scores, as Whoosh's own query path over the same index."""
    write_index(tmp_path, random_documents(300))
    engine = WhooshEngine(tmp_path)
    dice = random.Random(11)
    letters = [a + b + c for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]
    with open_with_whoosh(tmp_path).searcher(weighting=WEIGHTING) as searcher:
        for _ in range(60):
            wanted = {term: dice.choice([1.0, 0.35]) for term in dice.choices(letters, k=5)}
            theirs = [(hit.docnum, hit.score) for hit in searcher.search(whoosh_query(wanted), limit=10)]
            ours = engine.search(LexicalQuery(terms=wanted), 10)
            assert ours.scores.tolist() == pytest.approx([score for _, score in theirs], rel=1e-5)
            swapped = [place for place, (doc, _) in enumerate(theirs) if doc != ours.docs[place]]
            assert all(np.isclose(ours.scores[place], theirs[place][1], rtol=1e-6) for place in swapped)
    engine.close()


def test_phrases_are_right_from_many_threads_at_once(tmp_path):
    """A searcher shared by threads gives wrong answers; ours are one a thread."""
    from concurrent.futures import ThreadPoolExecutor

    documents = [document(str(number), f"alpha{number % 7} beta{number % 5} gamma") for number in range(200)]
    write_index(tmp_path, documents)
    engine = WhooshEngine(tmp_path)
    queries = [LexicalQuery(terms={f"alpha{a}": 1.0}, phrases=[(f"alpha{a}", f"beta{b}")]) for a in range(7) for b in range(5)]
    expected = [engine.search(query, 50).docs.tolist() for query in queries]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(5):
            assert [found.docs.tolist() for found in pool.map(lambda query: engine.search(query, 50), queries)] == expected
    engine.close()


def test_an_index_that_is_not_there_or_broken_says_to_rebuild(tmp_path: Path):
    with pytest.raises(IndexUnusable, match="worrystone rebuild"):
        WhooshEngine(tmp_path)


def test_every_field_has_a_weight_above_nothing():
    assert all(weight > 0 for weight in FIELD_WEIGHTS.values())
