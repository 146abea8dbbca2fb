"""Danger first: on the page, in the API, on every error, without an index."""

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from indexer.search.service import SearchService
from search_web import WebSettings, create_app

CRISIS = ("i want to die", "kms", "my dad hits me", "took all my pills", "quiero morir", "my friend says she wants to kill herself")


def panel_of(html: str) -> Tag:
    found = BeautifulSoup(html, "html.parser").select_one(".help")
    assert found is not None
    return found


@pytest.mark.parametrize("text", CRISIS)
def test_a_query_in_danger_shows_people_to_call_before_anything_else(client: FlaskClient, text: str) -> None:
    answer = client.post("/search", data={"q": text})
    panel = panel_of(answer.text)
    assert "help-first" in panel["class"]
    assert panel.select("a[href^='tel:']")
    assert "findahelpline" in panel.text
    assert "United Kingdom" in panel.text


@pytest.mark.parametrize("text", CRISIS)
def test_the_emergency_number_is_in_sight_without_opening_anything(client: FlaskClient, text: str) -> None:
    panel = panel_of(client.post("/search", data={"q": text}).text)
    for closed in panel.find_all("details"):
        closed.decompose()
    assert panel.select("a[href='tel:999']")


def test_the_panel_says_what_happens_who_finds_out_and_offers_words_to_send(client: FlaskClient) -> None:
    panel = panel_of(client.post("/search", data={"q": "i want to die"}).text)
    summaries = " ".join(summary.text for summary in panel.find_all("summary"))
    assert "What happens when you call" in summaries
    assert "Will anyone find out" in summaries
    assert str(panel.select_one("a[href^='sms:?']")["href"]).startswith("sms:?&body=I%27m")  # type: ignore[index]
    assert "This isn't what I meant" in panel.text


def test_core_sentences_come_in_the_language_of_the_query(client: FlaskClient) -> None:
    panel = panel_of(client.post("/search", data={"q": "quiero morir"}).text)
    assert panel.select_one("[lang=es]")


def test_at_abuse_the_exit_comes_before_the_lines_and_phone_bills_are_named(client: FlaskClient) -> None:
    answer = client.post("/search", data={"q": "my dad hits me"})
    panel = panel_of(answer.text)
    links = [str(link["href"]) for link in panel.find_all("a")]
    assert links[:2] == ["/exit", "/leaving"]
    assert "phone bill" in panel.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_at_concern_help_is_near_in_the_same_place_and_quieter(client: FlaskClient) -> None:
    panel = panel_of(client.post("/search", data={"q": "i feel so empty and worthless"}).text)
    assert "help-near" in panel["class"]
    assert panel.select("a[href^='tel:']")


def test_nobody_is_offered_help_unasked_for_an_ordinary_query(client: FlaskClient) -> None:
    assert not BeautifulSoup(client.post("/search", data={"q": "box breathing"}).text, "html.parser").select(".help")


@pytest.mark.parametrize("text", CRISIS)
def test_the_api_answers_with_the_same_help(client: FlaskClient, text: str) -> None:
    page = panel_of(client.post("/search", data={"q": text}).text)
    crisis = client.post("/api/v1/search", json={"q": text}).get_json()["crisis"]
    assert crisis["level"] == "crisis"
    heading = page.h2
    assert heading is not None
    assert crisis["heading"] == heading.text
    assert crisis["help"][0]["title"] in page.text


def test_without_an_index_help_is_still_the_answer(lost: FlaskClient) -> None:
    answer = lost.post("/search", data={"q": "i want to die"})
    assert answer.status_code == 503
    assert panel_of(answer.text).select("a[href^='tel:']")
    told = lost.get("/api/v1/search?q=i+want+to+die")
    assert told.status_code == 503
    assert told.get_json()["crisis"]["level"] == "crisis"
    assert told.get_json()["engine_down"] is True


def test_without_an_index_an_ordinary_query_still_shows_the_way_to_help(lost: FlaskClient) -> None:
    answer = lost.post("/search", data={"q": "box breathing"})
    assert answer.status_code == 503
    assert "/help-now" in answer.text


@pytest.mark.parametrize("address", ["/r/box-breathing", "/t/anxiety", "/f/breathing", "/topics"])
def test_without_an_index_pages_say_so_with_help(lost: FlaskClient, address: str) -> None:
    answer = lost.get(address)
    assert answer.status_code == 503
    assert "tel:" in answer.text


@pytest.mark.parametrize("status", [400, 404, 405, 413, 429, 500, 503])
def test_every_error_page_shows_lines_and_the_way_to_help(web_settings: WebSettings, web_service: SearchService, status: int) -> None:
    broken = _app_that_fails(web_settings, web_service, status)
    answer = broken.test_client().get("/fail")
    assert answer.status_code == status
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.select("a[href^='tel:']")
    assert page.select("a[href='/help-now']")
    assert answer.headers["Cache-Control"] == "no-store"


def _app_that_fails(settings: WebSettings, service: SearchService, status: int) -> Flask:
    app = create_app(settings, service)

    def fail() -> str:
        if status == 500:
            raise RuntimeError("markerword")
        from flask import abort

        abort(status)

    app.add_url_rule("/fail", "fail", fail)
    return app


def test_an_error_nobody_expected_shows_help_and_tells_nothing(
    web_settings: WebSettings, web_service: SearchService, caplog: pytest.LogCaptureFixture
) -> None:
    answer = _app_that_fails(web_settings, web_service, 500).test_client().get("/fail?q=markerword")
    assert "markerword" not in answer.text
    assert "markerword" not in caplog.text
    assert "RuntimeError" in caplog.text


def test_even_a_broken_error_page_leaves_a_way_to_help(web_settings: WebSettings, web_service: SearchService) -> None:
    app = _app_that_fails(web_settings, web_service, 404)
    app.jinja_env.globals["url_for"] = None
    answer = app.test_client().get("/fail")
    assert "findahelpline.com" in answer.text


def test_help_now_shows_the_country_asked_for_and_carries_it_on(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/help-now?country=US").text, "html.parser")
    assert page.select("a[href='tel:988']")
    assert "United States" in page.select_one(".help-place").text  # type: ignore[union-attr]
    assert page.select_one(".brand")["href"] == "/?in=US"  # type: ignore[index]


def test_a_country_nobody_knows_shows_help_for_anywhere(client: FlaskClient) -> None:
    assert client.get("/help-now?country=%00zz").status_code == 200
    assert "findahelpline" in client.get("/help-now?country=INT").text
