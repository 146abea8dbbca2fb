"""Our measures agree with an independent implementation, and with what one can work out by hand."""

import random

import ir_measures
import pytest
from ir_measures import RR, P, nDCG

from indexer.errors import CorpusError
from indexer.evaluation import Judged, measure, ndcg, precision, rank_plain, read_judgments, reciprocal_rank, success


def cases():
    dice = random.Random(3)
    for number in range(30):
        ids = [f"d{n}" for n in range(20)]
        grades = {id_: dice.randint(0, 3) for id_ in dice.sample(ids, 12)}
        yield f"q{number}", dice.sample(ids, 15), grades


@pytest.mark.parametrize(("query", "ranking", "grades"), list(cases()))
def test_measures_agree_with_ir_measures(query, ranking, grades):
    qrels = [ir_measures.Qrel(query, id_, grade) for id_, grade in grades.items()]
    run = [ir_measures.ScoredDoc(query, id_, float(len(ranking) - place)) for place, id_ in enumerate(ranking)]
    gains = {0: 0, 1: 1, 2: 3, 3: 7}
    theirs = ir_measures.calc_aggregate([nDCG(gains=gains) @ 10, P(rel=2) @ 5], qrels, run)
    assert ndcg(ranking, grades) == pytest.approx(theirs[nDCG(gains=gains) @ 10], abs=1e-6)
    assert precision(ranking, grades) == pytest.approx(theirs[P(rel=2) @ 5], abs=1e-6)
    first = next((id_ for id_ in ranking if grades.get(id_, 0) >= 1), "")
    assert reciprocal_rank(ranking, first) == pytest.approx(ir_measures.calc_aggregate([RR], qrels, run)[RR], abs=1e-6)


def test_by_hand():
    assert ndcg(["a", "b"], {"a": 3, "b": 3}) == 1.0
    assert ndcg(["x"], {"a": 3}) == 0.0
    assert ndcg(["x"], {}) == 0.0
    assert success(["a"], {"a": 2}) == 1.0
    assert success(["a"], {"a": 1}) == 0.0
    assert success([], {"a": 2}) == 0.0
    assert reciprocal_rank(["x", "a"], "a") == 0.5


def test_false_answers_are_measured_on_queries_that_have_none():
    judged = [
        Judged(id="1", query="panic", persona="teen", grades={"a": 3}, known_item="a"),
        Judged(id="2", query="weather", persona="off-topic", grades={}, answerable=False),
    ]
    found = measure(judged, {"1": ["a"], "2": ["a"]})
    assert (found.ndcg, found.known_item_mrr, found.zero_results, found.false_answers) == (1.0, 1.0, 0.0, 1.0)


def test_a_broken_judgment_names_its_line(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "1", "query": "x", "persona": "p", "grades": {}}\n{"id": 2\n')
    with pytest.raises(CorpusError, match=r"a\.jsonl:2"):
        read_judgments(tmp_path)


def test_plain_documents_are_ranked_by_their_words():
    documents = {"1": ("Panic", "what a panic attack is"), "2": ("Sleep", "how to sleep"), "3": ("Both", "panic and sleep and panic")}
    ranked = rank_plain(documents, {"q": "panic attacks", "none": "zebra"})
    assert ranked["q"][0][0] == "1"
    assert [score for _, score in ranked["q"]] == sorted((score for _, score in ranked["q"]), reverse=True)
    assert {id_ for id_, _ in ranked["q"]} == {"1", "3"}
    assert ranked["none"] == []
    assert rank_plain(documents, {"q": "panic sleep"}, k=1)["q"][0][0] == "3"
