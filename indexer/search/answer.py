"""One query against one open index: understand, retrieve, rank, narrow, mark. No state, no danger check of its own."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.catalogue import Catalogue, name_key
from indexer.documents import ANYWHERE, AUDIENCE, EVERYBODY, SERVES
from indexer.engine.base import LexicalQuery, Retrieved
from indexer.model.help import Assessment, Level
from indexer.model.resource import Resource
from indexer.model.search import Facet, FacetCounts, FacetValue, Hit, Query, Understanding
from indexer.search.meaning import Meaning, understand_meaning
from indexer.search.opened import OpenIndex
from indexer.search.rank import PIPELINE, Context, Pool, Stage, rank
from indexer.search.understand import understand
from indexer.text.highlight import highlight
from indexer.text.lexicon import PLAIN_WEIGHT

CANDIDATES = 400
"""How many of the best lexical matches are ranked: the whole corpus today, and still a bounded cost in a large one."""

CUT = 0.12
"""Matches below this share of the best lexical score share only a common word with the query; they are not results."""

SUGGESTED_TOPICS = ("anxiety", "panic", "sleep", "low-mood", "stress", "getting-help")
"""What an empty page offers: what young people look for most often."""

OURS_FROM = -0.8
"""Below, the page says kindly that this is not our subject and offers topics. Set on development queries: 15 in 1,000 real needs are then
turned away, and four in ten of the hardest other queries still get an answer. An odd result is the lesser evil."""

KNOWN_FROM = -3.0
"""Where plain words of the lexicon say what it is about, one odd word beside them must not turn the person away."""

SHOWN_TOPICS = 6
SHOWN_REASONS = 3

MADE_FOR = 2
"""Topic strength from which a resource answers a topic whatever its words; 1 only touches it."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Answer:
    """The ranked part of a result page."""

    hits: tuple[Hit, ...]
    total: int
    facets: tuple[FacetCounts, ...]
    understanding: Understanding
    nearest_topics: tuple[str, ...]


def answer(
    query: Query,
    text: str,
    index: OpenIndex,
    assessment: Assessment,
    *,
    safe_topics: Sequence[str] = (),
    pipeline: Sequence[Stage] = PIPELINE,
) -> Answer:
    """Return the ranked answer to a query. `safe_topics`, given at crisis, bounds what may be shown below the help.

    Raises: EngineFailure.
    """
    catalogue = index.catalogue
    understanding = understand(text, index.reader, index.engine.expand, query.ignore)
    if safe_topics:
        understanding = replace(understanding, topics=dict.fromkeys(safe_topics, 1.0), because={})
    meaning = understand_meaning(understanding.text, index)
    found = index.engine.search(_lexical(query, understanding, meaning, catalogue, safe_topics), CANDIDATES)
    context = Context(query, understanding, name_key(text), catalogue, meaning)
    ranked = rank(context, Pool(found.docs, found.scores), pipeline)
    if found.best is None or not (safe_topics or (_says_anything(found, text) and _is_ours(context))):
        return Answer(hits=(), total=0, facets=(), understanding=understanding, nearest_topics=_nearest(understanding))
    window = range(query.offset, min(query.offset + query.limit, len(ranked.docs)))
    marked = frozenset(understanding.terms) if assessment.level is Level.NONE else frozenset[str]()
    return Answer(
        hits=tuple(_hit(place, ranked, context, marked) for place in window),
        total=found.total,
        facets=tuple(_facets(found.counts, query.filters)),
        understanding=understanding,
        nearest_topics=_nearest(understanding),
    )


def _says_anything(found: Retrieved, text: str) -> bool:
    """Return whether a word of the query is known to the index, or it has an emoji: letters at random lie near something, too."""
    return bool(found.scores.max(initial=0.0) > 0.0) or any(unicodedata.category(letter) == "So" for letter in text)


