"""Error pages: each says what happened, what to do, and shows help. The plainest of them needs nothing that could be broken."""

import logging

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from search_web.headers import Keep, hide_from_search, keep
from search_web.help_view import HelpView, view_help
from search_web.problems import problem
from search_web.site import help_here
from search_web.words import marked

log = logging.getLogger("worrystone.web")

WORDS = {
    400: (
        marked("We couldn't read that"),
        marked("Something in the request was not as it should be. Go back and try again, or start fresh."),
    ),
    404: (marked("This page isn't here"), marked("It may have moved, or the address has a slip in it. Try the search box.")),
    405: (marked("That isn't how this page works"), marked("Use the search box, or start from the first page.")),
    410: (marked("This page was taken down"), marked("Try the search box for something like it.")),
    413: (marked("That was very long"), marked("We can read up to about ten pages. Try again with the part that matters most.")),
    429: (marked("A lot of people are asking at once"), marked("Wait a minute and try again. Help below works all the time.")),
    500: (marked("Something broke on our side"), marked("It isn't anything you did. Try again in a minute.")),
    503: (marked("Search isn't working right now"), marked("It should be back soon. You can still reach a person.")),
}
"""What happened, and what to do, by status."""

LAST_WORDS = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Something broke</title><h1>Something broke on our side</h1>'
    '<p>If you are in danger, call your local emergency number. <a href="https://findahelpline.com/" rel="noreferrer">'
    "Find a helpline near you</a>.</p></html>"
)
"""Shown when even the error page fails."""


def show_failures(app: Flask) -> None:
    """Answer every failure of `app` with a page that helps; the API's with a problem document."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _broken)


def _refused(error: HTTPException) -> Response:
    if error.response is not None:
        return make_response(error.response)
    status = error.code or 500
    allowed = error.get_headers() if status == 405 else []
    answer = _answer(status)
    for name, value in allowed:
        if name.lower() == "allow":
            answer.headers[name] = value
    return answer


def _broken(error: Exception) -> Response:
    """Answer an error nobody expected. The log gets its place, never its text: that may hold what somebody typed."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"
    log.error("%s at %s", type(error).__name__, where)
    return _answer(500)


def _answer(status: int) -> Response:
    shown = status if status in WORDS else 400 if status < 500 else 500
    heading, what = WORDS[shown]
    if request.path.startswith("/api/"):
        return problem(status, heading, what)
    try:
        body = render_template("error.html", status=status, heading=heading, what=what, panel=_panel())
    except Exception as error:  # noqa: BLE001 - the last line of defence: help must be shown whatever is broken
        log.error("the error page failed: %s", type(error).__name__)  # noqa: TRY400 - a traceback may hold what somebody typed
        body = LAST_WORDS
    return hide_from_search(keep(make_response(body, status), Keep.NOTHING))


def _panel() -> HelpView | None:
    return view_help(help_here())
