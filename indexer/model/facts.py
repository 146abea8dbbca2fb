"""Facts about apps, communities and helplines. Each was seen in a published page on a date, or says not-checked."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from indexer.model.fields import CountryCode, Dial, Doc, Items, Language, Line, Sentence, Short, Slug, Url
from indexer.model.vocabulary import Answer, ChannelType, Cost, LineCategory, LineState, Platform, StoreStatus

Day = date  # the name `date` is taken by fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A page that was read, and when."""

    title: Annotated[str, Line(200)]
    url: Url
    date_seen: Day
    page_date: Annotated[Day | None, Doc("The date the page or its stored copy bears; null when it bears none.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """Somebody else's public rating of an app, quoted neutrally."""

    by: Short
    date: Day | None
    url: Url
    text: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What an app does with data, as far as its policy was read."""

    account: Answer
    shares_with_ads: Answer
    delete_data: Answer
    policy_checked: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """Facts about an app. `status_checked` is the date of the newest published page of publisher or store that was seen."""

    platforms: tuple[Platform, ...]
    price: Short
    publisher: Short
    country: CountryCode | None = None
    website: Url | None = None
    needs_account: Answer
    age_rating: Short
    human_support: Answer
    ai_chat: Answer
    prescription: bool = False
    privacy: Privacy
    store_status: StoreStatus
    status_checked: Day | None
    discontinued: bool
    successor: Slug | None = None
    ratings: tuple[Rating, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """Who looks after a community, and when."""

    by: Sentence
    hours: Short


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Facts about moderated peer support."""

    provider: Short
    country: CountryCode | None = None
    website: Url
    moderated: Moderation
    needs_account: Answer
    cost: Cost
    human_support: Answer
    languages: Annotated[tuple[Language, ...], Items(0, 40), Doc("Empty when not checked.")]
    status_checked: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way to reach a helpline. `dial` is what a phone in that country dials."""

    type: ChannelType
    value: Annotated[str, Line(200)]
    display: Annotated[str, Line(60)]
    dial: Dial | None = None
    keyword: Annotated[str, Line(20)] | None = None
    hours: Short
    cost: Cost
    languages: tuple[Language, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When somebody answers, in words, with the time zone they count in."""

    tz: Short
    text: Short


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Where the number was seen: the newest date that a page bears, and every page."""

    date: Day | None
    sources: Annotated[tuple[Source, ...], Items(1, 20)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Helpline:
    """Facts about a helpline. A wrong number can cost a life: each carries where and when it was seen."""

    country: CountryCode
    region: Short
    category: Annotated[tuple[LineCategory, ...], Items(1, 3)]
    channels: Annotated[tuple[Channel, ...], Items(1, 8)]
    hours: Hours
    audience: Short
    languages: Annotated[tuple[Language, ...], Items(0, 40), Doc("Empty when not checked.")]
    languages_note: Sentence | None = None
    cost: Cost
    confidential: Answer
    may_tell: Sentence
    paired_with: tuple[Slug, ...] = ()
    state: LineState
    seen: Seen
