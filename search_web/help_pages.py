"""Help, the way out, and what people should know: pages that need no index."""

from flask import Blueprint, Response, make_response, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from indexer.model.help import Level
from search_web.headers import Keep, keep
from search_web.help_view import view_help
from search_web.site import help_here, place, site
from search_web.words import marked

help_pages = Blueprint("help", __name__)

REVIEW_SENTENCE = marked("Written from published sources with automated tools. No clinician and no young person has checked it yet.")
"""What DECISIONS.md has us say of everything, word for word."""


@help_pages.get("/help-now")
def help_now() -> Response:
    """Show whom to call, text or chat with in a country. Works without an index."""
    page = make_response(render_template("help_now.html", panel=view_help(help_here(Level.CRISIS)), countries=countries()))
    return keep(page, Keep.HELP)


def countries() -> list[tuple[str, str]]:
    """Return the countries that have helplines, by name, "anywhere" last."""
    return sorted(site().service.countries.items(), key=lambda pair: (pair[0] == "INT", pair[1]))


@help_pages.get("/exit")
def leave() -> AnyResponse:
    """Send the reader to a dull page and have the browser forget what it kept of us."""
    gone = redirect(site().settings.exit_url, 303)
    gone.headers["Clear-Site-Data"] = '"cache"'
    gone.headers["Cache-Control"] = Keep.NOTHING
    return gone


@help_pages.get("/leaving")
def leaving() -> Response:
    """Say what the exit does, what it can't do, and how to clear a phone's history."""
    return _plain("leaving.html")


@help_pages.get("/about")
def about() -> Response:
    """Say who wrote this, how results are ordered, what the words for evidence mean."""
    return _plain("about.html")


@help_pages.get("/privacy")
def privacy() -> Response:
    """Say what is kept of a reader: nothing, and how one can check that."""
    return _plain("privacy.html")


@help_pages.get("/safety-check")
def safety_check() -> Response:
    """Say what the danger check does and does not do."""
    return _plain("safety_check.html")


def _plain(template: str) -> Response:
    return keep(make_response(render_template(template, settings=site().settings, country=place().code)), Keep.PAGES)
