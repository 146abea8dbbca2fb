"""Choices that links and forms carry along, since there is no cookie to remember them: country, language, kit."""

from collections.abc import Iterator
from typing import Any

from flask import g, has_request_context, request

from search_web.kit import join_kit, read_kit
from search_web.language import tongue
from search_web.sent import sent
from search_web.site import place

CARRYING = ("pages.", "help.", "calm.", "kit.", "bench.", "browse.")
"""Endpoints whose links carry choices; the exit and plain files don't."""

NEVER = frozenset({"help.leave", "kit.worker", "kit.qr", "kit.forgotten", "bench.handout_qr", "bench.export"})

PICKED = frozenset({"kit.show", "bench.handout", "bench.compare", "bench.export"})
"""Pages whose address is what was picked."""


def kit_here() -> tuple[str, ...]:
    """Return the kit that this request carries: on its own page by its address, elsewhere by `kit`."""
    known: tuple[str, ...] | None = g.get("kit")
    if known is None:
        known = read_kit(request.args.getlist("id") if request.endpoint in PICKED else sent("kit"))
        g.kit = known
    return known


def keys_here() -> bool:
    """Return whether single-key shortcuts are on: only where somebody turned them on (WCAG 2.1.4)."""
    return sent("keys") == ["1"]


def carried() -> Iterator[tuple[str, str]]:
    """Yield what forms of this page carry in hidden fields."""
    if place().chosen:
        yield "in", place().code
    if tongue().chosen:
        yield "lang", tongue().code
    if kit_here():
        yield "kit", join_kit(kit_here())
    if keys_here():
        yield "keys", "1"


def carry(endpoint: str, values: dict[str, Any]) -> None:
    """Let a link carry what was chosen."""
    if not has_request_context() or not endpoint.startswith(CARRYING) or endpoint in NEVER:
        return
    for name, value in carried():
        if name != "kit" or endpoint not in PICKED:
            values.setdefault(name, value)
