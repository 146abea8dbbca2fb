"""What stands beside results: something different if the first doesn't help, its myth check, its tool, feelings and sorts of help close by."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.model.resource import Resource
from indexer.model.search import ResultPage
from indexer.model.vocabulary import Kind
from indexer.search.service import SearchService
from search_web.calm import Tool, tool_for
from search_web.reading import next_steps
from search_web.views import QUICK_KINDS, Card, Choice, Labels, ResultsView, view_card

SHOWN_DIFFERENT = 2
SHOWN_RELATED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Ways on from a page of results; each holds only what exists."""

    do_now: Card | None = None
    different: tuple[Card, ...] = ()
    myth: tuple[Card, ...] = ()
    tool: Tool | None = None
    related: tuple[tuple[str, str], ...] = ()
    kinds: tuple[Choice, ...] = ()


def look_beside(page: ResultPage, view: ResultsView, service: SearchService, labels: Labels) -> Beside:
    """Return what goes beside results. At crisis nothing does: help is the way on."""
    if view.help is not None and view.help.crisis:
        return Beside()
    if not page.results:
        return Beside(related=view.nearest)
    first = page.results[0].resource
    tool = tool_for(first) if view.first == 1 else None
    return Beside(
        do_now=_do_now(page, view),
        different=tuple(view_card(one, labels) for one in _different(first, page, service))[:SHOWN_DIFFERENT],
        myth=next_steps(service, first, labels).myth[:1],
        tool=tool,
        related=tuple((slug, labels.topics[slug]) for slug in _related(page) if slug in labels.topics)[:SHOWN_RELATED],
        kinds=tuple(_other_kinds(page, view)),
    )


def _do_now(page: ResultPage, view: ResultsView) -> Card | None:
    """Return the first thing to do where the first result is something to read: nobody in distress should have to look for it."""
    if view.first != 1 or page.results[0].resource.steps:
        return None
    return next((card for card in view.cards if card.resource.steps), None)


def _different(first: Resource, page: ResultPage, service: SearchService) -> Iterator[Resource]:
    """Yield things to do of another family: those named on the record, then those found."""
    named = (service.resource(service.renamed(id_) or id_) for id_ in first.related.instead)
    found = (hit.resource for hit in page.results[1:])
    seen = {first.id}
    for one in (*named, *found):
        fits = one is not None and one.kind is Kind.TECHNIQUE and not set(one.families) & set(first.families)
        if one is not None and fits and one.withdrawn is None and one.id not in seen:
            seen.add(one.id)
            yield one


def _related(page: ResultPage) -> list[str]:
    """Return what was asked for, then what the results are about besides, most common first."""
    weight: Counter[str] = Counter()
    for hit in page.results:
        for slug, strength in hit.resource.topics.items():
            weight[slug] += strength * strength  # what a page is made for counts far more than what it touches
    asked = sorted(page.understanding.topics, key=lambda slug: -page.understanding.topics[slug])
    return list(dict.fromkeys((*asked[:2], *(slug for slug, _ in weight.most_common()))))


def _other_kinds(page: ResultPage, view: ResultsView) -> Iterator[Choice]:
    """Yield the sorts of help that this page shows nothing of, as filters."""
    shown = {hit.resource.kind for hit in page.results}
    missing = [kind for kind in QUICK_KINDS if kind not in shown]
    return (choice for choice in view.quick if choice.value in missing)
