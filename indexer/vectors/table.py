"""The table of meaning: one row of numbers for each piece of a word and each frequent pair of pieces; a text is the sum of its rows.

A sentence encoder (all-MiniLM-L6-v2) folded into a table that numpy can add up in microseconds: `fitting` makes it, `table/NOTICE`
says where it comes from. Nothing is ever downloaded.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.errors import EnvironmentProblem
from indexer.vectors.wordpiece import pieces

Vector = NDArray[np.float32]
Vectors = NDArray[np.float32]

TABLE = Path(__file__).with_name("table")

PAIR = 1 << 16
"""A pair of pieces is filed under first * PAIR + second; no vocabulary of pieces is as large."""

MAX_PIECES = 600
"""What of a text is read: about 450 words, more than ranking uses."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Table:
    """Rows (int8, rows x dimensions), what each counts times its scale (float32, one a row), and which row a piece or pair has."""

    rows: NDArray[np.int8]
    scales: NDArray[np.float32]
    vocabulary: Mapping[str, int]
    pairs: Mapping[int, int]

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return int(self.rows.shape[1])

    def numbers(self, text: str) -> list[int]:
        """Return the rows that `text` is the sum of."""
        found = pieces(text, self.vocabulary)[:MAX_PIECES]
        pairs = self.pairs
        following = (pairs.get(first * PAIR + second) for first, second in itertools.pairwise(found))
        return [*found, *(number for number in following if number is not None)]

    def encode(self, text: str) -> Vector:
        """Return the meaning of `text` as a vector of length 1, or of zeros if nothing of it is known."""
        numbers = self.numbers(text)
        if not numbers:
            return np.zeros(self.dimensions, dtype=np.float32)
        total: Vector = self.scales[numbers] @ self.rows[numbers].astype(np.float32)
        return total / max(float(np.sqrt(total @ total)), 1e-9)

    def encode_all(self, texts: Iterable[str]) -> Vectors:
        """Return the vectors of `texts`, one a row."""
        found = [self.encode(text) for text in texts]
        return np.stack(found) if found else np.zeros((0, self.dimensions), dtype=np.float32)


def load_table(folder: Path = TABLE) -> Table:
    """Open the table that ships with the package; rows are mapped, not read.

    Raises: EnvironmentProblem if a file of it is missing or damaged.
    """
    try:
        words = (folder / "pieces.txt").read_text(encoding="utf-8").split("\n")
        pairs = np.load(folder / "pairs.npy").tolist()
        rows = np.load(folder / "rows.npy", mmap_mode="r")
        scales = np.load(folder / "scales.npy")
    except (OSError, ValueError) as error:
        what = f"The table of meaning in {folder} cannot be read ({error}). Install the package again."
        raise EnvironmentProblem(what) from error
    return Table(
        rows=np.asarray(rows),
        scales=scales,
        vocabulary={word: number for number, word in enumerate(words)},
        pairs={first * PAIR + second: len(words) + number for number, (first, second) in enumerate(pairs)},
    )


def save_table(folder: Path, words: Sequence[str], pairs: NDArray[np.int32], vectors: Vectors) -> None:
    """Write a table: `vectors` has a row for each of `words`, then one for each of `pairs`. Rows become int8 with a scale each."""
    folder.mkdir(parents=True, exist_ok=True)
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    np.save(folder / "rows.npy", np.rint(vectors / scales[:, None]).astype(np.int8))
    np.save(folder / "scales.npy", scales.astype(np.float32))
    np.save(folder / "pairs.npy", pairs.astype(np.int32))
    (folder / "pieces.txt").write_text("\n".join(words), encoding="utf-8")
