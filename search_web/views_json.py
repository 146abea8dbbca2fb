"""The model as JSON, with the keys that the API promises. `crisis` is always there and must be shown."""

from collections.abc import Mapping

from indexer.model.help import Crisis, HelpLine, Level
from indexer.model.plain import to_plain
from indexer.model.resource import Resource
from indexer.model.search import FacetCounts, Hit, ResultPage, Understanding
from indexer.model.taxonomy import Term, Topic

Plain = dict[str, object]


def crisis_json(crisis: Crisis) -> Plain:
    """Return the crisis object. `level` none comes without lines."""
    return {
        "level": crisis.level,
        "category": crisis.category,
        "heading": crisis.heading,
        "message": crisis.message,
        "next_step": crisis.next_step,
        "country": crisis.country,
        "country_name": crisis.country_name,
        "exit_first": crisis.exit_first,
        "help": [line_json(line) for line in crisis.help],
        "in_other_words": [{"lang": words.lang, "text": words.text} for words in crisis.in_other_words],
    }


def line_json(line: HelpLine) -> Plain:
    """Return a helpline with every way to reach it."""
    return {
        "id": line.id,
        "title": line.title,
        "promise": line.promise,
        "country": line.country,
        "category": list(line.category),
        "channels": [_filled(to_plain(channel), ("dial", "keyword", "languages")) for channel in line.channels],
        "hours": line.hours,
        "cost": line.cost,
        "may_tell": line.may_tell,
        "seen": line.seen,
    }


def _filled(plain: Plain, optional: tuple[str, ...]) -> Plain:
    """Return `plain` with keys that stood at their default put back, so that keys are stable."""
    empty: Mapping[str, object] = {"languages": []}
    return {**{key: empty.get(key) for key in optional}, **plain}


def page_json(page: ResultPage, url_of: Mapping[str, str], next_link: str | None, *, cut: bool) -> Plain:
    """Return a page of results."""
    return {
        "crisis": crisis_json(page.crisis),
        "no_match": page.no_match,
        "nearest_topics": list(page.nearest_topics),
        "results": [hit_json(hit, url_of[hit.resource.id], said=page.crisis.level is not Level.CRISIS) for hit in page.results],
        "total": page.total,
        "offset": page.offset,
        "limit": page.limit,
        "next": next_link,
        "facets": {str(counts.facet): _facet_json(counts) for counts in page.facets},
        "read": read_json(page.understanding, said=page.crisis.level is not Level.CRISIS),
        "cut": cut or page.understanding.cut,
        "engine_down": page.engine_down,
    }


def read_json(understanding: Understanding, *, said: bool) -> Plain:
    """Return what was read into the words and can be taken back by `ignore`. At crisis the person's own words are not `said` again."""
    return {
        "wishes": [{"id": wish.id, "label": wish.label} for wish in understanding.wishes],
        "corrections": [{"typed": made.typed, "read": made.read} for made in understanding.corrections] if said else [],
    }


def _facet_json(counts: FacetCounts) -> list[Plain]:
    return [{"value": value.value, "count": value.count, "chosen": value.chosen} for value in counts.values]


def hit_json(hit: Hit, url: str, *, said: bool) -> Plain:
    """Return one result. At crisis the person's own words are not `said` again."""
    plain = brief_json(hit.resource, url) | {"score": hit.score, "why": list(hit.why) if said else []}
    return plain | ({"explanation": list(hit.explanation)} if hit.explanation else {})


def brief_json(resource: Resource, url: str) -> Plain:
    """Return a resource in short."""
    grade = resource.evidence.grade if resource.evidence else None
    return {
        "id": resource.id,
        "kind": resource.kind,
        "title": resource.title,
        "promise": resource.promise,
        "topics": sorted(resource.topics, key=lambda slug: -resource.topics[slug]),
        "families": list(resource.families),
        "minutes": resource.minutes.quick if resource.minutes else None,
        "evidence": grade,
        "verdict": resource.verdict,
        "url": url,
    }


def resource_json(resource: Resource, url: str) -> Plain:
    """Return a resource whole, as its file has it."""
    plain: Plain = to_plain(resource)
    return {**plain, "url": url}


def topic_json(topic: Topic, url: str) -> Plain:
    """Return a topic."""
    return {
        "slug": topic.slug,
        "label": topic.label,
        "line": topic.line,
        "plain": topic.plain,
        "get_help_when": topic.get_help_when,
        "fact": to_plain(topic.fact) if topic.fact else None,
        "url": url,
    }


def term_json(term: Term, url: str) -> Plain:
    """Return a family of exercises."""
    return {"slug": term.slug, "label": term.label, "line": term.line, "url": url}
