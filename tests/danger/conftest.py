"""What the danger tests share: the real rules, the real check, and small helplines to order."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from indexer.corpus.danger import load_danger_rules
from indexer.danger.check import DangerCheck
from indexer.danger.scorer import load_scorer
from indexer.model.danger import DangerRules
from indexer.model.facts import Channel, Helpline, Hours, Seen, Source
from indexer.model.resource import Ages, Dates, Resource, Review, Safety
from indexer.model.vocabulary import (
    Answer,
    ChannelType,
    Cost,
    Kind,
    LineCategory,
    LineState,
    ReviewState,
    SafetyLevel,
    Status,
)

RESOURCES = Path(__file__).parents[2] / "resources"
A_DAY = date(2026, 6, 3)
Line = Callable[..., Resource]


@pytest.fixture(scope="session")
def rules() -> DangerRules:
    return load_danger_rules(RESOURCES / "crisis.yaml")


@pytest.fixture(scope="session")
def plain(rules: DangerRules) -> DangerCheck:
    """The rules alone."""
    return DangerCheck(rules)


@pytest.fixture(scope="session")
def check(rules: DangerRules) -> DangerCheck:
    """The rules with the learned layer, as served."""
    return DangerCheck(rules, load_scorer())


def a_line(
    name: str,
    *kinds: LineCategory,
    country: str = "GB",
    state: LineState = LineState.PUBLISHED,
    paired_with: tuple[str, ...] = (),
    hours: str = "24 hours",
    seen: date | None = A_DAY,
) -> Resource:
    source = Source(title="A page", url="https://www.example.org/page", date_seen=A_DAY)
    channel = Channel(type=ChannelType.PHONE, value="0800 1111", display="0800 1111", dial="08001111", hours=hours, cost=Cost.FREE)
    line = Helpline(
        country=country,
        region="all",
        category=kinds,
        channels=(channel,),
        hours=Hours(tz="Europe/London", text=hours),
        audience="everyone",
        languages=("en",),
        cost=Cost.FREE,
        confidential=Answer.YES,
        may_tell="They may tell someone if a life is in danger.",
        paired_with=paired_with,
        state=state,
        seen=Seen(date=seen, sources=(source, source, source)),
    )
    return Resource(
        id=f"helpline-{country.lower()}-{name}",
        kind=Kind.HELPLINE,
        title=name.title(),
        promise="Someone to talk to.",
        status=Status.PUBLISHED,
        topics={"crisis": 3},
        ages=Ages(),
        safety=Safety(level=SafetyLevel.NONE),
        helpline=line,
        phrases=("a", "b", "c", "d", "e", "f"),
        sources=(source,),
        licence="CC-BY-4.0",
        dates=Dates(written=A_DAY, last_checked=A_DAY, recheck_by=A_DAY),
        review=Review(state=ReviewState.UNREVIEWED, note="Nobody has reviewed this."),
    )
