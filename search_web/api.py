"""The API, version 1: the same answers as the pages, as JSON. The contract is `openapi.yaml`; keys may be added, none removed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from indexer.model.help import Level
from indexer.model.resource import Resource
from indexer.model.search import Facet, Query
from indexer.model.vocabulary import Kind, Status
from search_web.contract import load_contract
from search_web.country import as_code
from search_web.forms import Asked, FieldProblem, clean, read_search, with_country
from search_web.headers import Keep, hide_from_search, keep, open_to_reading
from search_web.health import describe
from search_web.problems import problem
from search_web.site import help_here, place, settle_place, site, vocabulary
from search_web.views_json import brief_json, crisis_json, page_json, resource_json, term_json, topic_json

api = Blueprint("api", __name__, url_prefix="/api/v1")

FILTERS = frozenset(str(facet) for facet in Facet)
KINDS = frozenset(str(kind) for kind in Kind)

BAD_REQUEST = "The request cannot be read"


@api.after_request
def _open(response: Response) -> Response:
    return open_to_reading(response)


@api.get("/search")
def search() -> AnyResponse:
    """Answer a query given in the address. Clients that keep queries out of logs use POST."""
    return _answer(dict(request.args.lists()))


@api.post("/search")
def search_by_body() -> AnyResponse:
    """Answer a query given as a JSON object."""
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        error = FieldProblem(name="body", reason="The body must be a JSON object, sent as application/json.")
        return _refuse("", (error,))
    values, problems = _values_of(body)
    return _answer(values, problems)


def _values_of(body: Mapping[str, Any]) -> tuple[dict[str, list[str]], tuple[FieldProblem, ...]]:
    """Return a JSON body as parameters, and what in it has the wrong type."""
    values: dict[str, list[str]] = {}
    problems = []
    for name, value in body.items():
        listed = value if isinstance(value, list) else [value]
        if all(isinstance(item, str | int) for item in listed) and (name in FILTERS or not isinstance(value, list)):
            values[name] = [str(int(item)) if isinstance(item, bool) else str(item) for item in listed]
        else:
            problems.append(FieldProblem(name=clean(name)[:40], reason="Must be a text or number; filters may be lists of texts."))
    return values, tuple(problems)


def _answer(values: Mapping[str, Sequence[str]], problems: tuple[FieldProblem, ...] = ()) -> AnyResponse:
    asked = read_search(values, vocabulary(), strict=True)
    if asked.place is not None:
        settle_place(asked.place)
    asked = with_country(asked, place().code)
    if problems or asked.problems:
        return _refuse(asked.query.text, (*problems, *asked.problems))
    page = site().service.search(asked.query)
    urls = {hit.resource.id: _url(hit.resource) for hit in page.results}
    more = page.offset + page.limit < page.total and bool(page.results)
    answer = jsonify(page_json(page, urls, _next(asked) if more else None, cut=asked.cut))
    answer.status_code = 503 if page.engine_down else 200
    return hide_from_search(keep(answer, Keep.NOTHING if page.crisis.exit_first or page.engine_down else Keep.RESULTS))


def _next(asked: Asked) -> str | None:
    """Return the address of the next page, for GET; those who posted their query don't get it back in an address."""
    if request.method != "GET":
        return None
    query: Query = asked.query
    pairs: Iterator[tuple[str, str]] = ((name, value) for name, value in request.args.items(multi=True) if name != "offset")
    return f"{url_for('api.search')}?{urlencode([*pairs, ('offset', str(query.offset + query.limit))])}"


def _refuse(text: str, errors: Sequence[FieldProblem]) -> Response:
    """Say everything that is wrong. The text that could be read is checked for danger all the same."""
    assessment = site().service.assess(text)
    crisis = crisis_json(site().service.help_for(place().code, assessment.level, assessment.category))
    return hide_from_search(problem(400, BAD_REQUEST, "See `errors` for every problem.", errors, crisis=crisis))


@api.get("/resources")
def resources() -> Response:
    """List every published resource, or those of a kind."""
    service = site().service
    if service.index is None:
        abort(503)
    kind = request.args.get("kind")
    unknown = [FieldProblem(name=clean(name)[:40], reason="There is no such parameter.") for name in request.args if name != "kind"]
    if kind is not None and kind not in KINDS:
        unknown.append(FieldProblem(name="kind", reason=f"Must be one of: {', '.join(Kind)}."))
    if unknown:
        return problem(400, BAD_REQUEST, "See `errors` for every problem.", unknown)
    found = [one for one in service.resources() if kind is None or one.kind == kind]
    return _tagged(jsonify(results=[brief_json(one, _url(one)) for one in found], total=len(found)))


@api.get("/resources/<id_>")
def resource(id_: str) -> AnyResponse:
    """Return one resource whole; a former id leads to the new one, a withdrawn one says what to use instead."""
    service = site().service
    renamed = service.renamed(id_)
    if renamed is not None:
        return redirect(url_for("api.resource", id_=renamed), 301)
    found = service.resource(id_)
    if found is None:
        abort(503 if service.index is None else 404)
    if found.status is Status.WITHDRAWN:
        why = found.withdrawn.why if found.withdrawn else "It was withdrawn."
        return problem(410, "This resource was withdrawn", why, instead=list(found.related.instead))
    return _tagged(jsonify(resource_json(found, _url(found))))


@api.get("/topics")
def topics() -> Response:
    """List what can be going on."""
    taxonomy = site().service.taxonomy
    if taxonomy is None:
        abort(503)
    return _tagged(jsonify(results=[topic_json(one, url_for("pages.topic", slug=one.slug)) for one in taxonomy.topics]))


@api.get("/families")
def families() -> Response:
    """List the families of exercises."""
    taxonomy = site().service.taxonomy
    if taxonomy is None:
        abort(503)
    return _tagged(jsonify(results=[term_json(one, url_for("pages.family", slug=one.slug)) for one in taxonomy.families]))


@api.get("/helplines")
def helplines() -> Response:
    """Return the helplines of a country, in the order to show. Needs no index."""
    asked = request.args.get("country")
    if asked is not None:
        code = as_code(asked, site().service.countries)
        if code is None:
            known = ", ".join(sorted(site().service.countries))
            return problem(400, BAD_REQUEST, "See `errors`.", [FieldProblem(name="country", reason=f"Must be one of: {known}.")])
        settle_place(code)
    answer = jsonify(crisis=crisis_json(help_here(Level.CRISIS)), countries=dict(site().service.countries))
    return keep(answer, Keep.HELP)


@api.get("/health")
def health() -> Response:
    """Say whether we can search, and how old the index is."""
    report = describe()
    answer = jsonify(report)
    answer.status_code = 200 if report["ready"] else 503
    return keep(answer, Keep.NOTHING)


@api.get("/openapi.json")
def contract() -> Response:
    """Return the contract of this API."""
    return _tagged(jsonify(load_contract()))


def _url(found: Resource) -> str:
    return url_for("pages.resource", id_=found.id)


def _tagged(answer: Response) -> Response:
    """Let clients ask whether anything changed."""
    return keep(answer, Keep.PAGES)
