"""One line a request: method, path without query, status, milliseconds. Never the query, the address or the agent."""

import logging
import time

from flask import Flask, Response, g, request

log = logging.getLogger("worrystone.access")

NO_SUCH_PAGE = "(no such page)"
"""Stands for a path that matches nothing: somebody may have typed a feeling into the address bar."""


def keep_access_log(app: Flask) -> None:
    """Write the log for every request of `app`."""
    app.before_request(_start)
    app.after_request(_write)


def _start() -> None:
    g.started = time.perf_counter()


def _write(response: Response) -> Response:
    path = request.url_rule.rule if request.url_rule is not None else NO_SUCH_PAGE
    for name, value in (request.view_args or {}).items():
        path = path.replace(f"<{name}>", value) if response.status_code < 400 else path
    spent = (time.perf_counter() - g.get("started", time.perf_counter())) * 1000
    log.info("%s %s %s %.1f", request.method, path, response.status_code, spent)
    return response
