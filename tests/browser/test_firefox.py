"""The proof of privacy once more, in Debian's Firefox."""

import os
from collections.abc import Iterator

import pytest

from tests.browser.firefox import FIREFOX, Bidi, open_firefox

MARKER = "markerword"
ASK = f"document.querySelector('#q').value = 'feeling anxious {MARKER}'; document.querySelector('.ask .go').click()"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bidi]:
    if not FIREFOX.exists():
        message = f"There is no Firefox at {FIREFOX}. Install Debian's firefox-esr, or name one by FIREFOX."
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with open_firefox(tmp_path_factory.mktemp("firefox")) as opened:
        yield opened


def test_no_page_asks_anything_of_anybody_else_and_nothing_is_stored(firefox: Bidi, base_url: str) -> None:
    firefox.asked.clear()
    for address in ("/", "/r/box-breathing", "/r/app-calm-harm", "/help-now", "/calm/safety-plan", "/kit?id=box-breathing", "/patterns"):
        firefox.go(base_url + address)
        assert firefox.run("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    assert firefox.asked
    assert not [one for one in firefox.asked if not one.startswith((base_url, "data:"))]
    assert firefox.call("storage.getCookies")["cookies"] == []


def test_what_was_typed_is_in_no_address_title_or_referrer(firefox: Bidi, base_url: str) -> None:
    firefox.go(base_url + "/")
    firefox.asked.clear()
    firefox.submit(ASK)
    assert firefox.run("location.pathname") == "/search"
    assert firefox.run("document.querySelectorAll('.card').length") > 0
    assert MARKER not in firefox.run("document.title + location.href")
    firefox.submit("document.querySelector('.card h2 a').click()")
    assert firefox.run("document.referrer") == ""
    assert not [one for one in firefox.asked if MARKER in one]


def test_after_the_exit_back_shows_nothing_that_was_searched_for(firefox: Bidi, base_url: str) -> None:
    firefox.go(base_url + "/")
    firefox.submit(ASK)
    firefox.submit("document.querySelector('.exit').click()")
    assert firefox.run("location.pathname") == "/dull"
    firefox.back()
    shown = firefox.run("document.documentElement.outerHTML")
    assert MARKER not in shown
    assert 'class="card' not in shown


def test_what_was_written_is_gone_when_one_comes_back(firefox: Bidi, base_url: str) -> None:
    firefox.go(base_url + "/calm/thought-record")
    firefox.run(f"(document.querySelector('#field-1').value = '{MARKER}')")
    firefox.submit("document.querySelector('.brand').click()")
    firefox.back()
    assert firefox.run("document.querySelector('#field-1').value") == ""
