"""Pages of the calm tools. They need no index; what one writes on them is never sent and never kept."""

from flask import Blueprint, Response, abort, make_response, render_template

from indexer.model.help import Level
from indexer.model.vocabulary import Interactive
from search_web.calm import CALM_TOOLS, Tool, tool_named
from search_web.headers import Keep, keep
from search_web.help_view import SHOWN_BRIEF, HelpView, view_help
from search_web.site import help_here, site

calm_pages = Blueprint("calm", __name__)


@calm_pages.get("/calm")
def overview() -> Response:
    """Show every calm tool."""
    return keep(make_response(render_template("calm.html", tools=CALM_TOOLS)), Keep.PAGES)


@calm_pages.get("/calm/<slug>")
def tool(slug: str) -> Response:
    """Show one calm tool. What is to be filled in must not come back from the browser's memory."""
    found = tool_named(slug)
    if found is None:
        abort(404)
    technique = site().service.resource(found.page.technique)
    others = [one for one in CALM_TOOLS if one.slug != slug]
    page = make_response(render_template("calm_tool.html", tool=found, technique=technique, panel=_panel(found), others=others))
    return keep(page, Keep.NOTHING if found.sheet else Keep.PAGES)


def _panel(found: Tool) -> HelpView | None:
    """Return help for the page that somebody in danger may open."""
    return view_help(help_here(Level.CRISIS, "suicidal"), SHOWN_BRIEF) if found.kind is Interactive.SAFETY_PLAN else None
