"""Lay words and where they lead (`resources/lexicon.yaml`)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from indexer.model.fields import Items, Line, Sentence, Short, Slug


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
class Lexicon:
    """All groups."""

    groups: Annotated[tuple[LexiconGroup, ...], Items(1, 2000)]
