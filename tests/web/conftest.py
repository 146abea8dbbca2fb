"""The real application over a real index of a small real corpus, built once a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.build import rebuild
from indexer.search.service import SearchService
from indexer.settings import Settings
from search_web import WebSettings, create_app
from tests.web.corpus import copy_small_corpus


@pytest.fixture(scope="session")
def web_settings(tmp_path_factory: pytest.TempPathFactory) -> WebSettings:
    folder = tmp_path_factory.mktemp("web")
    library = Settings(resources=copy_small_corpus(folder / "resources"), index=folder / "index")
    rebuild(library)
    return WebSettings(library=library, country="GB")


@pytest.fixture(scope="session")
def web_service(web_settings: WebSettings) -> Iterator[SearchService]:
    opened = SearchService(web_settings.library)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def app(web_settings: WebSettings, web_service: SearchService) -> Flask:
    return create_app(web_settings, web_service)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def app_without_index(web_settings: WebSettings, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application as it is when there is no index at all."""
    library = Settings(resources=web_settings.library.resources, index=tmp_path_factory.mktemp("nothing") / "index")
    return create_app(WebSettings(library=library, country="GB"))


@pytest.fixture
def lost(app_without_index: Flask) -> FlaskClient:
    return app_without_index.test_client()


@pytest.fixture
def resources(web_settings: WebSettings) -> Path:
    return web_settings.library.resources
