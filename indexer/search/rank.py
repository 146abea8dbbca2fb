"""Ranking: stages of one signature in one tuple. Each adds its part to every candidate's score and keeps that part for the explanation.

Weights were set on the development judgments, near the middle of where they stop mattering; `worrystone evaluate --ablation` shows what
each stage is worth.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from indexer.catalogue import GRADES, KINDS, Catalogue
from indexer.model.search import Facet, Query, Understanding
from indexer.model.vocabulary import Grade, Kind
from indexer.search.meaning import Meaning

Scores = NDArray[np.float64]

WORDS_WEIGHT = 0.3
"""The words themselves, as a share of the best match by words. Meaning has read them already; this keeps rare words and names apart."""

MEANING_WEIGHT = 0.5
"""A standard deviation of nearness. Between 0.3 and 0.8 the development figures hardly move."""

TOPIC_WEIGHT = 0.3
"""A resource made for the topic that the lay words name: forty resources share a topic, so it says where to look, not which."""

FAMILY_WEIGHT = 0.1
"""Naming a family ("breathing", "something creative") asks for it less plainly than naming what is going on."""

VOTE_WEIGHT = 1.0
"""What the nearest documents are about, as a vote: makes the first ten coherent. Worth 1.4 points of nDCG@10 on development queries."""

WISH_WEIGHT = 0.3
"""Followed softly: enough to put what can be done in class before its equals, too little to lift what does not fit. Judges gave what fits
but breaks a wish more than what keeps it and does not fit."""

KIND_WEIGHT = 1.0
"""Asking for an app or for people to talk with asks for that kind of thing; the best technique is no answer."""

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
    meaning: Meaning


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
    """Count the words: lexical scores as a share of the best of them."""
    best = float(pool.scores.max(initial=0.0))
    part = WORDS_WEIGHT * pool.scores / best if best > 0.0 else np.zeros_like(pool.scores)
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


def meaning(context: Context, pool: Pool) -> Pool:
    """Lift what means nearly what was said, whatever its words."""
    return pool.add("meaning", MEANING_WEIGHT * context.meaning.spread[pool.docs].astype(np.float64))


def vote(context: Context, pool: Pool) -> Pool:
    """Lift what shares the topics of the nearest documents."""
    return pool.add("vote", VOTE_WEIGHT * context.meaning.vote[pool.docs].astype(np.float64))


def wishes(context: Context, pool: Pool) -> Pool:
    """Lift what is as the query wishes it to be, and lower what is not."""
    read = context.understanding.wishes
    if not read:
        return pool
    numbers = context.catalogue.wish_numbers
    columns = np.array([numbers[wish.id] for wish in read])
    meant = [context.catalogue.lexicon.wishes[number] for number in columns]
    weights = np.array([(KIND_WEIGHT if wish.facet == Facet.KIND else WISH_WEIGHT) * wish.strength / FULL_STRENGTH for wish in meant])
    part: Scores = context.catalogue.columns.wishes[pool.docs[:, None], columns] @ weights
    return pool.add("wishes", part)


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


PIPELINE: tuple[Stage, ...] = (lexical, meaning, named, topics, families, vote, wishes, evidence, lines, closed)


def rank(context: Context, pool: Pool, pipeline: Sequence[Stage] = PIPELINE) -> Pool:
    """Run the stages and return the pool best first; equals stay in document order."""
    for stage in pipeline:
        pool = stage(context, pool)
    order = np.argsort(-pool.scores, kind="stable")
    parts = tuple((name, part[order]) for name, part in pool.parts)
    return Pool(pool.docs[order], pool.scores[order], parts)
