"""The pages one searches and reads: home, results, resources, topics and families."""

from dataclasses import replace

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from indexer.model.help import Level
from indexer.model.resource import Resource
from indexer.model.search import DEFAULT_LIMIT, Audience, Query, ResultPage
from indexer.model.vocabulary import Kind, SafetyLevel, Status
from search_web.beside import look_beside
from search_web.calm import tool_for, tool_named
from search_web.capped import why_capped
from search_web.casework import LOOKED_THROUGH, arrange, read_case
from search_web.forms import Asked, read_search, with_country
from search_web.headers import Keep, hide_from_search, keep
from search_web.help_view import SHOWN_BRIEF, HelpView, view_help, view_record
from search_web.known import choices
from search_web.reading import next_steps, shelve
from search_web.site import help_here, labels, place, settle_place, site, vocabulary
from search_web.views import view_card, view_results
from search_web.ways_in import feelings, right_now

pages = Blueprint("pages", __name__)

DANGER_OF_TOPIC = {"suicidal-thoughts": "suicidal", "self-harm": "self-harm", "harm-from-others": "abuse", "eating": "eating-danger"}
"""Topics whose pages open with help, as a search for them would, and the help that goes with them."""


@pages.get("/")
def home() -> Response:
    """Show the box, ways in by feeling, and what helps right now."""
    service = site().service
    page = make_response(render_template("home.html", now=list(right_now(service)), feelings=list(feelings(service))))
    return keep(page, Keep.PAGES)


@pages.route("/search", methods=["GET", "POST"])
def search() -> AnyResponse:
    """Answer a query. The form posts, so that feelings stay out of addresses; GET is for links and browsers' search bars."""
    asked = read_asked()
    if asked.problems:
        return _show_problems(asked)
    if not asked.query.text and not asked.query.filters:
        return redirect(url_for("pages.home"), 303)
    if asked.query.audience is Audience.COUNSELLOR:
        return _search_as_counsellor(asked)
    answer = site().service.search(asked.query)
    return _show_results(answer, asked)


def _show_results(answer: ResultPage, asked: Asked) -> Response:
    view = view_results(answer, asked, labels())
    beside = look_beside(answer, view, site().service, labels())
    page = make_response(render_template("results.html", view=view, asked=asked, beside=beside), 503 if view.engine_down else 200)
    return hide_from_search(keep(page, Keep.NOTHING if answer.crisis.exit_first or view.engine_down else Keep.RESULTS))


def _search_as_counsellor(asked: Asked) -> Response:
    """Answer by a table in the order of the case. Where the words show danger, by the page that everybody gets, help first."""
    wide = site().service.search(replace(asked.query, limit=LOOKED_THROUGH, offset=0))
    if wide.crisis.level is Level.CRISIS or wide.engine_down:
        return _show_results(replace(wide, results=wide.results[:DEFAULT_LIMIT], limit=DEFAULT_LIMIT), asked)
    taxonomy = site().service.taxonomy
    case = read_case(_sent(), asked.query.text, taxonomy.contraindications if taxonomy else ())
    worked = arrange(wide, case, asked.query.offset)
    page = render_template(
        "worklist.html",
        view=view_results(worked.page, asked, labels()),
        asked=asked,
        case=case,
        conflicts=worked.conflicts,
        known=choices(taxonomy),
    )
    return hide_from_search(keep(make_response(page), Keep.NOTHING if wide.crisis.exit_first else Keep.RESULTS))


def _sent() -> dict[str, list[str]]:
    return dict((request.form if request.method == "POST" else request.args).lists())


def read_asked() -> Asked:
    """Return what this request asks for, with its country settled."""
    asked = read_search(_sent(), vocabulary(), strict=False)
    if asked.place is not None:
        settle_place(asked.place)
    return with_country(asked, place().code)


def _show_problems(asked: Asked) -> Response:
    """Say what to change. Danger comes first here too: a wrong filter must not hide help."""
    assessment = site().service.assess(asked.query.text)
    panel = view_help(site().service.help_for(asked.query.country, assessment.level, assessment.category))
    hidden = panel is not None and panel.crisis
    page = make_response(render_template("problems.html", asked=asked, panel=panel, text="" if hidden else asked.query.text), 400)
    return hide_from_search(keep(page, Keep.NOTHING))


