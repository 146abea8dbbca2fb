"""The words the corpus is filed under: slugs are fixed, labels and lay wording live in `resources/taxonomy.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from indexer.model.fields import CountryCode, Doc, Items, Line, Prose, Sentence, Short, Slug, Url
from indexer.model.vocabulary import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A "you're not the only one" fact with its source."""

    text: Sentence
    ref: Annotated[str, Line(240)]
    url: Url
    who: Short
    year: Annotated[str, Line(9)]
    checked: Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is going on, in a teenager's words."""

    slug: Slug
    label: Annotated[str, Line(40)]
    line: Annotated[str, Line(90)]
    plain: Annotated[str, Prose(900)]
    get_help_when: Sentence
    fact: Fact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A family, contraindication, modality or format."""

    slug: Slug
    label: Annotated[str, Line(60)]
    line: Annotated[str, Line(120)]
    said: Annotated[tuple[Short, ...], Items(0, 20), Doc("Words of a search that mean it; contraindications only.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """Every slug the corpus may use."""

    topics: Annotated[tuple[Topic, ...], Items(1, 60)]
    families: Annotated[tuple[Term, ...], Items(1, 40)]
    contraindications: tuple[Term, ...]
    modalities: tuple[Term, ...]
    formats: tuple[Term, ...]
    countries: Mapping[CountryCode, Short]
