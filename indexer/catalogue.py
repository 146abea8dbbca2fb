"""The records behind the document numbers: resources, read when asked for, and the columns that ranking needs.

Written at build time, opened by memory map: nothing is worked out again when an index is opened.
"""

import json
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.documents import is_closed
from indexer.engine.base import Document
from indexer.model.lexicon import Lexicon, Wish
from indexer.model.plain import from_plain, to_plain
from indexer.model.resource import Resource
from indexer.model.taxonomy import Taxonomy
from indexer.model.vocabulary import Grade, Kind
from indexer.text.analysis import Token, remember_stems, terms, tokenise, words
from indexer.text.spelling import Speller

GRADES: tuple[Grade | None, ...] = (None, Grade.PRACTICE, Grade.EARLY, Grade.MODERATE, Grade.STRONG)
KINDS = tuple(Kind)

LIKELY_FROM = 2
"""A word that stands in one document only may be a slip of its own (people's phrases hold some); nothing is corrected to it."""

KEPT_RECORDS = 4096
"""Decoded records kept in memory: a large corpus' worth of results, about 20 MB. They are the corpus', never anybody's query."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Columns:
    """One row a document: topic and family strengths (uint8, 0-3), grade and kind (uint8 places), closed apps (bool).

    `wishes` (int8, documents x wishes of the lexicon) says whether a document is as wished: 1, not: -1, or cannot be told: 0.
    """

    topics: NDArray[np.uint8]
    families: NDArray[np.uint8]
    grades: NDArray[np.uint8]
    kinds: NDArray[np.uint8]
    closed: NDArray[np.bool_]
    wishes: NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Catalogued:
    """What a catalogue is made from: resources and their documents, in one order, and what stands beside them."""

    resources: Sequence[Resource]
    documents: Sequence[Document]
    withdrawn: Sequence[Resource]
    taxonomy: Taxonomy
    lexicon: Lexicon


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
    speller: Speller
    _records: bytes
    _offsets: NDArray[np.int64]
    _decoded: dict[int, Record] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.numbers = {id_: number for number, id_ in enumerate(self.ids)}
        self.topic_numbers = {topic.slug: number for number, topic in enumerate(self.taxonomy.topics)}
        self.wish_numbers = {wish.id: number for number, wish in enumerate(self.lexicon.wishes)}
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


def write_catalogue(folder: Path, corpus: Catalogued, known: Iterable[str]) -> None:
    """Write the records and columns of a corpus. `known` words, beside the corpus' own, are never taken for misspelt."""
    resources, lexicon, taxonomy = corpus.resources, corpus.lexicon, corpus.taxonomy
    lines = [json.dumps(to_plain(resource), ensure_ascii=False).encode() + b"\n" for resource in resources]
    (folder / "records.jsonl").write_bytes(b"".join(lines))
    np.save(folder / "offsets.npy", np.cumsum([0, *map(len, lines)], dtype=np.int64))
    for name, column in _columns(corpus).items():
        np.save(folder / f"column-{name}.npy", column)
    head = {
        "ids": [resource.id for resource in resources],
        "names": _names(resources),
        "aliases": {alias: resource.id for resource in resources for alias in resource.aliases},
        "withdrawn": {resource.id: to_plain(resource) for resource in corpus.withdrawn},
        "words": sorted({word for line in lines for word in words(line.decode())}),
        "taxonomy": to_plain(taxonomy),
        "lexicon": to_plain(lexicon),
    }
    counts = _word_counts(corpus.documents)
    likely = {word: count for word, count in counts.items() if count >= LIKELY_FROM}
    (folder / "spelling.json").write_text(json.dumps(likely, ensure_ascii=False), encoding="utf-8")
    said = (word for text in _expressions(lexicon) for word in words(text))
    (folder / "known.txt").write_text("\n".join(sorted({*counts, *known, *said})), encoding="utf-8")
    (folder / "catalogue.json").write_text(json.dumps(head, ensure_ascii=False), encoding="utf-8")


def _word_counts(documents: Iterable[Document]) -> Counter[str]:
    """Return in how many documents each word of letters stands."""
    return Counter(
        word for document in documents for word in {word for text in document.fields.values() for word in words(text)} if word.isalpha()
    )


def _expressions(lexicon: Lexicon) -> Iterator[str]:
    for group in lexicon.groups:
        yield from (*group.lay, *group.slang, *group.clinical, *group.route_only, *group.also)
    for wish in lexicon.wishes:
        yield from wish.says


def _as_wished(document: Document, wish: Wish) -> int:
    values = document.facets.get(wish.facet, ())
    if not values:
        return 0
    return 1 if (wish.value in values) is not wish.avoid else -1


def _columns(corpus: Catalogued) -> dict[str, NDArray[np.uint8] | NDArray[np.int8] | NDArray[np.bool_]]:
    resources, taxonomy = corpus.resources, corpus.taxonomy
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
        "wishes": np.array(
            [[_as_wished(document, wish) for wish in corpus.lexicon.wishes] for document in corpus.documents], dtype=np.int8
        ),
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
        speller=_open_speller(folder),
        withdrawn={id_: from_plain(plain, Resource) for id_, plain in head["withdrawn"].items()},
        _records=(folder / "records.jsonl").read_bytes(),
        _offsets=np.load(folder / "offsets.npy"),
    )


def _open_speller(folder: Path) -> Speller:
    counts = json.loads((folder / "spelling.json").read_text(encoding="utf-8"))
    return Speller(counts, frozenset((folder / "known.txt").read_text(encoding="utf-8").split("\n")))
