"""Danger and the help shown for it. No index, no ranking, nothing that can fail at query time."""

from dataclasses import dataclass
from enum import StrEnum

from indexer.model.facts import Channel
from indexer.model.vocabulary import LineCategory


class Level(StrEnum):
    """How much danger the words show (`resources/crisis.yaml` has the rule)."""

    CRISIS = "crisis"
    CONCERN = "concern"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What the danger check found in a text: a level, its category, and the rules that fired (never the text)."""

    level: Level
    category: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """One helpline as shown: how to reach it, what it costs, how old our sight of the number is."""

    id: str
    title: str
    promise: str
    country: str
    category: tuple[LineCategory, ...]
    channels: tuple[Channel, ...]
    hours: str
    cost: str
    may_tell: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreSentence:
    """A help sentence in another language, shown with the English beside it."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """The help that goes with an answer. Always present; at level none it holds no message and no lines.

    `heading`, `message`, `next_step` are written for the category in `resources/crisis.yaml`; `help` is in the order to show.
    """

    level: Level
    category: str | None
    heading: str | None = None
    message: str | None = None
    next_step: str | None = None
    country: str
    country_name: str
    help: tuple[HelpLine, ...] = ()
    in_other_words: tuple[CoreSentence, ...] = ()
    exit_first: bool = False
