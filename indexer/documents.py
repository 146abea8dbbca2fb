"""What of a resource is searched, and what it can be narrowed by: `Resource` -> `engine.base.Document`."""

from collections.abc import Iterable, Iterator, Mapping

from indexer.engine.base import Document
from indexer.model.resource import Resource
from indexer.model.search import Audience, Facet
from indexer.model.taxonomy import Taxonomy
from indexer.model.vocabulary import Body, Cost, Grade, Kind, StoreStatus
from indexer.vectors.store import Saying

MINUTE_STEPS = (1, 2, 5, 10, 20, 30)
"""The "up to … minutes" one can choose; a two-minute exercise is under all that are longer."""

AGE_BANDS: Mapping[str, tuple[int, int]] = {"under-13": (0, 12), "13-15": (13, 15), "16-18": (16, 18), "19-and-over": (19, 99)}

AT_LEAST: Mapping[str, tuple[Grade, ...]] = {
    "strong": (Grade.STRONG,),
    "at-least-moderate": (Grade.STRONG, Grade.MODERATE),
    "at-least-early": (Grade.STRONG, Grade.MODERATE, Grade.EARLY),
}
"""The "evidence at least" one can choose, and the grades that reach it."""

ADULT = 18

SERVES = "serves"
"""A facet nobody sees: helplines serve one country, everything else serves all."""

AUDIENCE = "audience"
"""A facet nobody sees: adult-only and prescription apps are for counsellors."""

EVERYBODY = "all"
ANYWHERE = "INT"

COST = "cost"
"""A facet nobody sees: what is free can be wished for."""

FREE = "free"


def to_document(resource: Resource, taxonomy: Taxonomy) -> Document:
    """Return the document of a resource."""
    return Document(key=resource.id, fields=_fields(resource, taxonomy), facets=_facets(resource))


def _fields(resource: Resource, taxonomy: Taxonomy) -> dict[str, str]:
    topics = {topic.slug: topic for topic in taxonomy.topics}
    families = {term.slug: term for term in (*taxonomy.families, *taxonomy.modalities)}
    filed = [families[slug].label for slug in (*resource.families, *resource.modalities) if slug in families]
    return {
        "title": resource.title,
        "aka": _lines(resource.aka),
        "promise": resource.promise,
        "phrases": _lines(resource.phrases),
        "topics": _lines(topics[slug].label for slug, strength in resource.topics.items() if strength > 1 and slug in topics),
        "families": _lines(filed),
        "body": _lines(_body(resource)),
    }


def to_saying(resource: Resource) -> Saying:
    """Return what a resource is found by in meaning. Helplines have none: they stand in the help panel, and rank by words only."""
    if resource.helpline is not None:
        return Saying(texts=(), head="")
    return Saying(texts=(resource.title, *resource.aka, *resource.phrases), head=f"{resource.title}. {resource.promise}")


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _body(resource: Resource) -> Iterator[str]:
    yield from (step.do for step in resource.steps)
    for section in resource.body:
        yield section.heading
        yield section.text
    yield from resource.use_when
    if resource.counsellor is not None:
        yield resource.counsellor.mechanism
        yield resource.counsellor.session_use


def _facets(resource: Resource) -> dict[str, tuple[str, ...]]:
    facets: dict[str, tuple[str, ...]] = {
        Facet.KIND: (resource.kind,),
        Facet.TOPIC: tuple(resource.topics),
        Facet.FAMILY: resource.families,
        Facet.AGES: tuple(_age_bands(resource)),
        Facet.EVIDENCE: tuple(_evidence_steps(resource)),
        Facet.FORMAT: resource.formats,
        Facet.MODALITY: resource.modalities,
        SERVES: (resource.helpline.country if resource.helpline else EVERYBODY,),
        AUDIENCE: tuple(_audiences(resource)),
        COST: (FREE,) if _is_free(resource) else ("paid",),
    }
    if resource.minutes is not None:
        facets[Facet.MINUTES] = tuple(f"up-to-{step}" for step in MINUTE_STEPS if resource.minutes.quick <= step)
    return facets | _setting_facets(resource) | _country_facet(resource)


def _setting_facets(resource: Resource) -> dict[str, tuple[str, ...]]:
    setting = resource.setting
    if setting is None:
        return {}
    without = tuple(f"no-{part}" for part in (Body.BREATH, Body.TOUCH, Body.MOVING) if part not in setting.body)
    return {
        Facet.WHERE: setting.where,
        Facet.DISCREET: (setting.discreet,),
        Facet.NEEDS: setting.needs,
        Facet.EYES: (setting.eyes,),
        Facet.BODY: (*setting.body, *without),
    }


def _country_facet(resource: Resource) -> dict[str, tuple[str, ...]]:
    facts = (resource.app, resource.community, resource.helpline)
    named = next((fact.country for fact in facts if fact is not None), None)
    return {Facet.COUNTRY: (named,)} if named else {}


def _is_free(resource: Resource) -> bool:
    """Return whether at least a part of it costs nothing, as far as published pages say."""
    if resource.app is not None:
        return resource.app.price.casefold().startswith(FREE)
    return resource.community is None or resource.community.cost in {Cost.FREE, Cost.PARTLY_FREE}


def _age_bands(resource: Resource) -> Iterator[str]:
    low = resource.ages.min if resource.ages.min is not None else 0
    high = resource.ages.max if resource.ages.max is not None else ADULT + 80
    return (band for band, (first, last) in AGE_BANDS.items() if low <= last and first <= high)


def _evidence_steps(resource: Resource) -> Iterator[str]:
    grade = resource.evidence.grade if resource.evidence else None
    return (step for step, grades in AT_LEAST.items() if grade in grades)


def _audiences(resource: Resource) -> Iterator[str]:
    yield Audience.COUNSELLOR
    app = resource.app
    adults_only = resource.kind is Kind.APP and (resource.ages.min or 0) >= ADULT
    if not (adults_only or (app is not None and app.prescription)):
        yield Audience.TEEN


def is_closed(resource: Resource) -> bool:
    """Return whether this is the tombstone of an app that closed."""
    return resource.app is not None and (resource.app.discontinued or resource.app.store_status is StoreStatus.CLOSED)
