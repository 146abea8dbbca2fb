"""The counsellor's workbench: handouts, and taking a selection along. Addresses hold ids and never a word about a person."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from indexer.model.help import Level
from search_web.casework import Case
from search_web.comparing import MOST_COMPARED, compared, sure
from search_web.exports import FORMATS, Taken
from search_web.handout import VOICE_NAMES, Leaf, Voice, as_of_now, kept, needs_help_first, open_leaves, plan_session
from search_web.headers import Keep, hide_from_search, keep
from search_web.help_pages import countries
from search_web.help_view import SHOWN_FIRST, HelpView, view_help
from search_web.kit import qr_code
from search_web.known import choices
from search_web.pages import DANGER_OF_TOPIC
from search_web.picked import PART_NAMES, read_picks, swapped
from search_web.settings import ANYWHERE
from search_web.site import help_here, labels, place, site

NOT_CARRIED: dict[str, None] = {"kit": None, "in": None, "lang": None, "keys": None}
"""Choices of the one who exports, which addresses in a file leave out."""

bench_pages = Blueprint("bench", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a handout is set: whom it speaks to, large print, room for notes."""

    voice: Voice = Voice.TEEN
    large: bool = False
    notes: bool = True

    def in_address(self) -> dict[str, str]:
        """Return what of it an address has to say: what isn't so anyway."""
        said = {"for": str(self.voice)}
        return said | ({"large": "1"} if self.large else {}) | ({} if self.notes else {"notes": "0"})


@bench_pages.get("/handout")
def handout() -> AnyResponse:
    """Show picked resources as one page to print. An address without digests leads to the one that has them."""
    look = read_look()
    leaves = picked_here()
    if any(one.pick.digest is None for one in leaves):
        return redirect(handout_address(_remembered(leaves), look), 302)
    shown = kept(leaves)
    page = render_template(
        "handout.html",
        leaves=shown,
        gone=[one for one in leaves if one.gone],
        changed=[one for one in shown if one.changed],
        look=look,
        plan=plan_session(shown),
        help=_help(shown),
        first=needs_help_first(shown) is not None,
        today=datetime.now(UTC).date(),
        fresh=handout_address(as_of_now(shown), look),
        orders=[handout_address([str(pick) for pick in picks], look) for picks in swapped(tuple(one.pick for one in shown))],
        choices={"voices": VOICE_NAMES, "parts": PART_NAMES, "countries": countries()},
        qr=url_for("bench.handout_qr", **_query(as_of_now(shown), look)),
    )
    return hide_from_search(keep(make_response(page), Keep.RESULTS))


@bench_pages.get("/handout.svg")
def handout_qr() -> Response:
    """Draw the address of a handout."""
    leaves = kept(picked_here())
    if not leaves:
        abort(404)
    address = url_for("bench.handout", _external=True, **_query(as_of_now(leaves), read_look()))
    return keep(Response(qr_code(address), content_type="image/svg+xml"), Keep.RESULTS)


def picked_here() -> tuple[Leaf, ...]:
    """Return what this request's address picks; without an index nothing can be handed out."""
    service = site().service
    if service.index is None:
        abort(503)
    return open_leaves(service, read_picks(request.args.getlist("id")))


def read_look() -> Look:
    """Return how the handout of this request is set; what we don't know is passed over."""
    voice = request.args.get("for", "")
    return Look(
        voice=Voice(voice) if voice in set(Voice) else Voice.TEEN,
        large=request.args.get("large") == "1",
        notes=request.args.get("notes") != "0",
    )


def handout_address(items: list[str], look: Look) -> str:
    """Return the address of a handout."""
    return url_for("bench.handout", **_query(items, look))


def _query(items: list[str], look: Look) -> dict[str, Any]:
    """Return the parameters of a handout. Its country goes along: paper travels without the browser that made it."""
    where = {} if place().code == ANYWHERE else {"in": place().code}
    return {"id": items, **look.in_address(), **where}


def _remembered(leaves: tuple[Leaf, ...]) -> list[str]:
    """Return the address' items, each with a digest: its own, else that of now."""
    return [str(one.pick) if one.pick.digest else now for one, now in zip(leaves, as_of_now(leaves), strict=True)]


def _help(leaves: tuple[Leaf, ...]) -> HelpView | None:
    """Return the helplines that go on the paper: those for what it is about where that is dangerous."""
    first = needs_help_first(leaves)
    danger = next((DANGER_OF_TOPIC[slug] for slug in first.resource.topics if slug in DANGER_OF_TOPIC), None) if first else None
    return view_help(help_here(Level.CRISIS, danger), SHOWN_FIRST)


@bench_pages.get("/export.<ending>")
def export(ending: str) -> Response:
    """Hand out what was picked as a file."""
    form = FORMATS.get(ending)
    leaves = kept(picked_here())
    if form is None or not leaves:
        abort(404)
    taken = [
        Taken(resource=one.resource, url=url_for("pages.resource", _external=True, id_=one.resource.id, **NOT_CARRIED)) for one in leaves
    ]
    answer = Response(form.write(taken, labels()), content_type=form.type)
    answer.headers["Content-Disposition"] = f'attachment; filename="worrystone.{ending}"'
    return hide_from_search(keep(answer, Keep.RESULTS))


@bench_pages.get("/compare")
def compare() -> Response:
    """Show up to four techniques side by side."""
    leaves = kept(picked_here())
    few = leaves[:MOST_COMPARED]
    page = render_template("compare.html", leaves=few, more=leaves[MOST_COMPARED:], rows=list(compared(few)), sure=sure)
    return hide_from_search(keep(make_response(page), Keep.RESULTS))


@bench_pages.get("/counsellors")
def desk() -> Response:
    """Show the way in for counsellors: their search, the overview of evidence, what is picked."""
    return keep(make_response(render_template("desk.html", case=Case(), known=choices(site().service.taxonomy))), Keep.PAGES)


@bench_pages.get("/shortcuts")
def shortcuts() -> Response:
    """Say which keys do what, and turn them on or off."""
    return keep(make_response(render_template("shortcuts.html")), Keep.PAGES)
