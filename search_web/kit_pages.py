"""My kit, keeping it on this phone, working offline, and forgetting everything again. Storage is touched by scripts, when asked to."""

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for

from indexer.model.resource import Resource
from search_web.assets import FOLDER
from search_web.calm import CALM_TOOLS
from search_web.headers import Keep, hide_from_search, keep
from search_web.kit import qr_code, read_kit
from search_web.site import labels, site
from search_web.views import view_card

kit_pages = Blueprint("kit", __name__)

FORGET_ALL = '"cache", "cookies", "storage"'
"""For Clear-Site-Data; storage holds the kept kit, the service worker and what it keeps."""


@kit_pages.get("/kit")
def show() -> Response:
    """Show a kit, ready to use: every step of everything in it."""
    found = _in_kit()
    cards = [view_card(one, labels()) for one in found]
    offline = _offline_addresses(found)
    page = make_response(render_template("kit.html", cards=cards, offline=offline))
    return hide_from_search(keep(page, Keep.RESULTS))


def _in_kit() -> list[Resource]:
    service = site().service
    ids = (service.renamed(id_) or id_ for id_ in read_kit(request.args.getlist("id")))
    found = (service.resource(id_) for id_ in dict.fromkeys(ids))
    return [one for one in found if one is not None and one.withdrawn is None]


def _offline_addresses(found: list[Resource]) -> list[str]:
    """Return what works offline once somebody asked for it: help, calm tools, the kit and its pages. Nothing that was visited."""
    pages = [url_for("help.help_now"), url_for("calm.overview"), url_for("kit.offline")]
    tools = [url_for("calm.tool", slug=tool.slug) for tool in CALM_TOOLS]
    own = [url_for("kit.show", id=[one.id for one in found]), *(url_for("pages.resource", id_=one.id) for one in found)]
    files = [url_for("asset", name=one.name) for name, one in site().assets.items() if name != "worker.js"]
    return [*pages, *tools, *own, *files]


@kit_pages.get("/qr.svg")
def qr() -> Response:
    """Draw the address of a kit (`id` given) or of a resource (`r` given)."""
    ids = read_kit(request.args.getlist("id"))
    one = read_kit(request.args.getlist("r"))
    if not ids and not one:
        abort(404)
    address = url_for("kit.show", _external=True, id=ids) if ids else url_for("pages.resource", _external=True, id_=one[0])
    answer = Response(qr_code(address), content_type="image/svg+xml")
    return keep(answer, Keep.RESULTS)


@kit_pages.get("/offline")
def offline() -> Response:
    """Say what works without a connection. The service worker shows it in place of what doesn't."""
    return keep(make_response(render_template("offline.html", tools=CALM_TOOLS)), Keep.PAGES)


@kit_pages.get("/worker.js")
def worker() -> Response:
    """Serve the service worker. The build's digest in it makes browsers take it up anew, with fresh helplines, after every rebuild."""
    index = site().service.index
    body = f"// {index.manifest.digest if index else 'no index'}\n{(FOLDER / 'worker.js').read_text(encoding='utf-8')}"
    return keep(Response(body, content_type="text/javascript; charset=utf-8"), Keep.NOTHING)


@kit_pages.get("/forget")
def forget() -> Response:
    """Say what can be kept on this phone, and offer to forget it."""
    return hide_from_search(keep(make_response(render_template("forget.html", done=False)), Keep.NOTHING))


@kit_pages.get("/forgotten")
def forgotten() -> Response:
    """Have the browser forget everything of ours, by header and, where that isn't obeyed, by script."""
    page = keep(make_response(render_template("forget.html", done=True)), Keep.NOTHING)
    page.headers["Clear-Site-Data"] = FORGET_ALL
    return hide_from_search(page)
