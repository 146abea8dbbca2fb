"""Ways in from the first page: what helps right now, and feelings in plain words. Only what the corpus holds is offered."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.search.service import SearchService
from search_web.words import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class RightNow:
    """A tile that leads straight to something doable: a calm tool (`tool`), which is always there, or a resource (`id`)."""

    icon: str
    label: str
    hint: str
    tool: str | None = None
    id: str | None = None

    @property
    def page(self) -> str:
        """The endpoint it leads to."""
        return "calm.tool" if self.tool else "pages.resource"

    @property
    def where(self) -> dict[str, str | None]:
        """What the endpoint's address needs."""
        return {"slug": self.tool} if self.tool else {"id_": self.id}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """A topic by what somebody would say."""

    slug: str
    label: str


RIGHT_NOW = (
    RightNow(tool="breathing", icon="breathing", label=marked("Breathe"), hint=marked("slow it down")),
    RightNow(tool="senses", icon="grounding", label=marked("Ground"), hint=marked("back in the room")),
    RightNow(id="panic-in-class", icon="distress-tolerance", label=marked("Panic"), hint=marked("the next five minutes")),
    RightNow(id="cant-sleep-tonight", icon="sleep-habits", label=marked("Can't sleep"), hint=marked("tonight")),
)

FEELINGS = (
    Feeling(slug="anxiety", label=marked("On edge")),
    Feeling(slug="panic", label=marked("Panicking")),
    Feeling(slug="low-mood", label=marked("Sad or empty")),
    Feeling(slug="anger", label=marked("Angry")),
    Feeling(slug="stress", label=marked("Too much")),
    Feeling(slug="worry", label=marked("Can't stop thinking")),
    Feeling(slug="sleep", label=marked("Can't sleep")),
    Feeling(slug="dissociation", label=marked("Numb or unreal")),
    Feeling(slug="loneliness", label=marked("Alone")),
    Feeling(slug="school", label=marked("School")),
    Feeling(slug="family", label=marked("Trouble at home")),
    Feeling(slug="friendships", label=marked("Friends")),
    Feeling(slug="body-image", label=marked("Hate my body")),
    Feeling(slug="online-life", label=marked("Can't stop scrolling")),
    Feeling(slug="helping-a-friend", label=marked("Worried about a friend")),
)


def right_now(service: SearchService) -> Iterator[RightNow]:
    """Yield the tiles whose pages exist."""
    return (tile for tile in RIGHT_NOW if tile.id is None or service.resource(tile.id) is not None)


def feelings(service: SearchService) -> Iterator[Feeling]:
    """Yield the feelings whose topics exist."""
    known = {topic.slug for topic in service.taxonomy.topics} if service.taxonomy else set()
    return (feeling for feeling in FEELINGS if feeling.slug in known)
