"""A topic or family as a counsellor browses it: what to learn, practise and use, techniques by grade, the best tested first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.model.resource import Resource
from indexer.model.vocabulary import Grade, Kind, Subkind
from search_web.evidence_plot import GRADES
from search_web.reading import MADE_FOR
from search_web.views import Card, Labels, view_card


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Three paths through a topic; `practise` by grade."""

    learn: tuple[Card, ...]
    practise: tuple[tuple[Grade, tuple[Card, ...]], ...]
    use: tuple[Card, ...]


def paths_of_topic(resources: Iterable[Resource], slug: str, labels: Labels) -> Paths:
    """Return the paths through what is made for a topic."""
    fitting = [one for one in resources if one.topics.get(slug, 0) >= MADE_FOR]
    return _paths(sorted(fitting, key=lambda one: -one.topics[slug]), labels)


def paths_of_family(resources: Iterable[Resource], slug: str, labels: Labels) -> Paths:
    """Return the paths through a family."""
    return _paths([one for one in resources if slug in one.families], labels)


def _paths(fitting: Sequence[Resource], labels: Labels) -> Paths:
    scripts = [one for one in fitting if one.subkind is Subkind.SCRIPT]
    read = [one for one in fitting if one.kind is Kind.EXPLAINER and one not in scripts]
    techniques = [one for one in fitting if one.kind is Kind.TECHNIQUE]
    use = [*scripts, *(one for one in fitting if one.kind in (Kind.APP, Kind.COMMUNITY))]
    by_grade = ((grade, [one for one in techniques if one.evidence and one.evidence.grade is grade]) for grade in GRADES)
    return Paths(
        learn=_cards(read, labels),
        practise=tuple((grade, _cards(found, labels)) for grade, found in by_grade if found),
        use=_cards(use, labels),
    )


def _cards(found: Iterable[Resource], labels: Labels) -> tuple[Card, ...]:
    return tuple(view_card(one, labels) for one in found)
