"""Whether we are up, and whether we can search: for whoever runs this copy."""

from datetime import UTC, date, datetime

from flask import Blueprint, Response, jsonify, make_response

from search_web.headers import Keep, keep
from search_web.site import site

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> Response:
    """Answer as long as the process does."""
    return keep(jsonify(status="ok"), Keep.NOTHING)


@health.get("/readyz")
def ready() -> Response:
    """Say whether there is an index, how old it and the helplines are, and what is wrong if something is."""
    report = describe()
    return keep(make_response(jsonify(report), 200 if report["ready"] else 503), Keep.NOTHING)


def describe() -> dict[str, object]:
    """Return the state of the index in plain values."""
    service = site().service
    index = service.index
    if index is None:
        return {"ready": False, "reason": service.trouble or "There is no index."}
    manifest = index.manifest
    built = datetime.fromisoformat(manifest.built)
    return {
        "ready": True,
        "reason": service.trouble,
        "version": manifest.version,
        "documents": manifest.documents,
        "digest": manifest.digest,
        "built": manifest.built,
        "age_seconds": max(0, round((datetime.now(UTC) - built).total_seconds())),
        "serving_previous_build": index.fallback,
        "helplines_checked": manifest.helplines_seen,
        "helplines_age_days": _days_since(manifest.helplines_seen),
    }


def _days_since(day: str | None) -> int | None:
    return (datetime.now(UTC).date() - date.fromisoformat(day)).days if day else None
