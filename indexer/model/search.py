"""What goes into a search and what comes out: one `Query`, one `ResultPage`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from indexer.model.help import Crisis
from indexer.model.resource import Resource

MAX_QUERY_CHARACTERS = 5000
"""Longer texts are cut. A post of 800 words fits; the danger check reads all of what is kept."""

MAX_RANKED_WORDS = 400
"""Ranking uses the first words only: a long post says what it is about early, and the cost stays bounded."""

DEFAULT_LIMIT = 10
MAX_LIMIT = 50


SPELLING = "spelling"
"""Stands in `Query.ignore` when words are to be searched as they were typed."""


class Facet(StrEnum):
    """What results can be narrowed by, in the order shown. The values of each are in `search.facets`."""

    KIND = "kind"
    MINUTES = "minutes"
    WHERE = "where"
    DISCREET = "discreet"
    NEEDS = "needs"
    EYES = "eyes"
    BODY = "body"
    TOPIC = "topic"
    FAMILY = "family"
    AGES = "ages"
    COUNTRY = "country"
    EVIDENCE = "evidence"
    FORMAT = "format"
    MODALITY = "modality"


class Audience(StrEnum):
    """Who is asking: counsellors also see adult-only apps."""

    TEEN = "teen"
    COUNSELLOR = "counsellor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search as asked. Within one facet any of the values may hold; across facets all must.

    `ignore` takes back what we read into the words: ids of wishes, or `SPELLING`.
    """

    text: str
    filters: Mapping[Facet, frozenset[str]] = field(default_factory=dict)
    country: str = "INT"
    audience: Audience = Audience.TEEN
    limit: int = DEFAULT_LIMIT
    offset: int = 0
    explain: bool = False
    ignore: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text, marked if it matches the query."""

    text: str
    match: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One result. `why` says in words what of the query it answers; `explanation` what each stage did."""

    resource: Resource
    score: float
    title: tuple[Span, ...]
    promise: tuple[Span, ...]
    why: tuple[str, ...] = ()
    explanation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value one can narrow by, how many results it would leave, and whether it is chosen."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCounts:
    """All values of one facet."""

    facet: Facet
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWish:
    """How the answer should be: the wish's id and label, and the words that said so."""

    id: str
    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A word as typed, and what it was read as."""

    typed: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What was read out of the words: terms with weights, those typed, exact phrases, topics and families, and the words that led there.

    `wishes` say how the answer should be, `corrections` which words were read as others; both can be taken back by `Query.ignore`.
    `text` is what is left to look for, spelling mended and wishes taken out.
    """

    terms: Mapping[str, float] = field(default_factory=dict)
    typed: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    topics: Mapping[str, float] = field(default_factory=dict)
    families: Mapping[str, float] = field(default_factory=dict)
    because: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wishes: tuple[ReadWish, ...] = ()
    corrections: tuple[Correction, ...] = ()
    text: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """The answer. `crisis` has no default: no front door can be built that forgets it."""

    crisis: Crisis
    results: tuple[Hit, ...]
    total: int
    offset: int
    limit: int
    facets: tuple[FacetCounts, ...]
    understanding: Understanding
    no_match: bool
    nearest_topics: tuple[str, ...]
    engine_down: bool = False
    milliseconds: float = 0.0