@pages.get("/r/<id_>")
def resource(id_: str) -> AnyResponse:
    """Show a resource, in the teenager's view or the counsellor's."""
    service = site().service
    renamed = service.renamed(id_)
    if renamed is not None:
        return redirect(url_for("pages.resource", id_=renamed, view=_asked_view()), 301)
    found = service.resource(id_)
    if found is None:
        abort(503 if service.index is None else 404)
    if found.status is Status.WITHDRAWN:
        return _show_withdrawn(found)
    return keep(make_response(_render_resource(found)), Keep.PAGES)


def _asked_view() -> str | None:
    return Audience.COUNSELLOR.value if request.args.get("view") == Audience.COUNSELLOR else None


def _render_resource(found: Resource) -> str:
    counsellor = _asked_view() is not None and found.counsellor is not None
    service = site().service
    return render_template(
        "resource.html",
        resource=found,
        card=view_card(found, labels()),
        counsellor=counsellor,
        capped=list(why_capped(found)) if counsellor else [],
        panel=_panel(found),
        line=view_record(found),
        tool=tool_for(found),
        onward=next_steps(service, found, labels()),
    )


def _panel(found: Resource) -> HelpView | None:
    """Return the help that a page of this kind opens with. A helpline is help itself."""
    if found.kind is Kind.HELPLINE or found.safety.level is not SafetyLevel.CRISIS_GATE:
        return None
    danger = next((DANGER_OF_TOPIC[slug] for slug in found.topics if slug in DANGER_OF_TOPIC), None)
    return view_help(help_here(Level.CRISIS, danger), SHOWN_BRIEF)


def _show_withdrawn(found: Resource) -> Response:
    onward = next_steps(site().service, found, labels())
    return keep(make_response(render_template("withdrawn.html", resource=found, onward=onward), 410), Keep.PAGES)


@pages.get("/t/<slug>")
def topic(slug: str) -> Response:
    """Show a topic: plain words, do now, understand, talk, myths, when to get help."""
    service = site().service
    if service.taxonomy is None:
        abort(503)
    found = next((one for one in service.taxonomy.topics if one.slug == slug), None)
    if found is None:
        abort(404)
    shelves = shelve(service, found, labels())
    danger = DANGER_OF_TOPIC.get(found.slug)
    panel = view_help(help_here(Level.CRISIS, danger) if danger else help_here(), SHOWN_BRIEF)
    page = make_response(render_template("topic.html", topic=found, shelves=shelves, panel=panel))
    return keep(page, Keep.PAGES)


@pages.get("/f/<slug>")
def family(slug: str) -> Response:
    """Show a family of exercises."""
    service = site().service
    if service.taxonomy is None:
        abort(503)
    found = next((one for one in service.taxonomy.families if one.slug == slug), None)
    if found is None:
        abort(404)
    cards = [view_card(one, labels()) for one in service.resources() if slug in one.families and one.kind is not Kind.HELPLINE]
    return keep(make_response(render_template("family.html", family=found, cards=cards)), Keep.PAGES)


@pages.get("/topics")
def topics() -> Response:
    """Show every topic and family."""
    taxonomy = site().service.taxonomy
    if taxonomy is None:
        abort(503)
    return keep(make_response(render_template("topics.html", taxonomy=taxonomy)), Keep.PAGES)


@pages.get("/patterns")
def patterns() -> Response:
    """Show every component on one page, for eyes and for tests."""
    sample = site().service.search(Query(text="panic in class", country=place().code))
    view = view_results(sample, Asked(query=Query(text="panic in class")), labels())
    panels = [view_help(help_here(level)) for level in (Level.CRISIS, Level.CONCERN)]
    tools = [tool for tool in map(tool_named, ("breathing", "senses", "muscles", "coping-card")) if tool]
    return hide_from_search(keep(make_response(render_template("patterns.html", view=view, panels=panels, tools=tools)), Keep.PAGES))
