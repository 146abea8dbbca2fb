"""What every engine does, so that ranking and judgments mean the same on each. One set of contract tests runs on all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

FIELD_WEIGHTS: Mapping[str, float] = {
    # What a page is called is the surest sign that it is meant.
    "title": 3.0,
    "aka": 3.0,
    # Searches as people type them, written for each resource: the next best sign, and the longest bridge from lay words.
    "phrases": 2.5,
    # One line that says what it is for.
    "promise": 1.5,
    # Labels of its topics and families: right for many documents at once, so less telling than a name.
    "topics": 1.5,
    "families": 1.0,
    # Steps and sections mention many things in passing.
    "body": 1.0,
}

BM25_K1 = 1.2
BM25_B = 0.75
"""Okapi's usual values (Robertson and Zaragoza 2009, doi:10.1561/1500000019), which are Whoosh's too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What an engine indexes: texts by field (keys of `FIELD_WEIGHTS`) and facet values by facet."""

    key: str
    fields: Mapping[str, str]
    facets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LexicalQuery:
    """Weighted terms of which any may match, phrases of which all must, filters of which all facets must hold.

    Terms and phrases are already analysed (`text.analysis`). A document's number is its place in the order of indexing. Documents
    in `also` count as matching whatever their words (found by meaning, say); their lexical score may be 0.
    """

    terms: Mapping[str, float]
    phrases: Sequence[tuple[str, ...]] = ()
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    also: Sequence[int] = ()
    cut: float = 0.0
    """Leave out documents that score below this share of the best one (taken before filters, so that a filter never widens)."""


@dataclass(frozen=True, slots=True, eq=False)
class Retrieved:
    """The best documents: numbers (int32) and lexical scores (float64), best first, ties in document order.

    `best` is the best document before any filter, so that a filter never makes a query look unanswerable; None when nothing matches.
    `total` counts all that match and pass the filters; `counts` says for each facet and value how many matches choosing that value
    would leave, the filters of the other facets holding.
    """

    docs: NDArray[np.int32]
    scores: NDArray[np.float64]
    best: int | None
    total: int
    counts: Mapping[str, Mapping[str, int]]


class Engine(Protocol):
    """A searchable set of documents, opened for reading; safe to share between threads."""

    @property
    def count(self) -> int:
        """The number of documents."""

    def search(self, query: LexicalQuery, limit: int) -> Retrieved:
        """Return the best `limit` documents.

        Raises: EngineFailure.
        """

    def explain(self, query: LexicalQuery, doc: int) -> Mapping[str, float]:
        """Return how much each field added to a document's score. Slow; for explanations only.

        Raises: EngineFailure.
        """

    def coverage(self, terms: Mapping[str, float], doc: int) -> float:
        """Return how much of what `terms` ask for a document has: the share of their weighted rarity, 0-1. Unknown terms count as rarest."""

    def expand(self, prefix: str, limit: int) -> list[str]:
        """Return up to `limit` indexed terms that start with `prefix`.

        Raises: EngineFailure.
        """

    def close(self) -> None:
        """Let go of files and connections."""
