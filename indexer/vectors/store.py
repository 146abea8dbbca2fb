"""What the documents of an index mean: a vector for each thing people would say to find one, and two for the document as a whole.

Written at build time, opened by memory map, compared by one product of matrices.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.vectors.table import Table, Vector, Vectors

COMPARED_IN_FULL = 2000
"""Up to so many documents every text is compared. Above, the vectors of whole documents choose which ones' texts are."""

SHORTLIST = 400
"""How many documents a large index compares text by text; `tests/bench` reports how many of the true best ten that keeps."""

BEST_WEIGHT = 0.35
SECOND_WEIGHT = 0.30
WHOLE_WEIGHT = 0.30
HEAD_WEIGHT = 0.05
"""A document is as near as its two nearest texts and as it is as a whole. Title and promise alone say least: they are short, and ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What a document is compared by: `texts`, each by itself, and `head`, its title and promise as one. None of either: never near."""

    texts: Sequence[str]
    head: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Meanings:
    """Vectors of texts (texts x dimensions) in document order, where each document's begin, and two vectors a document."""

    texts: Vectors
    starts: NDArray[np.int64]
    wholes: Vectors
    heads: Vectors

    @property
    def count(self) -> int:
        """The number of documents."""
        return len(self.heads)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Likeness:
    """How near each document is: its best text alone (`best`), and all told (`nearness`); float32, about 0 to 1."""

    best: Vector
    nearness: Vector


def write_meanings(folder: Path, sayings: Sequence[Saying], table: Table) -> Vectors:
    """Encode and write what documents mean, in document order. Return the vectors of all texts that say anything."""
    texts, starts, wholes, heads = [], [0], [], []
    for saying in sayings:
        own = table.encode_all(saying.texts or ("",))
        head = table.encode(saying.head)
        texts.append(own)
        starts.append(starts[-1] + len(own))
        wholes.append(_unit(own.sum(axis=0) + head))
        heads.append(head)
    empty = np.zeros((0, table.dimensions), dtype=np.float32)
    found: dict[str, NDArray[Any]] = {
        "texts": np.concatenate(texts) if texts else empty,
        "starts": np.array(starts, dtype=np.int64),
        "wholes": np.stack(wholes) if wholes else empty,
        "heads": np.stack(heads) if heads else empty,
    }
    for name, array in found.items():
        np.save(folder / f"meaning-{name}.npy", array)
    said = found["texts"]
    return said[said.any(axis=1)]


def open_meanings(folder: Path) -> Meanings:
    """Open what `write_meanings` wrote."""
    arrays = {name: np.asarray(np.load(folder / f"meaning-{name}.npy", mmap_mode="r")) for name in Meanings.__dataclass_fields__}
    return Meanings(**arrays)


def compare(meanings: Meanings, vector: Vector) -> Likeness:
    """Return how near every document is to a text's vector. In a large index only a shortlist is compared text by text."""
    heads = meanings.heads @ vector
    wholes = meanings.wholes @ vector
    if meanings.count <= COMPARED_IN_FULL:
        best, second = _two_best(meanings.texts @ vector, meanings.starts)
    else:
        best, second = _shortlisted(meanings, vector, heads + wholes)
    nearness: Vector = BEST_WEIGHT * best + SECOND_WEIGHT * second + WHOLE_WEIGHT * wholes + HEAD_WEIGHT * heads
    return Likeness(best=best, nearness=nearness)


def _two_best(near: Vector, starts: NDArray[np.int64]) -> tuple[Vector, Vector]:
    """Return the highest and second highest of each document's texts; with one text only, it is both."""
    if not len(near):
        return near, near
    first = starts[:-1]
    best = np.maximum.reduceat(near, first)
    lengths = np.diff(starts)
    rest = np.where(near >= np.repeat(best, lengths), -1.0, near)
    second = np.maximum.reduceat(rest, first)
    return best, np.where(lengths > 1, second, best).astype(np.float32)


def _shortlisted(meanings: Meanings, vector: Vector, guess: Vector) -> tuple[Vector, Vector]:
    docs = np.sort(np.argpartition(-guess, SHORTLIST)[:SHORTLIST])
    lengths = np.diff(meanings.starts)[docs]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    rows = np.repeat(meanings.starts[docs] - starts[:-1], lengths) + np.arange(starts[-1])
    found = _two_best(meanings.texts[rows] @ vector, starts)
    best, second = np.zeros_like(guess), np.zeros_like(guess)
    best[docs], second[docs] = found
    return best, second


def _unit(vector: Vector) -> Vector:
    length = float(np.sqrt(vector @ vector))
    return vector / length if length > 0.0 else vector
