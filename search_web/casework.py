"""A counsellor's search: sorted as asked for, and what conflicts with a contraindication marked and last, with the reason.

Works on the hits that a search found; it ranks nothing itself. It holds slugs of the taxonomy and nothing about a person.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from indexer.model.resource import Resource
from indexer.model.search import Hit, ResultPage
from indexer.model.taxonomy import Term
from indexer.model.vocabulary import Body, ContraLevel, Eyes, Grade
from search_web.words import marked

LOOKED_THROUGH = 200
"""How many of the best results are sorted anew; what ranks below doesn't answer the query well enough to lead a table."""

PAGE_LENGTH = 20
"""Rows of the compact table on one page."""


class Sort(StrEnum):
    """What comes first among results without conflict."""

    RELEVANCE = "relevance"
    EVIDENCE = "evidence"
    TIME = "time"


SORT_NAMES = {Sort.RELEVANCE: marked("what fits best"), Sort.EVIDENCE: marked("evidence"), Sort.TIME: marked("shortest")}

_GRADES = (Grade.STRONG, Grade.MODERATE, Grade.EARLY, Grade.PRACTICE)
_LEVELS = (None, ContraLevel.ADAPT, ContraLevel.AVOID)

BY_SETTING: Mapping[str, str] = {
    "panic-from-breath-focus": marked("It works with the breath."),
    "closed-eyes-distress": marked("It is done with eyes closed."),
    "touch-distress": marked("It uses touch."),
}
"""What a record says by its setting even where it lists no contraindication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a search is for: `chosen` and `heard` are contraindications, ticked and read out of the words."""

    sort: Sort = Sort.RELEVANCE
    chosen: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    listening: bool = True

    @property
    def avoid(self) -> tuple[str, ...]:
        """Every contraindication to look for."""
        return tuple(dict.fromkeys((*self.chosen, *self.heard)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Why a resource doesn't suit as it stands."""

    slug: str
    level: ContraLevel
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A page of results in the order of a case, with the conflicts of each by id."""

    page: ResultPage
    conflicts: Mapping[str, tuple[Conflict, ...]] = field(default_factory=dict)


def read_case(values: Mapping[str, Sequence[str]], text: str, known: Sequence[Term]) -> Case:
    """Return the case that a form or an address asks for. What isn't known is passed over."""
    slugs = {term.slug for term in known}
    removed = set(values.get("remove", ()))
    asked = (values.get("sort") or [""])[-1]
    listening = (values.get("listen") or ["1"])[-1] != "0"
    chosen = tuple(dict.fromkeys(slug for slug in values.get("avoid", ()) if slug in slugs and f"avoid:{slug}" not in removed))
    return Case(
        sort=Sort(asked) if asked in set(Sort) else Sort.RELEVANCE,
        chosen=chosen,
        heard=tuple(slug for slug in hear(text, known) if slug not in chosen) if listening else (),
        listening=listening,
    )


def hear(text: str, known: Sequence[Term]) -> Iterator[str]:
    """Yield the contraindications that a text names by a word of the taxonomy's own lists. Nothing is guessed beyond those."""
    words = f" {' '.join(re.findall(r'[a-z0-9]+', text.casefold().replace(chr(0x2019), chr(39))))} "
    for term in known:
        if any(f" {' '.join(re.findall(r'[a-z0-9]+', said.casefold()))} " in words for said in term.said):
            yield term.slug


def conflicts_of(resource: Resource, avoid: Sequence[str]) -> tuple[Conflict, ...]:
    """Return what speaks against a resource, the gravest first."""
    found = [Conflict(slug=one.slug, level=one.level, why=one.why) for one in resource.contraindications if one.slug in avoid]
    listed = {one.slug for one in found}
    found += [
        Conflict(slug=slug, level=ContraLevel.ADAPT, why=BY_SETTING[slug])
        for slug in _by_setting(resource)
        if slug in avoid and slug not in listed
    ]
    return tuple(sorted(found, key=lambda one: -_LEVELS.index(one.level)))


def _by_setting(resource: Resource) -> Iterator[str]:
    setting = resource.setting
    if setting is not None:
        if Body.BREATH in setting.body:
            yield "panic-from-breath-focus"
        if setting.eyes is Eyes.CLOSED:
            yield "closed-eyes-distress"
        if Body.TOUCH in setting.body:
            yield "touch-distress"


def arrange(page: ResultPage, case: Case, offset: int) -> Worked:
    """Return the stretch of `page` that starts at `offset`, in the order of the case, conflicts last."""
    conflicts = {hit.resource.id: conflicts_of(hit.resource, case.avoid) for hit in page.results}
    ordered = sorted(page.results, key=lambda hit: (_gravest(conflicts[hit.resource.id]), *_place(hit, case.sort)))
    shown = tuple(ordered[offset : offset + PAGE_LENGTH])
    total = min(page.total, LOOKED_THROUGH)
    return Worked(
        page=replace(page, results=shown, offset=offset, limit=PAGE_LENGTH, total=total),
        conflicts={hit.resource.id: conflicts[hit.resource.id] for hit in shown},
    )


def _gravest(found: Sequence[Conflict]) -> int:
    return max((_LEVELS.index(one.level) for one in found), default=0)


def _place(hit: Hit, sort: Sort) -> tuple[int, ...]:
    """Return a hit's place by what is sorted for; among equals the order found stays."""
    resource = hit.resource
    if sort is Sort.EVIDENCE:
        grade = resource.evidence.grade if resource.evidence else None
        return (_GRADES.index(grade) if grade else len(_GRADES),)
    if sort is Sort.TIME:
        return (resource.minutes.quick if resource.minutes else 999,)
    return ()
