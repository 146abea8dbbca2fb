"""Which documents have which facet value, as one row of bits a value: filters and counts are a few machine words each."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_WORD = 64
Bits = NDArray[np.uint64]


def pack(mask: NDArray[np.bool_]) -> Bits:
    """Return a mask over documents as 64-bit words."""
    packed = np.packbits(mask, bitorder="little")
    padded = np.zeros(-(-len(mask) // _WORD) * 8, dtype=np.uint8)
    padded[: len(packed)] = packed
    return padded.view(np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class FacetTable:
    """Rows of bits by facet and value; `count` documents."""

    rows: Mapping[str, Mapping[str, int]]
    bits: NDArray[np.uint64]
    count: int

    def passing(self, filters: Mapping[str, frozenset[str]]) -> Bits:
        """Return the documents that have, for every facet named, one of its values."""
        kept = np.full(self.bits.shape[1], ~np.uint64(0), dtype=np.uint64)
        for facet, values in filters.items():
            kept &= self._any(facet, values)
        return kept

    def counts(self, matches: Bits, filters: Mapping[str, frozenset[str]]) -> dict[str, dict[str, int]]:
        """Return how many of `matches` each value would leave; a facet's own filter does not bind its own counts."""
        everywhere = self._row_counts(matches & self.passing(filters))
        result = {}
        for facet, rows in self.rows.items():
            numbers = everywhere
            if facet in filters:
                others = {name: values for name, values in filters.items() if name != facet}
                numbers = self._row_counts(matches & self.passing(others))
            result[facet] = {value: numbers[row] for value, row in rows.items() if numbers[row]}
        return result

    def _any(self, facet: str, values: Iterable[str]) -> Bits:
        known = self.rows.get(facet, {})
        chosen = [known[value] for value in values if value in known]
        either = np.zeros(self.bits.shape[1], dtype=np.uint64)
        for row in chosen:
            either |= self.bits[row]
        return either

    def _row_counts(self, matches: Bits) -> list[int]:
        counted: list[int] = np.bitwise_count(self.bits & matches).sum(axis=1, dtype=np.int64).tolist()
        return counted

    def save(self, folder: Path) -> None:
        """Write the table into `folder`."""
        np.save(folder / "facets.npy", self.bits)
        (folder / "facets.json").write_text(json.dumps({"count": self.count, "rows": self.rows}), encoding="utf-8")


def tabulate(facets: Sequence[Mapping[str, Sequence[str]]]) -> FacetTable:
    """Make the table from the facet values of each document, in document order."""
    rows: dict[str, dict[str, int]] = {}
    members: list[list[int]] = []
    for doc, values_by_facet in enumerate(facets):
        for facet, values in values_by_facet.items():
            for value in values:
                row = rows.setdefault(facet, {}).setdefault(value, len(members))
                if row == len(members):
                    members.append([])
                members[row].append(doc)
    masks = np.zeros((len(members), len(facets)), dtype=np.bool_)
    for row, docs in enumerate(members):
        masks[row, docs] = True
    words = -(-len(facets) // _WORD)
    bits = np.array([pack(mask) for mask in masks], dtype=np.uint64).reshape(len(members), words)
    return FacetTable(rows, bits, len(facets))


def load_facets(folder: Path) -> FacetTable:
    """Open a saved table; its bits stay on disk until touched."""
    head = json.loads((folder / "facets.json").read_text(encoding="utf-8"))
    return FacetTable(head["rows"], np.asarray(np.load(folder / "facets.npy", mmap_mode="r")), head["count"])
