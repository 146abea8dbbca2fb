"""Honesty about evidence: no grade above what was seen, no review that nobody did."""

from collections.abc import Iterator, Mapping

from indexer.corpus.load import Corpus, Entry
from indexer.corpus.problems import Problem
from indexer.model.vocabulary import Checked, Grade, Kind, ReviewState, Subkind

SEEN = frozenset({Checked.SEEN_FULL, Checked.SEEN_ABSTRACT})
NEEDS_A_SEEN_SOURCE = frozenset({Grade.STRONG, Grade.MODERATE})


def grade_and_verdict_fit_the_kind(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem unless a myth check has a verdict and everything else with evidence a grade."""
    for entry in corpus.entries:
        resource = entry.resource
        if resource.kind is Kind.HELPLINE or resource.evidence is None:
            continue
        myth = resource.subkind is Subkind.MYTH_CHECK
        held: Mapping[str, object] = {"verdict": resource.verdict, "evidence.grade": resource.evidence.grade}
        wanted, unwanted = ("verdict", "evidence.grade") if myth else ("evidence.grade", "verdict")
        noun = "myth check" if myth else str(resource.kind)
        if held[wanted] is None:
            what = f"`{wanted}` is missing; a {noun} has one."
            yield Problem(place=entry.at("evidence"), code="R032", what=what, remedy="Add it.")
        if held[unwanted] is not None:
            what = f"A {noun} has no `{unwanted}`."
            yield Problem(place=entry.at(*unwanted.split(".")), code="R032", what=what, remedy="Take it out.")


def grade_is_backed(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for a grade above practice without citation, or above early without one at least seen in abstract."""
    for entry in corpus.entries:
        evidence = entry.resource.evidence
        if evidence is None or evidence.grade in (None, Grade.PRACTICE):
            continue
        place = entry.at("evidence", "grade")
        if not evidence.citations:
            what = f"The grade is {evidence.grade} but nothing is cited."
            yield Problem(place=place, code="R030", what=what, remedy="Cite what it rests on, or grade it practice.")
        elif evidence.grade in NEEDS_A_SEEN_SOURCE and not any(c.checked in SEEN for c in evidence.citations):
            what = f"The grade is {evidence.grade} but no cited work was seen, not even its abstract."
            yield Problem(place=place, code="R030", what=what, remedy="Look one up, or grade it early.")


def citations_can_be_found(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for each citation that claims to have been seen but has neither DOI nor address."""
    for entry in corpus.entries:
        evidence = entry.resource.evidence
        for number, citation in enumerate(evidence.citations if evidence else ()):
            if citation.doi is None and citation.url is None and citation.checked is not Checked.NOT_CHECKED:
                what = f"`{citation.ref[:60]}` has neither doi nor url."
                place = entry.at("evidence", "citations", number)
                yield Problem(place=place, code="R031", what=what, remedy="Add one, or mark it not-checked.")


def review_is_honest(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem where a review is claimed without saying by whom and when, or denied but signed."""
    for entry in corpus.entries:
        yield from _review(entry)


def _review(entry: Entry) -> Iterator[Problem]:
    review = entry.resource.review
    signed = review.by is not None and review.date is not None
    if review.state is not ReviewState.UNREVIEWED and not signed:
        what = f"The review state is {review.state} but nobody signed it."
        yield Problem(place=entry.at("review"), code="R033", what=what, remedy="Fill in `by` and `date`, or set it to unreviewed.")
    if review.state is ReviewState.UNREVIEWED and (review.by or review.date):
        what = "The review state is unreviewed, yet `by` or `date` is filled in."
        yield Problem(place=entry.at("review"), code="R033", what=what, remedy="Set both to null, or change the state.")
