"""The overview of evidence, and browsing a topic or family by paths: pages of the workbench that need no search."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, make_response, render_template

from indexer.model.help import Level
from indexer.model.taxonomy import Taxonomy, Term, Topic
from search_web.evidence_plot import plot_families, plot_topics
from search_web.headers import Keep, keep
from search_web.help_view import SHOWN_BRIEF, view_help
from search_web.pages import DANGER_OF_TOPIC
from search_web.shelves import Paths, paths_of_family, paths_of_topic
from search_web.site import help_here, labels, site
from search_web.words import EVIDENCE_SENTENCES

browse_pages = Blueprint("browse", __name__)


@browse_pages.get("/evidence")
def evidence() -> Response:
    """Show topics and families against techniques by grade, drawn and as tables."""
    taxonomy = _taxonomy()
    resources = site().service.resources()
    plots = (("topic", plot_topics(resources, taxonomy)), ("family", plot_families(resources, taxonomy)))
    return keep(make_response(render_template("evidence.html", plots=plots)), Keep.PAGES)


@browse_pages.get("/browse/topic/<slug>")
def topic(slug: str) -> Response:
    """Show a topic's paths: learn, practise, use."""
    found = _named(_taxonomy().topics, slug)
    return _show(found, paths_of_topic(site().service.resources(), slug, labels()))


@browse_pages.get("/browse/family/<slug>")
def family(slug: str) -> Response:
    """Show a family's paths."""
    found = _named(_taxonomy().families, slug)
    return _show(found, paths_of_family(site().service.resources(), slug, labels()))


def _taxonomy() -> Taxonomy:
    taxonomy = site().service.taxonomy
    if taxonomy is None:
        abort(503)
    return taxonomy


def _named(terms: Sequence[Topic | Term], slug: str) -> Topic | Term:
    found = next((one for one in terms if one.slug == slug), None)
    if found is None:
        abort(404)
    return found


def _show(found: Topic | Term, paths: Paths) -> Response:
    danger = DANGER_OF_TOPIC.get(found.slug) if isinstance(found, Topic) else None
    panel = view_help(help_here(Level.CRISIS, danger), SHOWN_BRIEF) if danger else None
    page = render_template(
        "browse.html", term=found, topic=isinstance(found, Topic), paths=paths, panel=panel, sentences=EVIDENCE_SENTENCES
    )
    return keep(make_response(page), Keep.PAGES)
