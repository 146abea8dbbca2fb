"""Ranking: stages of one signature in one tuple. Each adds its part to every candidate's score and keeps that part for the explanation.

Weights are shares of the lexical score of the best document, which counts as 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from indexer.catalogue import GRADES, KINDS, Catalogue
from indexer.model.search import Facet, Query, Understanding
from indexer.model.vocabulary import Grade, Kind

Scores = NDArray[np.float64]

TOPIC_WEIGHT = 0.6
"""A resource made for the topic that the lay words name. Below 1: the words themselves say which of forty resources is meant."""

FAMILY_WEIGHT = 0.3
"""Naming a family ("breathing", "something creative") asks for it less plainly than naming what is going on."""

VOTE_WEIGHT = 0.4
"""What the best lexical matches are about, as a vote: makes the first ten coherent (RM-style feedback on topics, not on words)."""

VOTERS = 10

NAME_WEIGHT = 1.5
"""Somebody who types the name of a thing wants that thing first, whatever else matches."""

EVIDENCE_PRIOR: Mapping[Grade | None, float] = {
    Grade.STRONG: 0.06,
    Grade.MODERATE: 0.05,
    Grade.EARLY: 0.02,
    Grade.PRACTICE: 0.0,
    None: 0.0,
}
"""Better tested first among equals; too small to lift a resource over one that fits better."""

CLOSED_PENALTY = 2.0
"""The tombstone of a closed app: found by its name, never by its topic."""

LINE_PENALTY = 0.8
"""Helplines stand in the help panel whenever they are needed; among results they come after what one can do, unless asked for."""

LINE_WORDS = frozenset("helplin hotlin number phone call line text chat webchat talk samaritan childlin 988 116123 somebodi someon".split())
"""Terms with which people ask for somebody to talk to."""

FULL_STRENGTH = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What stages may look at."""

    query: Query
    understanding: Understanding
    name: str
    catalogue: Catalogue


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Candidates: document numbers, their scores, and what each stage added (by stage name)."""

    docs: NDArray[np.int32]
    scores: Scores
    parts: tuple[tuple[str, Scores], ...] = ()

    def add(self, stage: str, part: Scores) -> "Pool":
        """Return the pool with `part` added to the scores."""
        return replace(self, scores=self.scores + part, parts=(*self.parts, (stage, part)))


Stage = Callable[[Context, Pool], Pool]


def lexical(_: Context, pool: Pool) -> Pool:
    """Bring lexical scores to 0-1 by the best of them."""
    best = float(pool.scores.max(initial=0.0))
    part = pool.scores / best if best > 0.0 else np.zeros_like(pool.scores)
    return replace(pool, scores=part, parts=(("words", part),))


def named(context: Context, pool: Pool) -> Pool:
    """Lift what the query names: its title, another name for it, its id."""
    meant = context.catalogue.names.get(context.name, ())
    return pool.add("name", NAME_WEIGHT * np.isin(pool.docs, meant).astype(np.float64)) if meant else pool


def topics(context: Context, pool: Pool) -> Pool:
    """Lift what is made for the topics that lay words lead to."""
    asked = context.understanding.topics
    if not asked:
        return pool
    numbers = context.catalogue.topic_numbers
    columns = np.array([numbers[slug] for slug in asked])
    strengths = context.catalogue.columns.topics[pool.docs[:, None], columns] / FULL_STRENGTH
    part: Scores = (strengths * np.array(list(asked.values()))).max(axis=1)
    return pool.add("topics", TOPIC_WEIGHT * part)


def families(context: Context, pool: Pool) -> Pool:
    """Lift what belongs to the families that lay words lead to."""
    asked = context.understanding.families
    if not asked:
        return pool
    numbers = context.catalogue.family_numbers
    columns = np.array([numbers[slug] for slug in asked])
    belongs = context.catalogue.columns.families[pool.docs[:, None], columns]
    part: Scores = (belongs * np.array(list(asked.values()))).max(axis=1)
    return pool.add("families", FAMILY_WEIGHT * part)


def vote(context: Context, pool: Pool) -> Pool:
    """Lift what shares the topics of the best candidates so far."""
    if not len(pool.docs):
        return pool
    best = np.argsort(-pool.scores, kind="stable")[:VOTERS]
    strengths: Scores = context.catalogue.columns.topics[pool.docs] / FULL_STRENGTH
    mass: Scores = pool.scores[best] @ strengths[best]
    total = float(mass.max(initial=0.0))
    if total <= 0.0:
        return pool
    shares: Scores = strengths @ mass
    part: Scores = shares * (VOTE_WEIGHT / max(total, float(shares.max(initial=0.0))))
    return pool.add("vote", part)


def evidence(context: Context, pool: Pool) -> Pool:
    """Lift what is better tested, a little."""
    priors = np.array([EVIDENCE_PRIOR[grade] for grade in GRADES])
    return pool.add("evidence", priors[context.catalogue.columns.grades[pool.docs]])


def lines(context: Context, pool: Pool) -> Pool:
    """Put helplines after the rest, unless somebody to talk to is what was asked for."""
    asked = "getting-help" in context.understanding.topics or not LINE_WORDS.isdisjoint(context.understanding.terms)
    wanted = Kind.HELPLINE in context.query.filters.get(Facet.KIND, ())
    if asked or wanted:
        return pool
    is_line = context.catalogue.columns.kinds[pool.docs] == KINDS.index(Kind.HELPLINE)
    return pool.add("helplines", is_line * np.float64(-LINE_PENALTY)) if is_line.any() else pool


def closed(context: Context, pool: Pool) -> Pool:
    """Sink the tombstones of apps that closed."""
    gone = context.catalogue.columns.closed[pool.docs]
    return pool.add("closed", gone * np.float64(-CLOSED_PENALTY)) if gone.any() else pool


PIPELINE: tuple[Stage, ...] = (lexical, named, topics, families, vote, evidence, lines, closed)


def rank(context: Context, pool: Pool, pipeline: tuple[Stage, ...] = PIPELINE) -> Pool:
    """Run the stages and return the pool best first; equals stay in document order."""
    for stage in pipeline:
        pool = stage(context, pool)
    order = np.argsort(-pool.scores, kind="stable")
    parts = tuple((name, part[order]) for name, part in pool.parts)
    return Pool(pool.docs[order], pool.scores[order], parts)
