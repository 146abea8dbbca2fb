"""What a selection rests on, for reference managers: each page once, each cited work once, with as much as the record knows of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.model.resource import Citation, Resource

Paged = Sequence[tuple[Resource, str]]
"""Resources with the addresses of their pages."""

_REF = re.compile(r"(?P<who>.+?),? \(?(?P<year>(?:19|20)\d\d)[a-z]?\)?[,.:] (?P<title>.+)")
_ESCAPED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "&%$#_{}"}}
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:-]+")
_BREAKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A page or a cited work; `kind` as RIS and BibTeX name it."""

    key: str
    title: str
    authors: tuple[str, ...]
    year: str
    doi: str
    url: str
    note: str

    @property
    def ris_type(self) -> str:
        """A DOI is taken for an article; more the record doesn't say."""
        return "JOUR" if self.doi else "ELEC" if self.url else "GEN"


def works_of(paged: Paged) -> tuple[Work, ...]:
    """Return the pages, then the works they cite, each once."""
    found: dict[str, Work] = {}
    for work in (*map(_page, paged), *_cited(paged)):
        found.setdefault((work.doi or work.url or work.title).casefold(), work)
    return tuple(found.values())


def _page(one: tuple[Resource, str]) -> Work:
    resource, url = one
    note = f"Evidence grade: {resource.evidence.grade or resource.verdict}" if resource.evidence else ""
    year = str(resource.dates.written.year)
    return Work(key=f"worrystone-{resource.id}", title=resource.title, authors=("Worrystone",), year=year, doi="", url=url, note=note)


def _cited(paged: Paged) -> Iterator[Work]:
    for resource, _ in paged:
        for citation in resource.evidence.citations if resource.evidence else ():
            yield _work(citation, resource.title)


def _work(citation: Citation, cited_by: str) -> Work:
    """Return a citation taken apart; where its words have another form they are the title."""
    parts = _REF.fullmatch(citation.ref)
    who, year, title = parts.group("who", "year", "title") if parts else ("", "", citation.ref)
    seed = citation.doi or f"{who} {year} {title[:24]}"
    return Work(
        key=_NOT_IN_KEYS.sub("-", seed).strip("-").lower(),
        title=title,
        authors=tuple(_authors(who)),
        year=year,
        doi=citation.doi or "",
        url=citation.url or (f"https://doi.org/{citation.doi}" if citation.doi else ""),
        note=f"Cited for {cited_by}. {citation.studied}; {citation.who}. How far we read it: {citation.checked}.",
    )


def _authors(who: str) -> Iterator[str]:
    """Yield the names in "Gaffney, Ttofi & Farrington" or "Balban et al."."""
    for name in re.split(r",\s*|\s+(?:&|and)\s+", who):
        if name.strip():
            yield name.removesuffix(" et al.").removesuffix(" et al").strip()
            if name.endswith(("et al.", "et al")):
                yield "others"


def as_bibtex(paged: Paged) -> str:
    """Return BibTeX entries. Names stand in braces, so that none is taken apart wrongly."""
    return "\n".join(_bibtex(work) for work in works_of(paged))


def _bibtex(work: Work) -> str:
    names = " and ".join(name if name == "others" else f"{{{escaped(name)}}}" for name in work.authors)
    fields = {
        "title": f"{{{escaped(work.title)}}}",
        "author": names,
        "year": work.year,
        "doi": escaped(work.doi),
        "url": _url(work.url),
        "note": escaped(work.note),
    }
    inner = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@{'article' if work.doi else 'misc'}{{{work.key},\n{inner}}}\n"


def escaped(text: str) -> str:
    """Return `text` on one line with what TeX reads as its own taken literally."""
    return "".join(_ESCAPED.get(sign, sign) for sign in _BREAKS.sub(" ", text))


def _url(url: str) -> str:
    """Return an address for the url field, which TeX reads as it stands but for braces."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def as_ris(paged: Paged) -> str:
    """Return RIS records: one tag a line, lines ended as the format wants."""
    return "".join(f"{line}\r\n" for work in works_of(paged) for line in _ris(work))


def _ris(work: Work) -> Iterable[str]:
    tags = [("TY", work.ris_type), *(("AU", name) for name in work.authors if name != "others")]
    tags += [("PY", work.year), ("TI", work.title), ("DO", work.doi), ("UR", work.url), ("N1", work.note)]
    return [*(f"{tag}  - {_BREAKS.sub(' ', text).strip()}" for tag, text in tags if text), "ER  - ", ""]
