"""What the terminal shows: plain lines for people, JSON for programs. It decides nothing."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from indexer.build import Rebuilt
from indexer.corpus.problems import Problem, Severity
from indexer.model.help import Crisis, HelpLine, Level
from indexer.model.plain import to_plain
from indexer.model.resource import Resource
from indexer.model.search import Hit, ResultPage, Understanding

WIDTH = 100
SHOWN_CHANGES = 8

_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.ADVICE: "notice", Severity.DUE: "notice"}


def problem_lines(problems: Iterable[Problem], style: str) -> Iterator[str]:
    """Yield problems as `path:line:col: …` lines (style text), as one JSON document, or as CI annotations (style github)."""
    if style == "json":
        plain = [to_plain(problem) | {"severity": str(problem.severity)} for problem in problems]
        yield json.dumps(plain, ensure_ascii=False, indent=2)
    elif style == "github":
        for problem in problems:
            at = problem.place
            level = _GITHUB_LEVEL[problem.severity]
            yield f"::{level} file={at.path},line={at.line},col={at.column},title={problem.code}::{problem.what} {problem.remedy}"
    else:
        yield from map(str, problems)


def rebuilt_lines(done: Rebuilt) -> Iterator[str]:
    """Yield what a rebuild did."""
    size = done.manifest.size / 1_000_000
    yield f"{done.manifest.documents} resources indexed in {done.seconds:.1f} s, {size:.1f} MB, corpus {done.manifest.digest[:12]}"
    for sign, word, ids in (("+", "added", done.added), ("~", "changed", done.changed), ("-", "removed", done.removed)):
        if ids:
            shown = ", ".join(ids[:SHOWN_CHANGES]) + (" …" if len(ids) > SHOWN_CHANGES else "")
            yield f"  {sign}{len(ids)} {word}: {shown}"
    yield f"  {done.folder}"


def rebuilt_json(done: Rebuilt) -> str:
    """Return what a rebuild did as JSON."""
    changes = {"added": done.added, "changed": done.changed, "removed": done.removed}
    head = {"documents": done.manifest.documents, "seconds": round(done.seconds, 3), "bytes": done.manifest.size}
    return json.dumps(head | {"digest": done.manifest.digest, "folder": str(done.folder)} | changes)


def crisis_plain(crisis: Crisis) -> dict[str, Any]:
    """Return the `crisis` object of the API, of batch runs and of JSON pages: level, category, message, help."""
    return {
        "level": str(crisis.level),
        "category": crisis.category,
        "message": crisis.message,
        "help": [to_plain(line) for line in crisis.help],
    }


def result_plain(hit: Hit) -> dict[str, Any]:
    """Return one result as it stands in batch runs."""
    return resource_line(hit.resource) | {"score": hit.score}


def resource_line(resource: Resource) -> dict[str, Any]:
    """Return the fields of a resource that a result has. Topics come strongest first."""
    topics = sorted(resource.topics, key=lambda slug: (-resource.topics[slug], list(resource.topics).index(slug)))
    return {
        "id": resource.id,
        "kind": str(resource.kind),
        "title": resource.title,
        "topics": topics,
        "families": list(resource.families),
        "minutes": resource.minutes.quick if resource.minutes else None,
    }


def export_plain(resource: Resource) -> dict[str, Any]:
    """Return a whole resource for `worrystone export`: the fields of a result, and the record itself."""
    return resource_line(resource) | {"record": to_plain(resource)}


def page_plain(page: ResultPage) -> dict[str, Any]:
    """Return a result page as it stands in batch runs."""
    return {
        "crisis": crisis_plain(page.crisis),
        "no_match": page.no_match,
        "nearest_topics": list(page.nearest_topics),
        "results": [result_plain(hit) for hit in page.results],
    }


def page_lines(page: ResultPage, topic_labels: Mapping[str, str]) -> Iterator[str]:
    """Yield a result page for the terminal: help first."""
    if page.crisis.level is not Level.NONE:
        yield from crisis_lines(page.crisis)
    if page.engine_down:
        yield "The search cannot answer just now. Help above works all the same. Run `worrystone rebuild`."
    elif page.no_match:
        near = ", ".join(topic_labels.get(slug, slug) for slug in page.nearest_topics)
        yield f"Nothing here fits that well. Topics you could look at: {near}."
    if page.crisis.level is not Level.CRISIS:
        yield from _read_lines(page.understanding)
    for number, hit in enumerate(page.results, page.offset + 1):
        yield from _hit_lines(number, hit)
    if page.results:
        yield f"{page.total} results, {page.milliseconds:.1f} ms"


def _read_lines(understanding: Understanding) -> Iterator[str]:
    if understanding.corrections:
        yield "Read as: " + ", ".join(made.read for made in understanding.corrections) + " (--ignore spelling searches it as typed)"
    if understanding.wishes:
        yield "You asked for: " + ", ".join(f"{wish.label} ({wish.id})" for wish in understanding.wishes) + " (--ignore takes one back)"


def crisis_lines(crisis: Crisis) -> Iterator[str]:
    """Yield the help panel for the terminal."""
    if crisis.heading:
        yield crisis.heading.upper()
    for text in (crisis.message, crisis.next_step):
        if text:
            yield from textwrap.wrap(text, WIDTH)
    yield f"Help for {crisis.country_name} (change it with --country):"
    for line in crisis.help:
        yield from _help_lines(line)
    yield ""


def _help_lines(line: HelpLine) -> Iterator[str]:
    ways = "; ".join(f"{channel.type} {channel.display}{_keyword(channel.keyword)}" for channel in line.channels)
    yield f"  * {line.title}: {ways} ({_known(line.hours)}; {_known(line.cost)})"
    yield f"      {line.seen}"


def _known(fact: str) -> str:
    return fact.replace("not-checked", "not checked")


def _keyword(word: str | None) -> str:
    return f" with the word {word}" if word else ""


def _hit_lines(number: int, hit: Hit) -> Iterator[str]:
    resource = hit.resource
    minutes = f"{resource.minutes.quick} min, " if resource.minutes else ""
    grade = f", evidence: {resource.evidence.grade}" if resource.evidence and resource.evidence.grade else ""
    yield f"{number:>2}. {resource.title}  [{minutes}{resource.kind}{grade}]  {resource.id}"
    yield f"    {resource.promise}"
    if hit.why:
        yield f"    because you said: {', '.join(hit.why)}"
    if hit.explanation:
        yield f"    {hit.score:.3f} = {'; '.join(hit.explanation)}"
