"""What every request needs: the service, the settings, the assets, and whose helplines to show."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, current_app, g, request

from indexer.model.help import Crisis, Level
from indexer.search.service import SearchService
from search_web.assets import Asset
from search_web.country import Place, choose_place
from search_web.forms import Vocabulary
from search_web.settings import WebSettings
from search_web.views import Labels, name_labels

EXTENSION = "worrystone"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Site:
    """One running front end."""

    settings: WebSettings
    service: SearchService
    assets: Mapping[str, Asset]


def site() -> Site:
    """Return the site that the current request is for."""
    found: Site = current_app.extensions[EXTENSION]
    return found


def install(app: Flask, new: Site) -> None:
    """Make `new` the site of `app`."""
    app.extensions[EXTENSION] = new


def place() -> Place:
    """Return the country whose helplines this request shows. A posted choice is settled by whoever reads the form.

    Only the address is looked at here: error pages need the country too, when the form could not be read.
    """
    known: Place | None = g.get("place")
    if known is None:
        asked = request.args.get("country" if request.endpoint == "help.help_now" else "in") or request.args.get("in")
        known = choose_place(asked, site().settings.country, request.headers.get("Accept-Language", ""), site().service.countries)
        g.place = known
    return known


def settle_place(code: str) -> None:
    """Make `code`, which the person chose, the country of this request."""
    g.place = Place(code=code, chosen=True)


def vocabulary() -> Vocabulary:
    """Return the values that parameters may take now."""
    service = site().service
    taxonomy = service.taxonomy
    return Vocabulary(
        topics=frozenset(topic.slug for topic in taxonomy.topics) if taxonomy else frozenset(),
        families=frozenset(term.slug for term in taxonomy.families) if taxonomy else frozenset(),
        countries=service.countries,
        formats=frozenset(term.slug for term in taxonomy.formats) if taxonomy else frozenset(),
        modalities=frozenset(term.slug for term in taxonomy.modalities) if taxonomy else frozenset(),
    )


def labels() -> Labels:
    """Return the names of slugs and countries."""
    return name_labels(site().service.taxonomy, site().service.countries)


GENERAL_HELP = {Level.CRISIS: "help-request", Level.CONCERN: "low"}
"""What somebody is taken to ask for who asked for nothing but help: listening lines first, the emergency number in sight."""


def help_here(level: Level = Level.CONCERN, category: str | None = None) -> Crisis:
    """Return help for this request's country, without any query."""
    return site().service.help_for(place().code, level, category or GENERAL_HELP.get(level))
