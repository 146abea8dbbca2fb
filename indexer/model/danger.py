"""The danger rules as data: what is looked for, why, and which help is shown. `resources/crisis.yaml` is read into this."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from indexer.model.fields import Doc, Items, Language, Line, Pattern, Prose, Sentence, Short, Slug
from indexer.model.help import Level
from indexer.model.vocabulary import LineCategory

ClassName = Annotated[str, Pattern(r"[a-z][a-z0-9_]*", "want")]
Members = Annotated[str, Prose(12000), Doc("Words and short phrases, with commas between; {other} takes in another class.")]
Steps = Annotated[str, Line(800), Doc("Words, {classes}, a|b, word?, stem*, ..3 for up to three words between, ^ and $ for the ends.")]
Example = Annotated[str, Line(600)]
AnyWord = Annotated[str, Line(40)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerCategory:
    """One kind of danger and the help that goes with it. `lines` is the order in which helplines are shown."""

    slug: Slug
    level: Level
    lines: Annotated[tuple[LineCategory, ...], Items(1, 12)]
    heading: Annotated[str, Line(80)]
    message: Sentence
    next_step: Sentence
    exit_first: bool = False
    topics: Annotated[tuple[Slug, ...], Doc("What may be shown below the help: only resources filed under these.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One reason to show help. It fires when any pattern matches, all of `needs` and none of `unless` stand in the text."""

    id: Slug
    level: Level
    category: Slug
    lang: Language = "en"
    patterns: Annotated[tuple[Steps, ...], Items(1, 200)]
    needs: tuple[ClassName, ...] = ()
    unless: tuple[ClassName, ...] = ()
    jokes_lower: Annotated[bool, Doc("A joke marker turns this into the concern `hyperbole`.")] = False
    reason: Sentence
    must_match: Annotated[tuple[Example, ...], Items(1, 60)]
    must_not_match: Annotated[tuple[Example, ...], Items(1, 60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """An idiom, title or context. It takes the words it covers away from the rules it names (by id or category; all if none)."""

    id: Slug
    patterns: Annotated[tuple[Steps, ...], Items(1, 300)]
    cancels: tuple[Slug, ...] = ()
    needs: tuple[ClassName, ...] = ()
    unless: tuple[ClassName, ...] = ()
    reason: Sentence
    calm: Annotated[tuple[Example, ...], Items(1, 60), Doc("Texts in which it covers danger words.")]
    not_calm: Annotated[tuple[Example, ...], Items(1, 60), Doc("Texts that stay crisis although it is there.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreWords:
    """The core help sentences in one language. Written without a native reviewer unless `reviewed`."""

    lang: Language
    name: Short
    call: Sentence
    talk: Sentence
    fault: Sentence
    emergency: Sentence
    reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerRules:
    """Everything the danger check and the help panel know."""

    categories: Annotated[tuple[DangerCategory, ...], Items(1, 60), Doc("Most urgent first: the first that fires names the answer.")]
    local_emergency: Sentence
    directory_note: Sentence
    core_words: Annotated[tuple[CoreWords, ...], Items(1, 60)]
    spellings: Annotated[Mapping[AnyWord, AnyWord], Doc("A word as typed, and how the rules write it.")]
    classes: Mapping[ClassName, Members]
    rules: Annotated[tuple[Rule, ...], Items(1, 1000)]
    exclusions: tuple[Exclusion, ...]
