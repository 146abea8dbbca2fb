"""Every header that guards the reader, in one place: what may load, what is kept and for how long, what others learn."""

from enum import StrEnum

from flask import Response

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No inline style or script, nothing from elsewhere. The exit is a link: Chromium applies form-action to redirects of forms too."""

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "microphone",
        "payment",
        "usb",
        "browsing-topics",
    )
)

ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Keep(StrEnum):
    """How long an answer may be kept, and by whom."""

    RESULTS = "private, max-age=300"
    """So that Back works after a form was posted, without asking again."""

    PAGES = "public, max-age=300"
    HELP = "public, max-age=3600, stale-if-error=604800"
    FILES = "public, max-age=31536000, immutable"
    NOTHING = "no-store"


def keep(response: Response, how: Keep) -> Response:
    """Say how long `response` may be kept. Whatever shows a country's helplines depends on the browser's languages."""
    response.headers["Cache-Control"] = how
    if how in (Keep.PAGES, Keep.HELP):
        response.vary.add("Accept-Language")
    return response


def hide_from_search(response: Response) -> Response:
    """Keep `response` out of search engines: results are somebody's feelings."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def open_to_reading(response: Response) -> Response:
    """Let scripts of other sites read `response`: for the API only."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def guard(response: Response) -> Response:
    """Add the headers every answer bears; an answer that says nothing of caching is not kept."""
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", Keep.NOTHING)
    return response
