"""The records behind the document numbers: resources, read when asked for, and the columns that ranking needs.

Written at build time, opened by memory map: nothing is worked out again when an index is opened.
"""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.documents import is_closed
from indexer.model.lexicon import Lexicon
from indexer.model.plain import from_plain, to_plain
from indexer.model.resource import Resource
from indexer.model.taxonomy import Taxonomy
from indexer.model.vocabulary import Grade, Kind
from indexer.text.analysis import Token, remember_stems, terms, tokenise, words

GRADES: tuple[Grade | None, ...] = (None, Grade.PRACTICE, Grade.EARLY, Grade.MODERATE, Grade.STRONG)
KINDS = tuple(Kind)

KEPT_RECORDS = 4096
"""Decoded records kept in memory: a large corpus' worth of results, about 20 MB. They are the corpus', never anybody's query."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Columns:
    """One row a document: topic and family strengths (uint8, 0-3), grade and kind (uint8 places), closed apps (bool)."""

    topics: NDArray[np.uint8]
    families: NDArray[np.uint8]
    grades: NDArray[np.uint8]
    kinds: NDArray[np.uint8]
    closed: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A resource, read, with the words of the two lines that results mark."""

    resource: Resource
    title: tuple[Token, ...]
    promise: tuple[Token, ...]


@dataclass(eq=False, kw_only=True)
class Catalogue:
    """An opened set of records. Safe to share between threads."""

    ids: Sequence[str]
    columns: Columns
    taxonomy: Taxonomy
    lexicon: Lexicon
    names: Mapping[str, Sequence[int]]
    aliases: Mapping[str, str]
    withdrawn: Mapping[str, Resource]
    _records: bytes
    _offsets: NDArray[np.int64]
    _decoded: dict[int, Record] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.numbers = {id_: number for number, id_ in enumerate(self.ids)}
        self.topic_numbers = {topic.slug: number for number, topic in enumerate(self.taxonomy.topics)}
        self.family_numbers = {term.slug: number for number, term in enumerate(self.taxonomy.families)}

    def resource(self, doc: int) -> Resource:
        """Return the resource of a document number."""
        return self.record(doc).resource

    def record(self, doc: int) -> Record:
        """Return the record of a document number."""
        found = self._decoded.get(doc)
        if found is None:
            resource = from_plain(json.loads(self._records[self._offsets[doc] : self._offsets[doc + 1]]), Resource)
            found = Record(resource, tuple(tokenise(resource.title)), tuple(tokenise(resource.promise)))
            with self._lock:
                if len(self._decoded) >= KEPT_RECORDS:
                    self._decoded.clear()
                self._decoded[doc] = found
        return found


def write_catalogue(
    folder: Path,
    resources: Sequence[Resource],
    withdrawn: Sequence[Resource],
    taxonomy: Taxonomy,
    lexicon: Lexicon,
) -> None:
    """Write the records and columns of `resources`, in document order, and what became of withdrawn ones."""
    lines = [json.dumps(to_plain(resource), ensure_ascii=False).encode() + b"\n" for resource in resources]
    (folder / "records.jsonl").write_bytes(b"".join(lines))
    np.save(folder / "offsets.npy", np.cumsum([0, *map(len, lines)], dtype=np.int64))
    for name, column in _columns(resources, taxonomy).items():
        np.save(folder / f"column-{name}.npy", column)
    head = {
        "ids": [resource.id for resource in resources],
        "names": _names(resources),
        "aliases": {alias: resource.id for resource in resources for alias in resource.aliases},
        "withdrawn": {resource.id: to_plain(resource) for resource in withdrawn},
        "words": sorted({word for line in lines for word in words(line.decode())}),
        "taxonomy": to_plain(taxonomy),
        "lexicon": to_plain(lexicon),
    }
    (folder / "catalogue.json").write_text(json.dumps(head, ensure_ascii=False), encoding="utf-8")


def _columns(resources: Sequence[Resource], taxonomy: Taxonomy) -> dict[str, NDArray[np.uint8] | NDArray[np.bool_]]:
    topics = np.zeros((len(resources), len(taxonomy.topics)), dtype=np.uint8)
    families = np.zeros((len(resources), len(taxonomy.families)), dtype=np.uint8)
    topic_numbers = {topic.slug: number for number, topic in enumerate(taxonomy.topics)}
    family_numbers = {term.slug: number for number, term in enumerate(taxonomy.families)}
    for doc, resource in enumerate(resources):
        for slug, strength in resource.topics.items():
            topics[doc, topic_numbers[slug]] = strength
        for slug in resource.families:
            families[doc, family_numbers[slug]] = 1
    grades = [GRADES.index(resource.evidence.grade if resource.evidence else None) for resource in resources]
    return {
        "topics": topics,
        "families": families,
        "grades": np.array(grades, dtype=np.uint8),
        "kinds": np.array([KINDS.index(resource.kind) for resource in resources], dtype=np.uint8),
        "closed": np.array([is_closed(resource) for resource in resources], dtype=np.bool_),
    }


def name_key(text: str) -> str:
    """Return what a name is looked up by: its terms in order."""
    return " ".join(terms(text))


def _names(resources: Sequence[Resource]) -> dict[str, list[int]]:
    """Return which documents a name means: titles (also before a colon or bracket), other names, ids."""
    found: dict[str, list[int]] = {}
    for doc, resource in enumerate(resources):
        short = resource.title.split(":")[0].split("(")[0]
        for name in {name_key(text) for text in (resource.title, short, resource.id.replace("-", " "), *resource.aka)}:
            if name:
                found.setdefault(name, []).append(doc)
    return found


def open_catalogue(folder: Path) -> Catalogue:
    """Open what `write_catalogue` wrote."""
    head = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    remember_stems(head["words"])
    columns = {name: np.asarray(np.load(folder / f"column-{name}.npy", mmap_mode="r")) for name in Columns.__dataclass_fields__}
    return Catalogue(
        ids=head["ids"],
        columns=Columns(**columns),
        taxonomy=from_plain(head["taxonomy"], Taxonomy),
        lexicon=from_plain(head["lexicon"], Lexicon),
        names=head["names"],
        aliases=head["aliases"],
        withdrawn={id_: from_plain(plain, Resource) for id_, plain in head["withdrawn"].items()},
        _records=(folder / "records.jsonl").read_bytes(),
        _offsets=np.load(folder / "offsets.npy"),
    )
