"""The language of the interface: what the person chose, else the first of the browser's that we have, else English.

Resources are written in English and say so (`lang="en"`), whatever the interface speaks.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from flask import Flask, g, has_request_context, request
from markupsafe import Markup

from search_web.sent import sent
from search_web.words import marked

LOCALES = Path(__file__).resolve().parent / "locales"
DOMAIN = "worrystone"
CONTENT = "en"
"""What the corpus is written in, and the language the interface is marked in."""

SPOKEN: Mapping[str, str] = {"en": "English", "es": "Español"}
"""Languages of the interface by their own names."""

MONTHS = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    marked("May"),
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
    marked("November"),
    marked("December"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The language of this answer, and whether the person chose it (then links carry it on)."""

    code: str
    chosen: bool

    @property
    def foreign(self) -> bool:
        """Whether the interface speaks another language than the resources."""
        return self.code != CONTENT


def choose_tongue(asked: str | None, preferred: str | None) -> Tongue:
    """Return the language to speak. An unknown choice is passed over."""
    wanted = (asked or "").strip().lower()[:2]
    if wanted in SPOKEN:
        return Tongue(code=wanted, chosen=True)
    return Tongue(code=preferred if preferred and preferred in SPOKEN else CONTENT, chosen=False)


def tongue() -> Tongue:
    """Return the language of the current request."""
    known: Tongue | None = g.get("tongue")
    if known is None:
        known = choose_tongue(next(iter(sent("lang")), None), request.accept_languages.best_match(list(SPOKEN)))
        g.tongue = known
    return known


def say(text: str) -> str:
    """Return `text` in the language of the current request."""
    return _catalogue(tongue().code).gettext(text) if text and has_request_context() else text


def say_many(one: str, many: str, count: int) -> str:
    """Return the form of a text that goes with `count`."""
    return _catalogue(tongue().code).ngettext(one, many, count) if has_request_context() else one if count == 1 else many


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, [code], fallback=True)


def day(when: date) -> str:
    """Return a date as people write it."""
    return say(marked("{day} {month} {year}")).format(day=when.day, month=say(MONTHS[when.month - 1]), year=when.year)


def speak(app: Flask) -> None:
    """Have the templates of `app` speak the language of each request."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(say, say_many, newstyle=False)  # type: ignore[attr-defined]  # added by the extension
    app.jinja_env.filters["day"] = day
    app.context_processor(_words_of_templates)


def _words_of_templates() -> dict[str, object]:
    """Return what templates need to know of languages; `en` marks text of the corpus where the interface speaks another."""
    return {"tongue": tongue(), "spoken": SPOKEN, "en": Markup(' lang="en"') if tongue().foreign else ""}
