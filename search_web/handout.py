"""A handout: picked resources in the voice of one audience, and the plan of a session with its minutes added up. Knows no HTTP."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexer.model.resource import Resource
from indexer.model.vocabulary import SafetyLevel
from indexer.search.service import SearchService
from search_web.picked import Part, Pick, digest_of
from search_web.words import marked


class Voice(StrEnum):
    """Whom a handout speaks to."""

    TEEN = "teen"
    PARENT = "parent"
    COUNSELLOR = "counsellor"


VOICE_NAMES = {
    Voice.TEEN: marked("Young person"),
    Voice.PARENT: marked("Parent or carer"),
    Voice.COUNSELLOR: marked("Counsellor"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One resource on a handout. `changed` where its text is no longer what the address remembers."""

    pick: Pick
    resource: Resource
    digest: str
    changed: bool
    gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One line of a session plan; no minutes where the resource names none."""

    part: Part
    leaf: Leaf
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A session: its parts in order, the minutes in the room and those at home."""

    rows: tuple[PlanRow, ...]
    room: int
    home: int
    unknown: bool


def open_leaves(service: SearchService, picks: Iterable[Pick]) -> tuple[Leaf, ...]:
    """Return the resources that were picked, former ids followed, without what was never there."""
    named = ((pick, service.resource(service.renamed(pick.id) or pick.id)) for pick in picks)
    return tuple(_leaf(pick, found) for pick, found in named if found is not None)


def _leaf(pick: Pick, found: Resource) -> Leaf:
    digest = digest_of(found)
    changed = pick.digest is not None and pick.digest != digest
    return Leaf(pick=pick, resource=found, digest=digest, changed=changed, gone=found.withdrawn is not None)


def as_of_now(leaves: Sequence[Leaf]) -> list[str]:
    """Return what an address has to name so that it remembers the text of now."""
    return [str(Pick(id=one.resource.id, digest=one.digest, part=one.pick.part)) for one in leaves]


def kept(leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
    """Return what may be handed out: nothing that was taken down."""
    return tuple(one for one in leaves if not one.gone)


def needs_help_first(leaves: Iterable[Leaf]) -> Leaf | None:
    """Return the first resource that must not be handed out without help above it."""
    return next((one for one in leaves if one.resource.safety.level is SafetyLevel.CRISIS_GATE), None)


def plan_session(leaves: Sequence[Leaf]) -> Plan | None:
    """Return the plan that the picked parts make, or None where none has a part."""
    rows = tuple(_rows(leaves))
    if not rows:
        return None
    return Plan(
        rows=rows,
        room=sum(row.minutes or 0 for row in rows if row.part is not Part.HOME),
        home=sum(row.minutes or 0 for row in rows if row.part is Part.HOME),
        unknown=any(row.minutes is None for row in rows),
    )


def _rows(leaves: Sequence[Leaf]) -> Iterator[PlanRow]:
    for part in Part:
        for leaf in leaves:
            if leaf.pick.part is part:
                yield PlanRow(part=part, leaf=leaf, minutes=_minutes(leaf.resource, part))


def _minutes(resource: Resource, part: Part) -> int | None:
    """Return how long a part takes: short to warm up and at home, the first time for a new skill, in full for practice."""
    if resource.minutes is None:
        return None
    by_part: Mapping[Part, int] = {Part.SKILL: resource.minutes.first_use, Part.PRACTICE: resource.minutes.full}
    return by_part.get(part, resource.minutes.quick)
