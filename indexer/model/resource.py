"""The content model: one `Resource` is one file of the corpus, fully read and typed.

Which fields each kind must or may carry is data too (`REQUIRED`, `OPTIONAL`), so that the reader, the editors' schema, the
template of `worrystone new` and the documentation cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from indexer.model.facts import App, Community, Helpline, Source
from indexer.model.fields import (
    Between,
    Doc,
    Doi,
    Items,
    Line,
    Paragraphs,
    Sentence,
    Short,
    Slug,
    Url,
)
from indexer.model.vocabulary import (
    Body,
    Checked,
    ContraLevel,
    Discreet,
    Effort,
    Eyes,
    Grade,
    Interactive,
    Kind,
    Needs,
    ReviewState,
    SafetyLevel,
    Status,
    Subkind,
    Verdict,
    Where,
)

Day = date  # the name `date` is taken by fields
Minute = Annotated[int, Between(1, 240)]
Age = Annotated[int, Between(0, 99)]
Strength = Annotated[int, Between(1, 3)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """Whom it is for, in years; no limit where None."""

    min: Age | None = None
    max: Age | None = None
    note: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do."""

    do: Annotated[str, Line(240), Doc("One action, starting with a verb.")]
    say_less: Annotated[str, Line(80), Doc("The same step in a few words, for a small screen.")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """How long it takes, in whole minutes."""

    first_use: Minute
    quick: Annotated[Minute, Doc("The shortest useful version; the figure results show.")]
    full: Minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and how it can be done."""

    where: Annotated[tuple[Where, ...], Items(1, 6)]
    discreet: Discreet
    needs: Annotated[tuple[Needs, ...], Items(1, 5)]
    eyes: Eyes
    body: Annotated[tuple[Body, ...], Items(1, 4)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyNote:
    """One "if this, then that" for the reader."""

    if_: Sentence
    then: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """How much care the page needs."""

    level: SafetyLevel
    notes: tuple[SafetyNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A work the evidence rests on, and how much of it was seen."""

    ref: Annotated[str, Line(240)]
    doi: Doi | None = None
    url: Url | None = None
    studied: Sentence
    who: Sentence
    how_given: Sentence
    checked: Checked
    effect: Sentence | None = None
    note: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How sure we are, in one word and one honest sentence. Myth checks have a verdict instead of a grade."""

    grade: Grade | None = None
    plain: Sentence
    citations: Annotated[tuple[Citation, ...], Items(0, 12)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapt:
    """How a counsellor changes it for three common reasons."""

    neurodivergent: Sentence
    trauma: Sentence
    culture: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Counsellor:
    """The second voice: the same record for someone who works with young people."""

    mechanism: Annotated[Sentence, Doc("Why it may work, as a hypothesis.")]
    introduce: Annotated[str, Line(700), Doc("A 30-second introduction, in words one could say.")]
    adapt: Adapt
    session_use: Sentence
    measures: Sentence
    pitfalls: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Where to go next, by id."""

    try_next: tuple[Slug, ...] = ()
    instead: tuple[Slug, ...] = ()
    learn: tuple[Slug, ...] = ()
    myth: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """When it was written, last checked, and when somebody should look again."""

    written: Day
    last_checked: Day
    recheck_by: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who has reviewed it, if anybody."""

    state: ReviewState
    by: Short | None = None
    date: Day | None = None
    note: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of an explainer."""

    heading: Annotated[str, Line(80)]
    text: Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Contraindication:
    """A reason not to use it as it stands; slugs from the taxonomy."""

    slug: Slug
    level: ContraLevel
    why: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why and when a resource was taken down."""

    date: Day
    why: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One resource of the corpus, of any kind. `REQUIRED` and `OPTIONAL` say which fields a kind carries."""

    id: Annotated[Slug, Doc("Also the file's name. Never reused.")]
    kind: Kind
    subkind: Subkind | None = None
    title: Annotated[str, Line(60)]
    aka: Annotated[tuple[Short, ...], Items(0, 12), Doc("Other names people search for.")] = ()
    promise: Annotated[str, Line(90), Doc("What it is for, in one line; no outcome promised.")]
    status: Status
    withdrawn: Withdrawal | None = None
    topics: Annotated[Mapping[Slug, Strength], Items(1, 5), Doc("What is going on; 3 means made for this, at most two of them.")]
    families: Annotated[tuple[Slug, ...], Items(1, 4)] = ()
    ages: Ages
    steps: Annotated[tuple[Step, ...], Items(3, 8)] = ()
    body: Annotated[tuple[Section, ...], Items(2, 10)] = ()
    minutes: Minutes | None = None
    effort: Effort | None = None
    setting: Setting | None = None
    use_when: Annotated[tuple[Sentence, ...], Items(1, 6)] = ()
    skip_when: Annotated[tuple[Sentence, ...], Items(1, 6)] = ()
    safety: Safety
    contraindications: Annotated[tuple[Contraindication, ...], Items(0, 10)] = ()
    evidence: Evidence | None = None
    verdict: Verdict | None = None
    counsellor: Counsellor | None = None
    modalities: tuple[Slug, ...] = ()
    formats: tuple[Slug, ...] = ()
    interactive: Interactive | None = None
    app: App | None = None
    community: Community | None = None
    helpline: Helpline | None = None
    phrases: Annotated[tuple[Annotated[str, Line(80)], ...], Items(6, 40), Doc("Searches as different people would type them.")]
    related: Related = Related()
    sources: Annotated[tuple[Source, ...], Items(1, 20)]
    licence: Short
    dates: Dates
    review: Review
    aliases: tuple[Slug, ...] = ()


_ALWAYS = frozenset(
    "id kind title promise status topics ages safety phrases sources licence dates review".split(),
)
_SOMETIMES = frozenset("aka related aliases withdrawn".split())

REQUIRED: Mapping[Kind, frozenset[str]] = {
    Kind.TECHNIQUE: _ALWAYS
    | frozenset("families steps minutes effort setting use_when skip_when evidence counsellor modalities formats".split()),
    Kind.EXPLAINER: _ALWAYS | frozenset("subkind families body minutes evidence counsellor modalities formats".split()),
    Kind.APP: _ALWAYS | frozenset("families use_when skip_when evidence app counsellor".split()),
    Kind.COMMUNITY: _ALWAYS | frozenset("use_when skip_when evidence community".split()),
    Kind.HELPLINE: _ALWAYS | frozenset("helpline".split()),
}

OPTIONAL: Mapping[Kind, frozenset[str]] = {
    Kind.TECHNIQUE: _SOMETIMES | frozenset("contraindications interactive".split()),
    Kind.EXPLAINER: _SOMETIMES | frozenset("verdict use_when skip_when".split()),
    Kind.APP: _SOMETIMES | frozenset("contraindications modalities formats".split()),
    Kind.COMMUNITY: _SOMETIMES | frozenset("families counsellor".split()),
    Kind.HELPLINE: _SOMETIMES,
}
