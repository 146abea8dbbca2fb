"""Whether a text is about our subject at all: a linear line between what the corpus' texts mean and what people also type elsewhere.

Learned anew at each rebuild from the corpus' own phrases and the lexicon's `elsewhere` list, so that a new topic is ours from the first
build that has it. Logistic regression by Newton's method (Hastie, Tibshirani and Friedman 2009, section 4.4.1).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.vectors.table import Vector, Vectors

ROUNDS = 12
PENALTY = 0.3
"""Keeps the line blunt: few examples of everything else in the world stand against thousands of our own."""

NEIGHBOUR_WEIGHT = 10.0
"""What the nearest neighbours on either side say beside the line. The two together leave half the false answers of either alone."""


def learn_subject(ours: Vectors, elsewhere: Vectors) -> Vector:
    """Return the line's weights and, last, its threshold; both sides count alike, however many texts they have."""
    if not len(ours) or not len(elsewhere):
        return np.zeros(ours.shape[1] + 1, dtype=np.float32)
    points = np.concatenate([ours, elsewhere]).astype(np.float64)
    points = np.concatenate([points, np.ones((len(points), 1))], axis=1)
    wanted = np.concatenate([np.ones(len(ours)), np.zeros(len(elsewhere))])
    counts = np.where(wanted == 1.0, 0.5 / len(ours), 0.5 / len(elsewhere)) * len(elsewhere)
    line: NDArray[np.float64] = np.zeros(points.shape[1])
    for _ in range(ROUNDS):
        line += _step(points, wanted, counts, line)
    found: Vector = line.astype(np.float32)
    return found


def _step(
    points: NDArray[np.float64], wanted: NDArray[np.float64], counts: NDArray[np.float64], line: NDArray[np.float64]
) -> NDArray[np.float64]:
    shares = 1.0 / (1.0 + np.exp(-points @ line))
    penalty: NDArray[np.float64] = np.full(len(line), PENALTY)
    penalty[-1] = 0.0
    slope = points.T @ (counts * (wanted - shares)) - penalty * line
    curve: NDArray[np.float64] = (points * (counts * shares * (1.0 - shares))[:, None]).T @ points + np.diag(penalty + 1e-6)
    return np.asarray(np.linalg.solve(curve, slope), dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Subject:
    """The line (dimensions + 1) and the vectors of the examples from elsewhere."""

    line: Vector
    elsewhere: Vectors


def closeness(subject: Subject, vector: Vector, best: float) -> float:
    """Return how far on our side of the line a text lies; `best` is how near the nearest text of the corpus is. Above 0 is likelier ours."""
    other = float((subject.elsewhere @ vector).max(initial=0.0))
    return float(subject.line[:-1] @ vector + subject.line[-1]) + NEIGHBOUR_WEIGHT * (best - other)


def write_subject(folder: Path, ours: Vectors, elsewhere: Vectors) -> None:
    """Learn the line and write it beside the documents' meanings."""
    np.save(folder / "subject-line.npy", learn_subject(ours, elsewhere))
    np.save(folder / "subject-elsewhere.npy", elsewhere)


def open_subject(folder: Path) -> Subject:
    """Open what `write_subject` wrote."""
    return Subject(
        line=np.load(folder / "subject-line.npy"), elsewhere=np.asarray(np.load(folder / "subject-elsewhere.npy", mmap_mode="r"))
    )
