"""Fits the table to the teacher: a sum of rows that points where the teacher's vector points.

Starts from each piece's own vector, weighted by frequency (SIF, Arora et al. 2017), and learns what pieces mean among others.
"""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from indexer.vectors.table import PAIR
from indexer.vectors.wordpiece import pieces

Floats = NDArray[np.float32]

DIMENSIONS = 256
"""The teacher itself, cut to 128, 192, 256 dimensions, ranked our development queries at nDCG@10 0.477, 0.488, 0.497 (whole: 0.497)."""

PAIRS = 8000
"""Frequent neighbours get a row of their own: "not ok", "can 't", "panic attack" mean more than their sum."""

SIF = 1e-3
EPOCHS = 6
BATCH = 1024
RATE = 0.01
SIMILARITY_WEIGHT = 5.0
"""How much keeping texts as near to each other as the teacher has them counts beside pointing the same way."""

SIMILARITY_BATCH = 512
PULL = 1e-4
"""A small pull to the start, so that rare pieces stay where the teacher puts them alone."""

SEED = 20


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Material:
    """Texts as numbers of pieces and pairs, and the vectors they should have (texts x dimensions)."""

    texts: Sequence[Sequence[int]]
    wanted: Floats


def frequent_pairs(texts: Sequence[Sequence[int]], count: int = PAIRS) -> NDArray[np.int32]:
    """Return the pairs of pieces that follow each other most often, most frequent first."""
    seen = Counter(pair for text in texts for pair in itertools.pairwise(text))
    return np.array([pair for pair, _ in seen.most_common(count)], dtype=np.int32)


def with_pairs(text: Sequence[int], rows: Mapping[int, int]) -> list[int]:
    """Return the pieces of a text and, after them, the rows of its frequent pairs."""
    following = (rows.get(first * PAIR + second) for first, second in itertools.pairwise(text))
    return [*text, *(row for row in following if row is not None)]


def principal_axes(vectors: Floats, dimensions: int = DIMENSIONS) -> Floats:
    """Return the axes (teacher's dimensions x `dimensions`) that keep most of the vectors' variance."""
    _, axes = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(axes[:, ::-1][:, :dimensions], dtype=np.float32)


def start_rows(alone: Floats, pairs: NDArray[np.int32], texts: Sequence[Sequence[int]]) -> Floats:
    """Return the first guess: each piece's own vector, the rarer the heavier; pairs start at nothing."""
    seen = np.bincount(np.concatenate([np.asarray(text, dtype=np.int64) for text in texts]), minlength=len(alone))
    weights = SIF / (SIF + seen / seen.sum())
    return np.concatenate([alone * weights[:, None], np.zeros((len(pairs), alone.shape[1]))]).astype(np.float32)


def fit(material: Material, start: Floats, epochs: int = EPOCHS) -> Floats:
    """Return the fitted rows. Deterministic for a given torch, number of threads aside."""
    torch.manual_seed(SEED)
    begin = torch.tensor(start)
    bag = torch.nn.EmbeddingBag.from_pretrained(begin.clone(), freeze=False, mode="sum")
    steps = epochs * (len(material.texts) // BATCH)
    optimiser = torch.optim.Adam(bag.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=RATE, total_steps=max(steps, 1))
    wanted = torch.nn.functional.normalize(torch.tensor(material.wanted), dim=1)
    for _ in range(epochs):
        order = torch.randperm(len(material.texts))
        for batch in order[: len(order) // BATCH * BATCH].split(BATCH):
            optimiser.zero_grad()
            loss = loss_to_teacher(sums(bag, [material.texts[place] for place in batch.tolist()]), wanted[batch])
            (loss + PULL * (bag.weight - begin).square().sum() / BATCH).backward()
            optimiser.step()
            schedule.step()
    rows: Floats = bag.weight.detach().numpy()
    return rows


def sums(bag: torch.nn.EmbeddingBag, texts: Sequence[Sequence[int]]) -> torch.Tensor:
    """Return the texts' vectors, of length 1."""
    lengths = torch.tensor([0, *(len(text) for text in texts[:-1])])
    flat = torch.tensor([number for text in texts for number in text])
    found: torch.Tensor = bag(flat, lengths.cumsum(0))
    return torch.nn.functional.normalize(found, dim=1)


def loss_to_teacher(found: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return how far texts point from where they should, and how differently they lie among each other."""
    aligned = 1.0 - (found * wanted).sum(1).mean()
    some, same = found[:SIMILARITY_BATCH], wanted[:SIMILARITY_BATCH]
    return aligned + SIMILARITY_WEIGHT * (some @ some.T - same @ same.T).square().mean()


def numbered(texts: Sequence[str], vocabulary: dict[str, int]) -> list[list[int]]:
    """Return the pieces of every text."""
    return [pieces(text, vocabulary) for text in texts]
