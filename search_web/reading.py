"""What a resource or topic page needs beside the record itself: where to go next, what lies on a topic's shelves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.model.resource import Resource
from indexer.model.taxonomy import Topic
from indexer.model.vocabulary import Grade, Kind, Subkind
from indexer.search.service import SearchService
from search_web.views import Card, Labels, view_card

MADE_FOR = 2
"""Topic strength from which a resource stands on a topic's page; 1 only touches it."""

SHELF_LENGTH = 8
FURTHER = 4

_GRADE_ORDER = (Grade.STRONG, Grade.MODERATE, Grade.EARLY, Grade.PRACTICE, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """Ways on from a resource, each holding only what exists."""

    try_next: tuple[Card, ...]
    instead: tuple[Card, ...]
    learn: tuple[Card, ...]
    myth: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """A topic's resources by what one wants of them."""

    do: tuple[Card, ...]
    understand: tuple[Card, ...]
    myths: tuple[Card, ...]
    apps: tuple[Card, ...]


def next_steps(service: SearchService, resource: Resource, labels: Labels) -> Onward:
    """Return where to go from a resource; ids that lead nowhere (yet) are passed over."""
    related = resource.related
    return Onward(
        try_next=_cards(service, related.try_next, labels),
        instead=_cards(service, related.instead, labels),
        learn=_cards(service, related.learn, labels),
        myth=_cards(service, related.myth, labels),
    )


def _cards(service: SearchService, ids: Iterable[str], labels: Labels) -> tuple[Card, ...]:
    found = (service.resource(service.renamed(id_) or id_) for id_ in ids)
    return tuple(view_card(one, labels) for one in found if one is not None and one.withdrawn is None)[:FURTHER]


def shelve(service: SearchService, topic: Topic, labels: Labels) -> Shelves:
    """Return what there is for a topic, what is made for it first, better tested before less."""
    fitting = sorted(_fitting(service.resources(), topic.slug), key=lambda one: _order(one, topic.slug))
    return Shelves(
        do=_shelf(fitting, labels, {Kind.TECHNIQUE}),
        understand=_shelf([one for one in fitting if one.subkind is not Subkind.MYTH_CHECK], labels, {Kind.EXPLAINER}),
        myths=_shelf([one for one in fitting if one.subkind is Subkind.MYTH_CHECK], labels, {Kind.EXPLAINER}),
        apps=_shelf(fitting, labels, {Kind.APP, Kind.COMMUNITY}),
    )


def _fitting(resources: Iterable[Resource], slug: str) -> Iterator[Resource]:
    return (one for one in resources if one.topics.get(slug, 0) >= MADE_FOR and one.kind is not Kind.HELPLINE)


def _order(one: Resource, slug: str) -> tuple[int, int, int]:
    grade = one.evidence.grade if one.evidence else None
    quick = one.minutes.quick if one.minutes else 99
    return (-one.topics[slug], _GRADE_ORDER.index(grade), quick)


def _shelf(fitting: Sequence[Resource], labels: Labels, kinds: set[Kind]) -> tuple[Card, ...]:
    return tuple(view_card(one, labels) for one in fitting if one.kind in kinds)[:SHELF_LENGTH]
