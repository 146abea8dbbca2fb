"""A selection to take along: CSV, JSON, Markdown, and its sources as BibTeX or RIS. Text in, text out; knows no HTTP."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from indexer.model.plain import to_plain
from indexer.model.resource import Resource
from search_web.citations import as_bibtex, as_ris
from search_web.picked import digest_of
from search_web.views import Labels

COLUMNS = (
    "id title promise kind minutes_quick minutes_full evidence evidence_plain topics families modalities formats contraindications "
    "steps mechanism measures pitfalls dois url content_digest licence"
).split()

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One resource to take along, with the address of its page."""

    resource: Resource
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form of export."""

    type: str
    write: Callable[[Sequence[Taken], Labels], str]


def as_csv(taken: Sequence[Taken], labels: Labels) -> str:
    """Return one row a resource. The mark at the start has spreadsheets read it as UTF-8."""
    out = io.StringIO()
    rows = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for one in taken:
        rows.writerow([unformula(cell) for cell in _cells(one, labels)])
    return "\ufeff" + out.getvalue()


def unformula(cell: str) -> str:
    """Return `cell` so that no spreadsheet runs it: what looks like a formula starts with an apostrophe."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _cells(one: Taken, labels: Labels) -> list[str]:
    it = one.resource
    voice, evidence, minutes = it.counsellor, it.evidence, it.minutes
    return [
        it.id,
        it.title,
        it.promise,
        it.kind,
        str(minutes.quick) if minutes else "",
        str(minutes.full) if minutes else "",
        str((evidence.grade if evidence else None) or it.verdict or ""),
        evidence.plain if evidence else "",
        "; ".join(labels.topics.get(slug, slug) for slug in it.topics),
        "; ".join(labels.families.get(slug, slug) for slug in it.families),
        "; ".join(map(labels.of_term, it.modalities)),
        "; ".join(map(labels.of_term, it.formats)),
        "; ".join(f"{labels.of_caution(bad.slug)} ({bad.level}): {bad.why}" for bad in it.contraindications),
        " / ".join(step.do for step in it.steps),
        voice.mechanism if voice else "",
        voice.measures if voice else "",
        voice.pitfalls if voice else "",
        "; ".join(work.doi for work in (evidence.citations if evidence else ()) if work.doi),
        one.url,
        digest_of(it),
        it.licence,
    ]


def as_json(taken: Sequence[Taken]) -> str:
    """Return the records whole, with their digests."""
    records = [{**to_plain(one.resource), "url": one.url, "content_digest": digest_of(one.resource)} for one in taken]
    return json.dumps({"resources": records}, ensure_ascii=False, indent=2) + "\n"


def as_markdown(taken: Sequence[Taken], labels: Labels) -> str:
    """Return the resources as text that any editor of Markdown reads."""
    return "\n".join(line for one in taken for line in _markdown_lines(one, labels)) + "\n"


def _markdown_lines(one: Taken, labels: Labels) -> list[str]:
    it = one.resource
    lines = [f"# {plain_markdown(it.title)}", "", f"*{plain_markdown(it.promise)}*", ""]
    if it.minutes:
        lines += [f"{it.minutes.quick} min short, {it.minutes.full} min in full.", ""]
    lines += [f"{number}. {plain_markdown(step.do)}" for number, step in enumerate(it.steps, 1)]
    for section in it.body:
        lines += ["", f"## {plain_markdown(section.heading)}", "", plain_markdown(section.text)]
    lines += _bullets("Skip it, or do it differently, when", it.skip_when)
    lines += _bullets("Contraindications", [f"{labels.of_caution(bad.slug)} ({bad.level}): {bad.why}" for bad in it.contraindications])
    if it.evidence:
        works = [f"{work.ref}{f' https://doi.org/{work.doi}' if work.doi else ''}" for work in it.evidence.citations]
        lines += ["", f"**Evidence: {it.evidence.grade or it.verdict}.** {plain_markdown(it.evidence.plain)}", *_bullets("", works)]
    return [*lines, "", f"<{one.url}> · {it.licence} · content {digest_of(it)}", ""]


def _bullets(heading: str, items: Sequence[str]) -> list[str]:
    head = ["", f"## {heading}", ""] if heading else [""]
    return [*head, *(f"- {plain_markdown(item)}" for item in items)] if items else []


def plain_markdown(text: str) -> str:
    """Return `text` with what Markdown or HTML would read as its own taken literally."""
    return _MARKDOWN.sub(r"\\\1", text)


FORMATS: Mapping[str, Format] = {
    "csv": Format(type="text/csv; charset=utf-8", write=as_csv),
    "json": Format(type="application/json", write=lambda taken, _: as_json(taken)),
    "bib": Format(type="application/x-bibtex; charset=utf-8", write=lambda taken, _: as_bibtex([(one.resource, one.url) for one in taken])),
    "ris": Format(
        type="application/x-research-info-systems; charset=utf-8",
        write=lambda taken, _: as_ris([(one.resource, one.url) for one in taken]),
    ),
    "md": Format(type="text/markdown; charset=utf-8", write=as_markdown),
}
