"""RFC 9457 problem documents: the one shape of every error of the API."""

import json
from collections.abc import Sequence

from flask import Response

from search_web.forms import FieldProblem
from search_web.headers import Keep, keep, open_to_reading

TYPE = "application/problem+json"


def problem(status: int, title: str, detail: str, errors: Sequence[FieldProblem] = (), **more: object) -> Response:
    """Return a problem document. `more` are further members, such as the `crisis` object of a search that could not be read."""
    body: dict[str, object] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if errors:
        body["errors"] = [{"name": error.name, "reason": error.reason} for error in errors]
    answer = Response(json.dumps(body | more), status=status, content_type=TYPE)
    return open_to_reading(keep(answer, Keep.NOTHING))
