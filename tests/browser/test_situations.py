"""Ten real situations, written down before the page was looked at: from the first page, two taps or fewer lead to something doable.

A tap is a press on a link or button after typing; something doable is a step to take, a tool to start or a person to reach. With
SCREENSHOTS=folder each walk leaves a picture, to be looked at by people.
"""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from indexer.search.service import SearchService
from indexer.settings import Settings
from search_web import WebSettings, create_app

SITUATIONS = {
    "panic in class": "im having a panic attack in class rn",
    "can't sleep at 2 am": "its 2am and i cant sleep",
    "friend says she wants to die": "my friend says she wants to die",
    "parents fighting": "my parents wont stop fighting",
    "hate my body": "i hate my body",
    "exam tomorrow": "exam tomorrow and im freaking out",
    "doomscrolling": "i cant stop doomscrolling",
    "first therapy appointment": "first therapy appointment what do i say",
    "angry at everyone": "angry at everyone",
    "numb": "i just feel numb",
}

DOABLE = (
    ".card-open .steps > li, .card-open .switch, .card-open .senses, .help-first a[href^='tel:'],"
    " .resource .steps > li, .resource .switch, .help-first a[href^='sms:']"
)
MOST_TAPS = 2


@pytest.fixture(scope="module")
def real_url(real_settings: Settings, service: SearchService) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(WebSettings(library=real_settings, country="GB"), service), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def keep_picture(page: Page, name: str) -> None:
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name.replace(' ', '-').replace(chr(39), '')}.png", full_page=True)


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("scripts", [True, False])
def test_two_taps_or_fewer_lead_to_something_doable(browser: Browser, real_url: str, situation: str, scripts: bool) -> None:
    context = browser.new_context(base_url=real_url, java_script_enabled=scripts, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto("/")
    page.fill("#q", SITUATIONS[situation])
    page.click(".ask .go")
    taps = 1
    if scripts:
        keep_picture(page, situation)
    if not page.locator(DOABLE).count():
        page.locator(".card h2 a").first.click()
        taps += 1
    assert page.locator(DOABLE).count(), situation
    assert taps <= MOST_TAPS
    context.close()


@pytest.mark.parametrize("tile", range(5))
def test_every_tile_of_the_right_now_row_is_one_tap_from_doing(browser: Browser, real_url: str, tile: int) -> None:
    context = browser.new_context(base_url=real_url, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto("/")
    page.locator(".now .tile").nth(tile).click()
    page.wait_for_load_state()
    assert page.locator(".switch, .senses, .resource .section, a[href^='tel:']").count()
    context.close()
