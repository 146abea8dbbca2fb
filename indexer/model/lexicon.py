"""Lay words and where they lead (`resources/lexicon.yaml`)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from indexer.model.fields import Between, Doc, Items, Line, Sentence, Short, Slug


class Direction(StrEnum):
    """Whether a group only reads queries, or its `also` words are indexed with the group's resources too."""

    QUERY = "query"
    BOTH = "both"


Expression = Annotated[str, Line(60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconGroup:
    """Expressions that lead to the same topics or families. `route_only` ones are never shown, suggested or indexed."""

    id: Slug
    topics: tuple[Slug, ...] = ()
    families: tuple[Slug, ...] = ()
    also: tuple[Short, ...] = ()
    direction: Direction
    reason: Sentence
    lay: tuple[Expression, ...] = ()
    slang: tuple[Expression, ...] = ()
    clinical: tuple[Expression, ...] = ()
    route_only: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a result should be, said in the query: "in class", "2 minutes", "no breathing stuff". Followed softly, and taken back at a touch.

    `avoid` turns it round. Its words are taken out of the search unless they also say what it is `about`.
    """

    id: Slug
    facet: Slug
    value: Short
    label: Annotated[str, Line(40), Doc("What the page calls it.")]
    says: Annotated[tuple[Expression, ...], Items(1, 80)]
    strength: Annotated[int, Between(1, 3), Doc("3 says how it must be, 1 what is rather wanted.")] = 3
    avoid: bool = False
    about: bool = False
    reason: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All groups, the wishes a query can hold beside what it is about, and examples of what is not our subject."""

    groups: Annotated[tuple[LexiconGroup, ...], Items(1, 2000)]
    wishes: Annotated[tuple[Wish, ...], Items(0, 200)] = ()
    elsewhere: Annotated[tuple[Annotated[str, Line(80)], ...], Items(0, 5000)] = ()
