"""`ResultPage` as the page shows it: cards, filters, paging. Makes words of codes; decides no order and no danger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from indexer.model.resource import Resource
from indexer.model.search import Audience, Correction, Facet, FacetValue, Hit, ReadWish, ResultPage, Span
from indexer.model.taxonomy import Taxonomy
from indexer.model.vocabulary import Discreet, Kind, Subkind
from search_web.forms import Asked
from search_web.help_view import HelpView, view_help
from search_web.words import FACET_VALUES, FACETS, KINDS, evidence_word, marked

QUICK_FILTERS: tuple[tuple[Facet, str], ...] = (
    (Facet.MINUTES, "up-to-2"),
    (Facet.DISCREET, "invisible"),
    (Facet.NEEDS, "none"),
    (Facet.EYES, "open"),
    (Facet.BODY, "no-breath"),
)
"""What somebody in class asks first."""

QUICK_WORDS: Mapping[tuple[Facet, str], str] = {
    (Facet.NEEDS, "none"): marked("no phone"),
    (Facet.KIND, Kind.TECHNIQUE): marked("to do"),
    (Facet.KIND, Kind.EXPLAINER): marked("to read"),
    (Facet.KIND, Kind.APP): marked("apps"),
    (Facet.KIND, Kind.HELPLINE): marked("someone to talk to"),
}
"""Where a short button needs other words than the full list."""

QUICK_KINDS = (Kind.TECHNIQUE, Kind.EXPLAINER, Kind.APP, Kind.HELPLINE)
SHOWN_PLACES = 2

CASE_FACETS = frozenset({Facet.EVIDENCE, Facet.FORMAT, Facet.MODALITY})
"""What counsellors narrow by and others never see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Names for the slugs of this corpus."""

    topics: Mapping[str, str]
    families: Mapping[str, str]
    countries: Mapping[str, str]
    cautions: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)

    def of_caution(self, slug: str) -> str:
        """Return what a contraindication is called."""
        return self.cautions.get(slug, slug)

    def of_term(self, slug: str) -> str:
        """Return what a modality or format is called."""
        return self.terms.get(slug, slug)

    def of(self, facet: Facet, value: str) -> str:
        """Return what a value of a facet is called."""
        named = {
            Facet.TOPIC: self.topics,
            Facet.FAMILY: self.families,
            Facet.COUNTRY: self.countries,
            Facet.FORMAT: self.terms,
            Facet.MODALITY: self.terms,
        }
        return named[facet].get(value, value) if facet in named else FACET_VALUES.get(value, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A result in short."""

    resource: Resource
    title: tuple[Span, ...]
    promise: tuple[Span, ...]
    icon: str
    kind: str
    facts: tuple[str, ...]
    evidence: str | None
    why: tuple[str, ...] = ()
    explanation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A filter button."""

    facet: Facet
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceGroup:
    """All values of one facet."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsView:
    """A page of results."""

    help: HelpView | None
    text: str
    cut: bool
    read_in_part: bool
    cards: tuple[Card, ...]
    total: int
    first: int
    last: int
    before: int | None
    after: int | None
    quick: tuple[Choice, ...]
    groups: tuple[ChoiceGroup, ...]
    chosen: tuple[Choice, ...]
    nearest: tuple[tuple[str, str], ...]
    engine_down: bool
    shareable: bool
    wishes: tuple[ReadWish, ...] = ()
    corrections: tuple[Correction, ...] = ()


def name_labels(taxonomy: Taxonomy | None, countries: Mapping[str, str]) -> Labels:
    """Return the names of the slugs; without an index the slugs stand for themselves."""
    if taxonomy is None:
        return Labels(topics={}, families={}, countries=countries)
    return Labels(
        topics={topic.slug: topic.label for topic in taxonomy.topics},
        families={term.slug: term.label for term in taxonomy.families},
        countries={**taxonomy.countries, **countries},
        cautions={term.slug: term.label for term in taxonomy.contraindications},
        terms={term.slug: term.label for term in (*taxonomy.modalities, *taxonomy.formats)},
    )


