"""The application put together: blueprints, templates, headers, logs."""

from typing import Any

from flask import Flask, Response, abort, make_response, request, url_for

from indexer.search.service import SearchService
from search_web import words
from search_web.accesslog import keep_access_log
from search_web.api import api
from search_web.assets import load_assets
from search_web.basepath import BasePath
from search_web.bench_pages import bench_pages
from search_web.browse_pages import browse_pages
from search_web.calm_pages import calm_pages
from search_web.carried import CARRYING, carried, carry, keys_here, kit_here
from search_web.failures import show_failures
from search_web.headers import Keep, guard, keep
from search_web.health import health
from search_web.help_pages import REVIEW_SENTENCE, help_pages
from search_web.kit_pages import kit_pages
from search_web.language import speak
from search_web.pack import pack
from search_web.pages import pages
from search_web.settings import WebSettings
from search_web.site import Site, install, labels, place, site


def assemble(settings: WebSettings, service: SearchService, max_body: int) -> Flask:
    """Return the application for `service`."""
    app = Flask("search_web", static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=max_body, MAX_FORM_MEMORY_SIZE=max_body, TRUSTED_HOSTS=list(settings.hosts) or None)
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the JSON provider of Flask's default has it
    install(app, Site(settings=settings, service=service, assets=load_assets()))
    _prepare_templates(app)
    app.after_request(_finish)  # runs last: after_request functions run in reverse order
    keep_access_log(app)
    app.url_defaults(carry)
    app.add_url_rule("/assets/<name>", "asset", _asset)
    for blueprint in (pages, help_pages, calm_pages, kit_pages, bench_pages, browse_pages, health, api):
        app.register_blueprint(blueprint)
    show_failures(app)
    app.wsgi_app = BasePath(app.wsgi_app, settings.base_path)  # type: ignore[method-assign]  # Flask's own way to wrap it
    return app


def _prepare_templates(app: Flask) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    speak(app)
    app.jinja_env.globals["words"] = words
    app.jinja_env.filters["language"] = words.language
    app.jinja_env.globals["review_sentence"] = REVIEW_SENTENCE
    app.context_processor(_page_context)


def _page_context() -> dict[str, Any]:
    """Return what every template may use."""
    return {
        "asset": _asset_address,
        "place": place(),
        "labels": labels(),
        "kit": kit_here(),
        "keys": keys_here(),
        "kit_with": _kit_with,
        "kit_without": _kit_without,
        "carried": list(carried()),
        "in_tongue": _in_tongue,
    }


def _in_tongue(code: str) -> str:
    """Return the address of this page in another language; of the first page where this one was posted or isn't there."""
    if request.method != "GET" or request.endpoint is None or not request.endpoint.startswith(CARRYING) or "q" in request.args:
        return url_for("pages.home", lang=code)
    return url_for(request.endpoint, **{**request.args.to_dict(flat=False), **(request.view_args or {}), "lang": code})


def _kit_with(id_: str) -> str:
    return url_for("kit.show", id=list(dict.fromkeys((*kit_here(), id_))))


def _kit_without(id_: str) -> str:
    return url_for("kit.show", id=[one for one in kit_here() if one != id_])


def _asset_address(name: str) -> str:
    return url_for("asset", name=site().assets[name].name)


def _asset(name: str) -> Response:
    """Serve a file whose name holds a digest of its contents."""
    found = next((one for one in site().assets.values() if one.name == name), None)
    if found is None:
        abort(404)
    packed = request.accept_encodings["gzip"] > 0
    answer = make_response(found.packed if packed else found.plain)
    answer.headers["Content-Type"] = found.type
    answer.vary.add("Accept-Encoding")
    if packed:
        answer.headers["Content-Encoding"] = "gzip"
    return keep(answer, Keep.FILES)


def _finish(response: Response) -> Response:
    """Guard every answer, let unchanged pages answer 304, pack the rest."""
    guard(response)
    if response.headers["Cache-Control"].startswith("public") and response.status_code == 200 and request.endpoint != "asset":
        response.add_etag()
        response.make_conditional(request)
    return pack(request, response)
