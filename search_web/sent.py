"""What a request brings along beside what it asks: choices in its form or address."""

from flask import request
from werkzeug.exceptions import HTTPException


def sent(name: str) -> list[str]:
    """Return what a form or the address gives for `name`. A body that cannot be read gives nothing: its error page needs links too."""
    try:
        return request.form.getlist(name) or request.args.getlist(name)
    except HTTPException:
        return request.args.getlist(name)