def view_results(page: ResultPage, asked: Asked, labels: Labels) -> ResultsView:
    """Return a result page as shown. At crisis the query is not repeated, so there are no filters and no paging to carry it."""
    panel = view_help(page.crisis)
    hidden = panel is not None and panel.crisis
    groups = () if hidden else tuple(_groups(page, labels, CASE_FACETS if asked.query.audience is Audience.TEEN else frozenset()))
    every = [choice for group in groups for choice in group.choices]
    last = page.offset + len(page.results)
    return ResultsView(
        help=panel,
        text="" if hidden else asked.query.text,
        cut=asked.cut,
        read_in_part=page.understanding.cut,
        cards=tuple(view_card(hit.resource, labels, replace(hit, why=()) if hidden else hit) for hit in page.results),
        total=page.total,
        first=page.offset + 1,
        last=last,
        before=max(0, page.offset - page.limit) if page.offset and not hidden else None,
        after=last if last < page.total and page.results and not hidden else None,
        quick=tuple(_quick(every)),
        groups=groups,
        chosen=tuple(choice for choice in every if choice.chosen),
        nearest=tuple((slug, labels.topics[slug]) for slug in page.nearest_topics if slug in labels.topics),
        engine_down=page.engine_down,
        shareable=panel is None and bool(page.results),
        wishes=() if hidden else page.understanding.wishes,
        corrections=() if hidden else page.understanding.corrections,
    )


def view_card(resource: Resource, labels: Labels, hit: Hit | None = None) -> Card:
    """Return a resource in short; with its highlights where it answers a query."""
    return Card(
        resource=resource,
        title=hit.title if hit else (Span(text=resource.title, match=False),),
        promise=hit.promise if hit else (Span(text=resource.promise, match=False),),
        icon=icon_of(resource),
        kind=KINDS[resource.kind],
        facts=tuple(_facts(resource, labels)),
        evidence=evidence_word(resource),
        why=hit.why if hit else (),
        explanation=hit.explanation if hit else (),
    )


def icon_of(resource: Resource) -> str:
    """Return the name of a resource's pictogram: its first family's, or its kind's."""
    if resource.kind is Kind.TECHNIQUE and resource.families:
        return resource.families[0]
    return "myth-check" if resource.subkind is Subkind.MYTH_CHECK else str(resource.kind)


def _facts(resource: Resource, labels: Labels) -> Iterator[str]:
    """Yield what one wants to know before opening it: how long, where, who would notice."""
    if resource.minutes is not None:
        yield f"{resource.minutes.quick} min"
    if resource.setting is not None:
        if resource.setting.discreet is Discreet.INVISIBLE:
            yield FACET_VALUES["invisible"]
        yield from (FACET_VALUES[where] for where in resource.setting.where[:SHOWN_PLACES])
    if resource.app is not None:
        yield resource.app.price
    if resource.helpline is not None:
        yield labels.countries.get(resource.helpline.country, resource.helpline.country)


def _groups(page: ResultPage, labels: Labels, left_out: frozenset[Facet]) -> Iterator[ChoiceGroup]:
    for counts in page.facets:
        if counts.facet in left_out and not any(value.chosen for value in counts.values):
            continue
        choices = tuple(_choice(counts.facet, value, labels) for value in counts.values)
        if len(choices) > 1 or any(choice.chosen for choice in choices):
            yield ChoiceGroup(label=FACETS[counts.facet], choices=choices)


def _choice(facet: Facet, value: FacetValue, labels: Labels) -> Choice:
    return Choice(facet=facet, value=value.value, label=labels.of(facet, value.value), count=value.count, chosen=value.chosen)


def _quick(every: list[Choice]) -> Iterator[Choice]:
    """Yield the buttons above the results: what is not chosen yet and would leave something."""
    wanted = (*QUICK_FILTERS, *((Facet.KIND, kind) for kind in QUICK_KINDS))
    found = {(choice.facet, choice.value): choice for choice in every}
    for key in wanted:
        choice = found.get(key)
        if choice is not None and choice.count and not choice.chosen:
            label = QUICK_WORDS.get(key, choice.label)
            yield Choice(facet=choice.facet, value=choice.value, label=label, count=choice.count, chosen=False)