def _is_ours(context: Context) -> bool:
    """Return whether the query is about our subject: it names something we have, or its meaning lies on our side."""
    named = context.name in context.catalogue.names
    understood = context.understanding
    known = max((*understood.topics.values(), *understood.families.values()), default=0.0) >= PLAIN_WEIGHT
    return named or bool(understood.phrases) or context.meaning.ours >= (KNOWN_FROM if known else OURS_FROM)


def _lexical(
    query: Query,
    understanding: Understanding,
    meaning: Meaning,
    catalogue: Catalogue,
    safe_topics: Sequence[str],
) -> LexicalQuery:
    """Return what to ask the engine. At crisis only resources filed under `safe_topics` are results."""
    filters: dict[str, frozenset[str]] = {facet: values for facet, values in query.filters.items() if values}
    filters[SERVES] = frozenset({EVERYBODY, ANYWHERE, query.country})
    filters[AUDIENCE] = frozenset({query.audience})
    if safe_topics:
        filters[Facet.TOPIC] = filters.get(Facet.TOPIC, frozenset(safe_topics)) & frozenset(safe_topics)
    return LexicalQuery(
        terms=understanding.terms,
        phrases=understanding.phrases,
        filters=filters,
        also=[*_made_for(understanding, catalogue), *meaning.nearest.tolist()],
        cut=CUT,
    )


def _made_for(understanding: Understanding, catalogue: Catalogue) -> Sequence[int]:
    """Return the documents made for the topics asked for, or belonging to the families, whatever their words."""
    columns = catalogue.columns
    chosen = np.zeros(len(catalogue.ids), dtype=np.bool_)
    for slug in understanding.topics:
        chosen |= columns.topics[:, catalogue.topic_numbers[slug]] >= MADE_FOR
    for slug in understanding.families:
        chosen |= columns.families[:, catalogue.family_numbers[slug]] > 0
    numbers: list[int] = np.flatnonzero(chosen).tolist()
    return numbers


def _hit(place: int, ranked: Pool, context: Context, marked: Collection[str]) -> Hit:
    record = context.catalogue.record(int(ranked.docs[place]))
    resource = record.resource
    return Hit(
        resource=resource,
        score=round(float(ranked.scores[place]), 4),
        title=highlight(resource.title, record.title, marked),
        promise=highlight(resource.promise, record.promise, marked),
        why=tuple(_why(resource, context.understanding)),
        explanation=tuple(f"{name} {part[place]:+.3f}" for name, part in ranked.parts if part[place]) if context.query.explain else (),
    )


def _why(resource: Resource, understanding: Understanding) -> Iterator[str]:
    """Yield the person's own words that this resource answers, those for its strongest topic first."""
    filed = [*sorted(resource.topics, key=lambda slug: -resource.topics[slug]), *resource.families]
    said = dict.fromkeys(words for slug in filed for words in understanding.because.get(slug, ()))
    yield from list(said)[:SHOWN_REASONS]


def _facets(counts: Mapping[str, Mapping[str, int]], filters: Mapping[Facet, frozenset[str]]) -> Iterator[FacetCounts]:
    """Yield every facet with its values: chosen ones always, others while they would leave something."""
    for facet in Facet:
        found = counts.get(facet, {})
        chosen = filters.get(facet, frozenset())
        values = [FacetValue(value=value, count=found.get(value, 0), chosen=value in chosen) for value in sorted(found.keys() | chosen)]
        if values:
            yield FacetCounts(facet=facet, values=tuple(sorted(values, key=_facet_order)))


def _facet_order(value: FacetValue) -> tuple[int, str]:
    """Sort "up-to-2" before "up-to-10", and words by the alphabet."""
    number = value.value.rpartition("-")[2]
    return (int(number) if value.value.startswith("up-to-") else 0, value.value)


def _nearest(understanding: Understanding) -> tuple[str, ...]:
    """Return the topics to offer beside the results: those asked for, strongest first, then what people look for most."""
    asked = sorted(understanding.topics, key=lambda slug: -understanding.topics[slug])
    return tuple(dict.fromkeys((*asked, *SUGGESTED_TOPICS)))[:SHOWN_TOPICS]
