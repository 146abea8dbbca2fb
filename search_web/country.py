"""Whose helplines to show: what the person chose, else the deployment's default, else a weak hint of the browser's languages.

No address is ever looked up. The page always says which country it shows.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from search_web.settings import ANYWHERE

_REGION = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-([A-Za-z]{2})(?![A-Za-z])")

OTHER_NAMES = {"UK": "GB", "EN": "GB", "EL": "GR"}
"""What people write for a country's code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The country whose helplines are shown, and whether the person chose it (then links carry it on)."""

    code: str
    chosen: bool


def choose_place(asked: str | None, default: str, accept_language: str, known: Mapping[str, str]) -> Place:
    """Return the country to show help for. An unknown choice is passed over: help must never fail for a typing slip."""
    wanted = as_code(asked, known)
    if wanted is not None:
        return Place(code=wanted, chosen=True)
    if default != ANYWHERE:
        return Place(code=default, chosen=False)
    return Place(code=_hinted(accept_language, known) or ANYWHERE, chosen=False)


def as_code(asked: str | None, known: Mapping[str, str]) -> str | None:
    """Return the country code that was meant, or None if there is none such."""
    code = (asked or "").strip().upper()
    code = OTHER_NAMES.get(code, code)
    return code if code in known or code == ANYWHERE else None


def _hinted(accept_language: str, known: Mapping[str, str]) -> str | None:
    """Return the region of the first language that names one we have lines for."""
    regions = (match.upper() for match in _REGION.findall(accept_language[:200]))
    return next((region for region in regions if region in known), None)
