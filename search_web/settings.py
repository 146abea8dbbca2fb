"""Where the web front end runs and who runs it: from the environment unless the caller says otherwise. Knows nothing of Flask."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import EnvironmentProblem
from indexer.settings import Settings, read_settings

EXIT_URL = "https://www.bbc.co.uk/weather"
"""A dull page that loads fast and that anybody may be looking at; GOV.UK's "Exit this page" goes there too."""

ANYWHERE = "INT"
"""The country of somebody whose country we don't know: international directories."""

_COUNTRY = re.compile(r"[A-Z]{2}|INT")
_WEB_ADDRESS = re.compile(r"https?://[^\s/\\]+\.[^\s\\]+")
_BASE_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)+")
_HOST = re.compile(r"\.?[A-Za-z0-9.:\[\]-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """Everything a deployment may choose. `operator` and `contact` are shown on the privacy page."""

    library: Settings
    country: str = ANYWHERE
    exit_url: str = EXIT_URL
    operator: str | None = None
    contact: str | None = None
    base_path: str = ""
    hosts: tuple[str, ...] = ()


def read_web_settings(
    environment: Mapping[str, str] | None = None,
    *,
    resources: Path | None = None,
    index: Path | None = None,
) -> WebSettings:
    """Return settings: what the caller names, else the environment, else the defaults.

    Raises: EnvironmentProblem listing every variable that cannot be used and what it should look like.
    """
    named = os.environ if environment is None else environment
    settings = WebSettings(
        library=read_settings(named, resources=resources, index=index),
        country=named.get("WORRYSTONE_COUNTRY", "").strip().upper() or ANYWHERE,
        exit_url=named.get("WORRYSTONE_EXIT_URL", "").strip() or EXIT_URL,
        operator=named.get("WORRYSTONE_OPERATOR", "").strip() or None,
        contact=named.get("WORRYSTONE_CONTACT", "").strip() or None,
        base_path=named.get("WORRYSTONE_BASE_PATH", "").strip().rstrip("/"),
        hosts=tuple(named.get("WORRYSTONE_HOSTS", "").replace(",", " ").split()),
    )
    problems = list(_problems(settings))
    if problems:
        raise EnvironmentProblem("The settings cannot be used. " + " ".join(problems))
    return settings


def _problems(settings: WebSettings) -> list[str]:
    """Return what is wrong with the settings, each with its remedy."""
    found = []
    if not _COUNTRY.fullmatch(settings.country):
        found.append("WORRYSTONE_COUNTRY must be two letters such as GB, or INT.")
    if not _WEB_ADDRESS.fullmatch(settings.exit_url):
        found.append("WORRYSTONE_EXIT_URL must be a web address such as https://www.bbc.co.uk/weather.")
    if settings.base_path and not _BASE_PATH.fullmatch(settings.base_path):
        found.append("WORRYSTONE_BASE_PATH must be a path such as /worrystone.")
    if not all(_HOST.fullmatch(host) for host in settings.hosts):
        found.append("WORRYSTONE_HOSTS must be host names with spaces or commas between.")
    return found
