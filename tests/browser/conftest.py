"""A real server and a real Chromium. A missing browser is a failure where REQUIRE_BROWSER=1, so that it can never look like a pass."""

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from indexer.build import rebuild
from indexer.settings import Settings
from search_web import WebSettings, create_app
from tests.web.corpus import copy_small_corpus

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))

QUIET = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run".split()
"""Keeps the browser from calling home while we watch what the page calls."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if not CHROMIUM.exists():
        message = f"There is no browser at {CHROMIUM}. Install Debian's chromium, or name one by CHROMIUM."
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return {**browser_type_launch_args, "executable_path": str(CHROMIUM), "args": QUIET}


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("browser")
    library = Settings(resources=copy_small_corpus(folder / "resources"), index=folder / "index")
    rebuild(library)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(WebSettings(library=library, country="GB", exit_url=f"http://127.0.0.1:{port}/dull"))
    app.add_url_rule("/dull", "dull", lambda: "<!doctype html><html lang=en><title>Weather</title><main><h1>Rain</h1></main>")
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    thread.join()
    server.server_close()
