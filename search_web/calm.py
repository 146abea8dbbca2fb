"""The calm tools, as data: what there is, which technique each belongs to, and which tool lets one do a technique. Needs no index."""

from dataclasses import dataclass

from indexer.model.resource import Resource
from indexer.model.vocabulary import Interactive
from search_web.pacers import EVERY_PACER, Pacer, pacers_of
from search_web.sheets import SHEETS, Sheet
from search_web.words import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class CalmTool:
    """A tool with a page of its own. `technique` is the resource that says more about it."""

    slug: str
    kind: Interactive
    label: str
    line: str
    icon: str
    technique: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Squeeze:
    """One part of the body to tighten and let go."""

    squeeze: str
    release: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A tool ready to show: what its kind needs, and the page it has for itself."""

    kind: Interactive
    page: CalmTool
    pacers: tuple[Pacer, ...] = ()
    squeezes: tuple[Squeeze, ...] = ()
    sheet: Sheet | None = None

    @property
    def inline(self) -> bool:
        """Whether it fits into another page. What one fills in gets a page that is never kept."""
        return self.sheet is None


CALM_TOOLS = (
    CalmTool(
        slug="breathing",
        kind=Interactive.BREATHING_PACER,
        label=marked("Paced breathing"),
        line=marked("Follow a stone that grows and shrinks."),
        icon="breathing",
        technique="longer-out-breath",
    ),
    CalmTool(
        slug="senses",
        kind=Interactive.SENSES_STEPPER,
        label="5-4-3-2-1",
        line=marked("Back in the room, sense by sense. No breathing in it."),
        icon="grounding",
        technique="five-four-three-two-one",
    ),
    CalmTool(
        slug="muscles",
        kind=Interactive.MUSCLE_TIMER,
        label=marked("Squeeze and let go"),
        line=marked("Tighten one part of you, let it drop. Just over a minute."),
        icon="relaxation",
        technique="squeeze-and-let-go",
    ),
    CalmTool(
        slug="thought-record",
        kind=Interactive.THOUGHT_RECORD,
        label=marked("Thought record"),
        line=marked("Slow one painful thought right down."),
        icon="thought-skills",
        technique="thought-record",
    ),
    CalmTool(
        slug="worry-time",
        kind=Interactive.WORRY_TIME,
        label=marked("Worry time"),
        line=marked("Give worries a slot, so they don't get the whole day."),
        icon="routine",
        technique="worry-time",
    ),
    CalmTool(
        slug="safety-plan",
        kind=Interactive.SAFETY_PLAN,
        label=marked("My safety plan"),
        line=marked("Signs, people and numbers for the hardest times."),
        icon="safety-planning",
        technique="my-safety-plan",
    ),
    CalmTool(
        slug="coping-card",
        kind=Interactive.COPING_CARD,
        label=marked("Coping card"),
        line=marked("A few lines from you, to you."),
        icon="journaling",
        technique="coping-card",
    ),
)

SQUEEZES = tuple(
    Squeeze(squeeze=squeeze, release=release)
    for squeeze, release in (
        (marked("Make fists, half as hard as you could"), marked("Open your hands")),
        (marked("Shoulders up to your ears"), marked("Let them fall")),
        (marked("Scrunch your face"), marked("Let your jaw hang loose")),
        (marked("Belly and legs tight"), marked("Go floppy")),
        (marked("Curl your toes"), marked("Let them go")),
    )
)
"""Five seconds of one, ten of the other; the stylesheet keeps the time."""

_BY_KIND = {tool.kind: tool for tool in CALM_TOOLS}


def tool_named(slug: str) -> Tool | None:
    """Return the tool whose page goes by `slug`, with everything it can do."""
    page = next((tool for tool in CALM_TOOLS if tool.slug == slug), None)
    return _ready(page, EVERY_PACER) if page else None


def tool_for(resource: Resource) -> Tool | None:
    """Return the calm tool to do a resource with, or None if there is none."""
    page = _BY_KIND.get(resource.interactive) if resource.interactive else None
    return _ready(page, pacers_of(resource.id)) if page else None


def _ready(page: CalmTool, pacers: tuple[Pacer, ...]) -> Tool:
    return Tool(
        kind=page.kind,
        page=page,
        pacers=pacers if page.kind is Interactive.BREATHING_PACER else (),
        squeezes=SQUEEZES if page.kind is Interactive.MUSCLE_TIMER else (),
        sheet=SHEETS.get(page.kind),
    )
