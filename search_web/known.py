"""What a counsellor may choose from: the options of the selects and ticks, named as the page names them."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.documents import AGE_BANDS, AT_LEAST, MINUTE_STEPS
from indexer.model.taxonomy import Taxonomy, Term
from search_web.casework import SORT_NAMES
from search_web.words import FACET_VALUES

Options = tuple[tuple[str, str], ...]

SELECTED = frozenset("format ages minutes evidence modality".split())
"""Facets that are chosen by a select, and so not offered again as buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Values and names of each choice."""

    formats: Options
    modalities: Options
    cautions: Options
    ages: Options
    minutes: Options
    evidence: Options
    sorts: Options
    selected: frozenset[str] = SELECTED


def choices(taxonomy: Taxonomy | None) -> Known:
    """Return every choice; without an index those that code fixes."""
    return Known(
        formats=_terms(taxonomy.formats if taxonomy else ()),
        modalities=_terms(taxonomy.modalities if taxonomy else ()),
        cautions=_terms(taxonomy.contraindications if taxonomy else ()),
        ages=_named(dict.fromkeys(AGE_BANDS)),
        minutes=_named({f"up-to-{step}": None for step in MINUTE_STEPS}),
        evidence=_named(dict.fromkeys(AT_LEAST)),
        sorts=tuple((str(sort), name) for sort, name in SORT_NAMES.items()),
    )


def _terms(terms: tuple[Term, ...]) -> Options:
    return tuple((term.slug, term.label) for term in terms)


def _named(values: Mapping[str, None]) -> Options:
    return tuple((value, FACET_VALUES.get(value, value)) for value in values)
