"""What time alone has made stale. Never an error: the calendar does not turn the tree red. The clock is handed in."""

from collections.abc import Iterator
from datetime import date, timedelta

from indexer.corpus.load import Corpus
from indexer.corpus.problems import Place, Problem, Severity

APP_STALE_AFTER = timedelta(days=365)
"""An app whose newest seen page is older is shown with "last seen …", below others."""


def due(corpus: Corpus, today: date) -> Iterator[Problem]:
    """Yield every record whose recheck date has come, and apps last seen over a year ago."""
    for entry in corpus.entries:
        resource = entry.resource
        if resource.dates.recheck_by <= today:
            what = f"It was to be looked at again by {resource.dates.recheck_by}."
            yield _due(entry.at("dates"), what, "Check its facts and sources, then set last_checked and recheck_by.")
        if resource.app is not None and resource.app.status_checked is not None and today - resource.app.status_checked > APP_STALE_AFTER:
            what = f"The app was last seen on {resource.app.status_checked}."
            yield _due(entry.at("app", "status_checked"), what, "Look at its store page again.")
        if resource.dates.written > today:
            yield _due(entry.at("dates"), "It was written in the future.", "Mend the date.")


def _due(place: Place, what: str, remedy: str) -> Problem:
    return Problem(place=place, code="R061", what=what, remedy=remedy, severity=Severity.DUE)
