"""A request, from its parameters to a `Query`: strict, every problem at once. Knows no HTTP beyond names and values.

Pages pass over names they don't know (messengers add their own to links); the API refuses them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.documents import AGE_BANDS, AT_LEAST, MINUTE_STEPS
from indexer.model.search import DEFAULT_LIMIT, MAX_LIMIT, MAX_QUERY_CHARACTERS, Audience, Facet, Query
from indexer.model.vocabulary import Body, Discreet, Eyes, Kind, Needs, Where
from search_web.country import as_code
from search_web.settings import ANYWHERE

Values = Mapping[str, Sequence[str]]

MAX_OFFSET = 10_000
"""Nobody turns a thousand pages; a bound keeps the arithmetic honest."""

MAX_SHOWN = 40
"""How much of a wrong value is quoted back."""

NAMES = frozenset({"q", "in", "limit", "offset", "view", "explain", "ignore", *Facet})

MAX_IGNORED = 20
"""A query holds a handful of wishes; more names than this were not sent by our buttons."""

REMOVE = "remove"
"""A button's `facet:value`, for taking a chosen filter away."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SLUG = re.compile("[a-z0-9-]{1,40}")

_CLOSED: Mapping[Facet, frozenset[str]] = {
    Facet.KIND: frozenset(Kind),
    Facet.MINUTES: frozenset(f"up-to-{step}" for step in MINUTE_STEPS),
    Facet.WHERE: frozenset(Where),
    Facet.DISCREET: frozenset(Discreet),
    Facet.NEEDS: frozenset(Needs),
    Facet.EYES: frozenset(Eyes),
    Facet.BODY: frozenset({*Body, "no-breath", "no-touch", "no-moving"}),
    Facet.AGES: frozenset(AGE_BANDS),
    Facet.EVIDENCE: frozenset(AT_LEAST),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProblem:
    """A parameter that cannot be used, and what would be right."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The values that are not fixed by code: slugs of topics and families, and countries (code to name). Empty without an index."""

    topics: frozenset[str]
    families: frozenset[str]
    countries: Mapping[str, str]
    formats: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset()

    def allowed(self, facet: Facet) -> frozenset[str] | None:
        """Return the values of a facet, or None if we cannot know them now."""
        opened = {
            Facet.TOPIC: self.topics,
            Facet.FAMILY: self.families,
            Facet.COUNTRY: frozenset(self.countries),
            Facet.FORMAT: self.formats,
            Facet.MODALITY: self.modalities,
        }
        return _CLOSED.get(facet) or opened.get(facet) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked. `query.text` is clean to show; `cut` says that it was longer than we read."""

    query: Query
    place: str | None = None
    cut: bool = False
    problems: tuple[FieldProblem, ...] = ()


def clean(text: str) -> str:
    """Return `text` with what cannot be shown or sent taken out: lone surrogates, control characters."""
    return _UNPRINTABLE.sub(" ", _SURROGATE.sub("\ufffd", text))


def read_search(values: Values, known: Vocabulary, *, strict: bool) -> Asked:
    """Return what `values` ask for, with every problem found. Where there are problems the query holds what could be read."""
    problems: list[FieldProblem] = list(_unknown(values)) if strict else []
    text = clean(" ".join(values.get("q", ())))
    whole = text.strip()
    query = Query(
        text=whole[:MAX_QUERY_CHARACTERS],
        filters=_filters(values, known, problems),
        limit=_whole_number(values, "limit", range(1, MAX_LIMIT + 1), DEFAULT_LIMIT, problems),
        offset=_whole_number(values, "offset", range(MAX_OFFSET + 1), 0, problems),
        audience=_audience(values, problems),
        explain=_switch(values, "explain", problems),
        ignore=frozenset(_ignored(values, problems)),
    )
    place = _place(values, known, problems)
    return Asked(query=query, place=place, cut=len(whole) > MAX_QUERY_CHARACTERS, problems=tuple(problems))


def with_country(asked: Asked, code: str) -> Asked:
    """Return `asked` for the helplines of a country."""
    return replace(asked, query=replace(asked.query, country=code))


def _unknown(values: Values) -> Iterator[FieldProblem]:
    for name in sorted(values.keys() - NAMES):
        yield FieldProblem(name=_quoted(name), reason=f"There is no such parameter. Known ones: {', '.join(sorted(NAMES))}.")


def _filters(values: Values, known: Vocabulary, problems: list[FieldProblem]) -> dict[Facet, frozenset[str]]:
    removed = set(values.get(REMOVE, ()))
    chosen: dict[Facet, frozenset[str]] = {}
    for facet in Facet:
        allowed = known.allowed(facet)
        named = [_spelt(facet, value) for value in values.get(facet, ()) if value.strip()]
        wrong = [value for value in named if allowed is not None and value not in allowed]
        problems.extend(FieldProblem(name=facet, reason=_not_a_value(value, allowed or ())) for value in dict.fromkeys(wrong))
        kept = frozenset(value for value in named if value not in wrong and f"{facet}:{value}" not in removed)
        if kept:
            chosen[facet] = kept
    return chosen


def _spelt(facet: Facet, value: str) -> str:
    cleaned = clean(value).strip()
    return cleaned.upper() if facet is Facet.COUNTRY else cleaned.lower()


def _not_a_value(value: str, allowed: Iterable[str]) -> str:
    return f"{_quoted(value)} is not one of: {', '.join(sorted(allowed))}."


def _whole_number(values: Values, name: str, bounds: range, default: int, problems: list[FieldProblem]) -> int:
    given = [value for value in values.get(name, ()) if value.strip()]
    if not given:
        return default
    text = given[-1].strip()
    if text.isascii() and text.isdigit() and len(text) < 9 and int(text) in bounds:
        return int(text)
    problems.append(FieldProblem(name=name, reason=f"{_quoted(text)} is not a whole number from {bounds[0]} to {bounds[-1]}."))
    return default


def _audience(values: Values, problems: list[FieldProblem]) -> Audience:
    given = (values.get("view") or [""])[-1].strip()
    if given in ("", *Audience):
        return Audience(given or Audience.TEEN)
    problems.append(FieldProblem(name="view", reason=_not_a_value(given, Audience)))
    return Audience.TEEN


def _switch(values: Values, name: str, problems: list[FieldProblem]) -> bool:
    given = (values.get(name) or ["0"])[-1].strip()
    if given not in ("", "0", "1"):
        problems.append(FieldProblem(name=name, reason=_not_a_value(given, ("0", "1"))))
    return given == "1"


def _ignored(values: Values, problems: list[FieldProblem]) -> Iterator[str]:
    """Yield what of our reading is taken back: ids of wishes, or `spelling`. Ids that mean nothing do nothing."""
    given = values.get("ignore", ())
    if len(given) > MAX_IGNORED:
        problems.append(FieldProblem(name="ignore", reason=f"At most {MAX_IGNORED} of these."))
    for id_ in given[:MAX_IGNORED]:
        if _SLUG.fullmatch(id_):
            yield id_
        else:
            problems.append(FieldProblem(name="ignore", reason=f"{_quoted(id_)} is no id. They are small letters, digits and dashes."))


def _place(values: Values, known: Vocabulary, problems: list[FieldProblem]) -> str | None:
    given = (values.get("in") or [""])[-1].strip()
    if not given:
        return None
    code = as_code(given, known.countries)
    if code is None:
        listed = ", ".join(sorted({*known.countries, ANYWHERE}))
        problems.append(FieldProblem(name="in", reason=f"{_quoted(given)} is not a country we have helplines for: {listed}."))
    return code


def _quoted(value: str) -> str:
    """Return a wrong value as it may be shown: clean and short."""
    shown = " ".join(clean(value).split())
    return f"“{shown[:MAX_SHOWN]}…”" if len(shown) > MAX_SHOWN else f"“{shown}”"
