"""`Crisis` as the page shows it: what to tap, in the given order, the emergency number and the international row always in sight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from indexer.model.facts import Channel, Seen
from indexer.model.help import CoreSentence, Crisis, HelpLine, Level
from indexer.model.resource import Resource
from indexer.model.vocabulary import ChannelType, Cost, LineCategory
from search_web.settings import ANYWHERE
from search_web.words import COSTS, marked

SHOWN_FIRST = 3
"""Lines open in the panel; a longer list is a wall to somebody in distress. The others are one tap away."""

SHOWN_NEAR = 1
"""Lines open where help is near but not first: a hand held out, not a wall."""

SHOWN_BRIEF = 1
"""Lines open above a page that somebody chose to read."""

UNKNOWN = "not-checked"

_SEND_OF_OTHERS = frozenset({"third-person", "worried-other"})
SEND_FOR_SELF = marked("I'm having a really hard time and I don't want to be alone with it. Can you call me or come and sit with me?")
SEND_FOR_FRIEND = marked(
    "I'm worried about a friend's safety and I don't want to handle it alone. Can you call me and help me work out what to do?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One thing to tap: what it does (`verb`), what it shows, where it leads."""

    type: ChannelType
    verb: str
    shown: str
    href: str
    keyword: str | None = None
    notes: tuple[str, ...] = ()
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A helpline with all there is to tap."""

    id: str
    title: str
    promise: str
    reaches: tuple[Reach, ...]
    hours: str | None
    cost: str | None
    may_tell: str | None
    seen: str
    emergency: bool
    everywhere: bool

    @property
    def said(self) -> bool:
        """Whether what there is to tap says its hours or cost already."""
        return any(reach.notes for reach in self.reaches)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpView:
    """The help panel: `lead` (the first line), `urgent` (the emergency number, if not first anyway), `first`, then `more` behind a summary."""

    level: Level
    heading: str
    message: str
    next_step: str
    country: str
    country_name: str
    lead: tuple[LineView, ...]
    urgent: tuple[LineView, ...]
    first: tuple[LineView, ...]
    more: tuple[LineView, ...]
    everywhere: tuple[LineView, ...]
    words: tuple[CoreSentence, ...]
    exit_first: bool
    send: str
    send_href: str

    @property
    def crisis(self) -> bool:
        """Whether help comes before everything else."""
        return self.level is Level.CRISIS


def view_help(crisis: Crisis, shown: int = SHOWN_FIRST) -> HelpView | None:
    """Return the panel for a crisis object with `shown` lines open; None at level none, where nothing is shown unasked."""
    if crisis.level is Level.NONE:
        return None
    lines = [view_line(line) for line in crisis.help]
    local = [line for line in lines if not line.everywhere]
    first = local[: shown if crisis.level is Level.CRISIS else SHOWN_NEAR]
    urgent = [line for line in local if line.emergency and line not in first[:1]][:1]
    first = [line for line in first if line not in urgent]
    send = SEND_FOR_FRIEND if crisis.category in _SEND_OF_OTHERS else SEND_FOR_SELF
    return HelpView(
        level=crisis.level,
        heading=crisis.heading or marked("You can talk to someone"),
        message=crisis.message or "",
        next_step=crisis.next_step or "",
        country=crisis.country,
        country_name=crisis.country_name,
        lead=tuple(first[:1]),
        urgent=tuple(urgent),
        first=tuple(first[1:]),
        more=tuple(line for line in local if line not in first and line not in urgent),
        everywhere=tuple(line for line in lines if line.everywhere),
        words=crisis.in_other_words,
        exit_first=crisis.exit_first,
        send=send,
        send_href=f"sms:?&body={quote(send)}",
    )


def view_line(line: HelpLine) -> LineView:
    """Return a helpline as shown."""
    return LineView(
        id=line.id,
        title=line.title,
        promise=line.promise,
        reaches=tuple(reach(channel) for channel in line.channels),
        hours=_known(line.hours),
        cost=_known(line.cost),
        may_tell=_known(line.may_tell),
        seen=line.seen,
        emergency=LineCategory.EMERGENCY in line.category,
        everywhere=line.country == ANYWHERE,
    )


def view_record(resource: Resource) -> LineView | None:
    """Return the helpline that a resource describes, as shown on its own page, or None if it describes none."""
    line = resource.helpline
    if line is None:
        return None
    return LineView(
        id=resource.id,
        title=resource.title,
        promise=resource.promise,
        reaches=tuple(reach(channel) for channel in line.channels),
        hours=_known(line.hours.text),
        cost=None if line.cost is Cost.NOT_CHECKED else COSTS[line.cost],
        may_tell=_known(line.may_tell),
        seen=_seen(line.seen),
        emergency=LineCategory.EMERGENCY in line.category,
        everywhere=line.country == ANYWHERE,
    )


def _seen(seen: Seen) -> str:
    many = len(seen.sources)
    where = "1 published source" if many == 1 else f"{many} published sources"
    return f"Seen in {where}" + (f", newest {seen.date:%B %Y}" if seen.date else ", with no date")


def reach(channel: Channel) -> Reach:
    """Return what to tap for a channel."""
    verb, href = _verb_and_link(channel)
    return Reach(
        type=channel.type,
        verb=verb,
        shown=channel.display,
        href=href,
        keyword=channel.keyword,
        notes=tuple(_notes(channel)),
        external=href.startswith("http"),
    )


def _verb_and_link(channel: Channel) -> tuple[str, str]:
    digits = channel.dial or "".join(sign for sign in channel.value if sign.isdigit() or sign == "+")
    match channel.type:
        case ChannelType.PHONE:
            return marked("Call"), f"tel:{digits}"
        case ChannelType.SMS:
            # `?&body=` is the one form that both iPhones and Androids of all ages read.
            return marked("Text"), f"sms:{digits}" + (f"?&body={quote(channel.keyword)}" if channel.keyword else "")
        case ChannelType.WHATSAPP:
            return marked("WhatsApp"), f"https://wa.me/{digits.lstrip('+')}"
        case ChannelType.EMAIL:
            return marked("Email"), f"mailto:{quote(channel.value, safe='@')}"
        case ChannelType.CHAT:
            return marked("Chat"), _web(channel.value)
        case ChannelType.WEB:
            return marked("Open"), _web(channel.value)


def _web(value: str) -> str:
    """Return a web address that can only be a web address, whatever a corpus file says."""
    return value if value.startswith(("https://", "http://")) else f"https://{quote(value, safe='/:.?=&%-_~')}"


def _notes(channel: Channel) -> Iterator[str]:
    if channel.hours != UNKNOWN:
        yield channel.hours
    if channel.cost is not Cost.NOT_CHECKED:
        yield COSTS[channel.cost]


def _known(text: str) -> str | None:
    return None if text in ("", UNKNOWN) else text


def calls(lines: Sequence[LineView]) -> tuple[Reach, ...]:
    """Return the first thing to tap of each line, for places where there is room for a row only."""
    return tuple(line.reaches[0] for line in lines if line.reaches)
