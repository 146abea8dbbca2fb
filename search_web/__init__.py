"""Worrystone's web front end: pages and API over `indexer.search.service.SearchService`. Nothing happens at import."""

from flask import Flask

from indexer.search.service import SearchService
from search_web.settings import WebSettings, read_web_settings

MAX_BODY = 64 * 1024
"""Longer requests are refused with a page that helps; a query of 5,000 characters of any script fits."""


def create_app(settings: WebSettings | None = None, service: SearchService | None = None) -> Flask:
    """Return the application. Without a service it opens one; without settings it reads the environment.

    Raises: CorpusError, EnvironmentProblem.
    """
    from search_web.setup import assemble

    chosen = settings or read_web_settings()
    return assemble(chosen, service or SearchService(chosen.library), MAX_BODY)


__all__ = ["MAX_BODY", "WebSettings", "create_app", "read_web_settings"]
