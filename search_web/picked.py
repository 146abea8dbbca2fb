"""What a counsellor picked, as an address holds it: ids in their order, each with a digest of its content and its part of a session.

`id=box-breathing~1f0c22ab~warm-up`: the digest tells a page opened later whether its text has changed since. Knows no HTTP.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from indexer.model.plain import to_plain
from indexer.model.resource import Resource
from search_web.words import marked

MARK = "~"
"""Between an id, its digest and its part; browsers leave it alone in addresses and no id holds it."""

MAX_PICKED = 12
"""As many as a kit: the address has to fit into a QR code."""

DIGITS = 8
"""Of SHA-256 in an address: enough to notice a change, short enough to print."""

NOT_READ = frozenset("id phrases aka aliases related topics families status dates review sources licence interactive".split())
"""Fields a handout doesn't show: a new search phrase must not make paper look out of date."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DIGEST = re.compile(rf"[0-9a-f]{{{DIGITS}}}")


class Part(StrEnum):
    """A part of a session, in the order of the session."""

    WARM_UP = "warm-up"
    SKILL = "skill"
    PRACTICE = "practice"
    HOME = "home"


PART_NAMES = {
    Part.WARM_UP: marked("Warm-up"),
    Part.SKILL: marked("Skill"),
    Part.PRACTICE: marked("Practice"),
    Part.HOME: marked("Home task"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One picked resource: what the address says of it."""

    id: str
    digest: str | None = None
    part: Part | None = None

    def __str__(self) -> str:
        """Return it as the address has it."""
        return MARK.join(filter(None, (self.id, self.digest, self.part)))


def read_picks(values: Iterable[str]) -> tuple[Pick, ...]:
    """Return what an address names, each id once and in its order, without what cannot be one."""
    found: dict[str, Pick] = {}
    for value in values:
        id_, *rest = value.strip().split(MARK)
        if _ID.fullmatch(id_) and len(id_) <= 80:
            found.setdefault(id_, Pick(id=id_, digest=_digest_in(rest), part=_part_in(rest)))
    return tuple(found.values())[:MAX_PICKED]


def _digest_in(rest: list[str]) -> str | None:
    return next((one for one in rest if _DIGEST.fullmatch(one)), None)


def _part_in(rest: list[str]) -> Part | None:
    return next((Part(one) for one in rest if one in set(Part)), None)


def digest_of(resource: Resource) -> str:
    """Return a short digest of what one reads of a resource."""
    plain = {name: value for name, value in to_plain(resource).items() if name not in NOT_READ}
    whole = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:DIGITS]


def swapped(picks: tuple[Pick, ...]) -> Iterator[tuple[Pick, ...]]:
    """Yield, for each pick, the order with it one place earlier; the first stays first."""
    for at in range(len(picks)):
        before = max(0, at - 1)
        yield (*picks[:before], *picks[before : at + 1][::-1], *picks[at + 1 :])
