"""Facts that must fit together: times, phone numbers, countries, apps, dates."""

import re
from collections import defaultdict
from collections.abc import Iterator

from indexer.corpus.load import Corpus, Entry
from indexer.corpus.problems import Place, Problem
from indexer.model.facts import App, Channel
from indexer.model.vocabulary import ChannelType, LineCategory, LineState, Status, StoreStatus

DIALLED = frozenset({ChannelType.PHONE, ChannelType.SMS, ChannelType.WHATSAPP})
FOR_THE_YOUNG = frozenset({LineCategory.CHILD, LineCategory.YOUTH, LineCategory.CRISIS, LineCategory.LISTENING})
ANYWHERE = "INT"

LOCAL_DIGITS = 6
"""Written with or without a country's code, a number ends in the same digits."""


def minutes_are_in_order(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem where the quick version is longer than the first or the full one."""
    for entry in corpus.entries:
        minutes = entry.resource.minutes
        if minutes is not None and minutes.quick > min(minutes.first_use, minutes.full):
            what = f"quick is {minutes.quick}, longer than first_use or full."
            yield Problem(place=entry.at("minutes"), code="R042", what=what, remedy="Quick is the shortest of the three.")


def channels_can_be_reached(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for each channel that a tap could not open."""
    for entry in corpus.entries:
        line = entry.resource.helpline
        for number, channel in enumerate(line.channels if line else ()):
            reason = _unreachable(channel)
            if reason is not None:
                place = entry.at("helpline", "channels", number)
                yield Problem(place=place, code="R050", what=reason, remedy="Mend the channel; see helplines in resources/README.md.")


def _unreachable(channel: Channel) -> str | None:
    if channel.type in DIALLED:
        return _undialled(channel)
    if channel.keyword is not None or channel.dial is not None:
        return f"A {channel.type} channel has no `dial` or `keyword`."
    if channel.type is ChannelType.EMAIL:
        return None if re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]+", channel.value) else "The value is no e-mail address."
    return None if re.match(r"https?://", channel.value) else f"A {channel.type} channel needs an address that starts with https://."


def _undialled(channel: Channel) -> str | None:
    if channel.dial is None:
        return f"A {channel.type} channel needs `dial`, what a phone dials."
    if channel.keyword is not None and channel.type is ChannelType.PHONE:
        return "A phone channel has no `keyword`."
    shown = re.sub(r"\D", "", channel.display)
    if shown and re.sub(r"\D", "", channel.dial)[-LOCAL_DIGITS:] not in shown:
        return f"`dial` ({channel.dial}) and `display` ({channel.display}) are different numbers."
    return None


def countries_have_help(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for each country with helplines but without an emergency number, or without a line to talk to."""
    categories: dict[str, set[LineCategory]] = defaultdict(set)
    places: dict[str, Place] = {}
    for entry in corpus.entries:
        line = entry.resource.helpline
        if line is not None and line.state is not LineState.WITHDRAWN and entry.resource.status is Status.PUBLISHED:
            categories[line.country].update(line.category)
            places.setdefault(line.country, entry.at("helpline", "country"))
    for country, found in sorted(categories.items()):
        if country != ANYWHERE:
            yield from _missing_help(country, found, places[country])


def _missing_help(country: str, found: set[LineCategory], place: Place) -> Iterator[Problem]:
    if LineCategory.EMERGENCY not in found:
        yield Problem(
            place=place, code="R051", what=f"{country} has no emergency number.", remedy=f"Add helpline-{country.lower()}-emergency."
        )
    if not found & FOR_THE_YOUNG:
        yield Problem(place=place, code="R051", what=f"{country} has no line to talk to.", remedy="Add a child, youth or crisis line.")


def apps_fit_together(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem where what is said of an app contradicts itself or hides that it closed."""
    for entry in corpus.entries:
        app = entry.resource.app
        if app is None:
            continue
        if app.discontinued != (app.store_status is StoreStatus.CLOSED):
            what = f"`discontinued` is {str(app.discontinued).lower()} but `store_status` is {app.store_status}."
            yield Problem(
                place=entry.at("app", "discontinued"), code="R052", what=what, remedy="A closed app is both discontinued and closed."
            )
        yield from _undated(entry, app)


def _undated(entry: Entry, app: App) -> Iterator[Problem]:
    if app.discontinued and not (app.successor or entry.resource.related.instead):
        what = "A closed app needs an alternative."
        yield Problem(place=entry.at("app"), code="R052", what=what, remedy="Fill in `successor` or `related.instead`.")
    if app.status_checked is None and app.store_status not in (StoreStatus.UNKNOWN, StoreStatus.CLOSED):
        what = f"`store_status` is {app.store_status} but `status_checked` is empty."
        yield Problem(
            place=entry.at("app"), code="R052", what=what, remedy="Give the date of the page that was seen, or write not-checked."
        )


def dates_are_in_order(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem where a record was checked before it was written, or is due before it was checked."""
    for entry in corpus.entries:
        dates = entry.resource.dates
        if not dates.written <= dates.last_checked <= dates.recheck_by:
            what = "Dates must run: written, last_checked, recheck_by."
            yield Problem(place=entry.at("dates"), code="R060", what=what, remedy="Mend their order.")
