"""What a query is about, by meaning: how near each document is, and which topics the nearest texts of the corpus speak of."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.catalogue import Columns
from indexer.search.opened import OpenIndex
from indexer.vectors.store import Likeness, compare
from indexer.vectors.subject import closeness
from indexer.vectors.table import Vector

TEMPERATURE = 0.08
"""How sharply the topic vote follows the nearest documents: at 0.08 one that is 0.1 nearer has 3.5 times the voice."""

CANDIDATES = 150
"""How many of the nearest documents are ranked whatever their words: a page of fifty, three times over."""

FULL_STRENGTH = 3.0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Meaning:
    """By document number: nearness in standard deviations over the corpus (`spread`), raw (`likeness`), and the topics' vote (0-1).

    `ours` says how far on our side of what people ask elsewhere the text lies; below 0 it is likelier something else.
    """

    likeness: Likeness
    spread: Vector
    vote: Vector
    ours: float

    @property
    def nearest(self) -> NDArray[np.intp]:
        """The documents to rank whatever their words."""
        near = self.likeness.nearness
        count = min(CANDIDATES, len(near))
        found = np.argpartition(-near, count - 1)[:count] if count else np.zeros(0, dtype=np.intp)
        kept: NDArray[np.intp] = found[near[found] > 0.0]
        return kept


def understand_meaning(text: str, index: OpenIndex) -> Meaning:
    """Return the meaning of `text` over the documents of an index."""
    vector = index.table.encode(text)
    likeness = compare(index.meanings, vector)
    return Meaning(
        likeness=likeness,
        spread=_spread(likeness.nearness),
        vote=_vote(likeness, index.catalogue.columns),
        ours=closeness(index.subject, vector, float(likeness.best.max(initial=0.0))),
    )


def _spread(near: Vector) -> Vector:
    """Return nearness in standard deviations; documents without any meaning (helplines) stay at the mean or below."""
    counted = near[near != 0.0]
    if not len(counted):
        return np.zeros_like(near)
    found: Vector = np.where(near != 0.0, (near - counted.mean()) / max(float(counted.std()), 1e-6), 0.0).astype(np.float32)
    return found


def _vote(likeness: Likeness, columns: Columns) -> Vector:
    """Return each document's share of the topics that the nearest documents are about, frequent topics counting less."""
    near = likeness.nearness
    if not near.any():
        return np.zeros_like(near)
    voices = np.where(near != 0.0, np.exp((near - near.max()) / TEMPERATURE), 0.0)
    strengths = columns.topics / FULL_STRENGTH
    mass = voices @ strengths / np.sqrt(np.maximum(strengths.sum(axis=0), 1.0))
    shares = strengths @ mass
    found: Vector = (shares / max(float(shares.max()), 1e-9)).astype(np.float32)
    return found
