"""Ids and slugs: each resource has its own name, and only words of the taxonomy are used."""

import difflib
from collections.abc import Iterable, Iterator

from indexer.corpus.load import Corpus, Entry
from indexer.corpus.problems import Problem

MADE_FOR_THIS = 3
MOST_MADE_FOR = 2
"""At most two topics at full strength: a resource made for everything leads nothing."""


def ids_are_unique(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for every id or alias that another resource has already."""
    owners: dict[str, str] = {}
    for entry in corpus.entries:
        names = [("id", entry.resource.id), *(("aliases", alias) for alias in entry.resource.aliases)]
        for key, name in names:
            if name in owners:
                what = f"`{name}` is used already, in {owners[name]}."
                yield Problem(place=entry.at(key), code="R021", what=what, remedy="Choose another; ids are never reused.")
            owners.setdefault(name, entry.path)


def slugs_are_known(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for every slug that the taxonomy does not have."""
    taxonomy = corpus.taxonomy
    if taxonomy is None:
        return
    topics = {topic.slug for topic in taxonomy.topics}
    families = {term.slug for term in taxonomy.families}
    contra = {term.slug for term in taxonomy.contraindications}
    modalities = {term.slug for term in taxonomy.modalities}
    formats = {term.slug for term in taxonomy.formats}
    for entry in corpus.entries:
        resource = entry.resource
        yield from _unknown(entry, "topics", resource.topics, topics, "topic")
        yield from _unknown(entry, "families", resource.families, families, "family")
        yield from _unknown(entry, "contraindications", [c.slug for c in resource.contraindications], contra, "contraindication")
        yield from _unknown(entry, "modalities", resource.modalities, modalities, "modality")
        yield from _unknown(entry, "formats", resource.formats, formats, "format")
        yield from _unknown(entry, "country", _countries(entry), set(taxonomy.countries), "country")


def _countries(entry: Entry) -> Iterator[str]:
    resource = entry.resource
    facts = (resource.app, resource.community, resource.helpline)
    return (fact.country for fact in facts if fact is not None and fact.country is not None)


def _unknown(entry: Entry, key: str, used: Iterable[str], known: set[str], noun: str) -> Iterator[Problem]:
    for slug in used:
        if slug not in known:
            what = f"There is no {noun} `{slug}`."
            yield Problem(place=entry.at(key, slug), code="R022", what=what, remedy=_suggest(slug, known))


def _suggest(slug: str, known: set[str]) -> str:
    close = difflib.get_close_matches(slug, sorted(known), n=2, cutoff=0.6)
    return f"Did you mean {' or '.join(close)}?" if close else "taxonomy.yaml lists those there are."


def topic_strengths_fit(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem where a resource is made for nothing, or for too much."""
    for entry in corpus.entries:
        made_for = [slug for slug, strength in entry.resource.topics.items() if strength == MADE_FOR_THIS]
        if not 1 <= len(made_for) <= MOST_MADE_FOR:
            what = f"{len(made_for)} topics have strength 3."
            yield Problem(place=entry.at("topics"), code="R024", what=what, remedy="Give one topic, at most two, a 3.")
