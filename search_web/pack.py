"""Gzip for answers of the app itself, so that a bare `worrystone-web` is quick on a slow phone. There is no secret in a page to leak."""

import gzip

from flask import Request, Response

WORTH_IT = 1000
"""Smaller answers fit into one network packet anyway."""

LEVEL = 6
_TEXT = ("text/", "application/json", "application/problem+json")


def pack(request: Request, response: Response) -> Response:
    """Return `response` with its body packed, where the browser can read that and it pays."""
    if response.direct_passthrough or "Content-Encoding" in response.headers or not (response.mimetype or "").startswith(_TEXT):
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) >= WORTH_IT and request.accept_encodings["gzip"] > 0:
        response.set_data(gzip.compress(body, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
