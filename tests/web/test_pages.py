"""Every page: it is there, it is whole, and the way out and help come first."""

import re

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from search_web.help_pages import REVIEW_SENTENCE
from tests.web.corpus import HOSTILE, WITHDRAWN_WHY

PAGES = (
    "/ /topics /t/anxiety /t/suicidal-thoughts /t/eating /f/breathing /help-now /help-now?country=DE /leaving /about /privacy /safety-check "
    "/patterns /r/box-breathing /r/box-breathing?view=counsellor /r/four-seven-eight /r/longer-out-breath /r/five-four-three-two-one "
    "/r/panic-in-class /r/myth-vagus-reset /r/suicidal-thoughts-now /r/app-calm-harm /r/community-kooth /r/helpline-gb-childline "
    "/r/hostile-title /calm /calm/breathing /calm/senses /calm/muscles /calm/thought-record /calm/worry-time /calm/safety-plan "
    "/calm/coping-card /kit /kit?id=box-breathing&id=worry-time /offline /forget /forgotten /search?q=panic+in+class /search?q=feeling+anxious&minutes=up-to-2 /search?q=zzzzqqq /search?q=i+want+to+die"
).split()
ERRORS = {
    "/r/no-such-thing": 404,
    "/t/no-such-topic": 404,
    "/nowhere": 404,
    "/r/old-walk": 410,
    "/search?q=x&minutes=soon": 400,
}


def soup_of(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status, f"{address}: {answer.status}"
    return BeautifulSoup(answer.text, "html.parser")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there(client: FlaskClient, address: str) -> None:
    soup = soup_of(client, address)
    assert soup.html is not None
    assert soup.html["lang"] == "en"
    assert len(soup.find_all("h1")) == 1
    assert soup.title is not None
    assert soup.title.text.strip().endswith("Worrystone")


@pytest.mark.parametrize(("address", "status"), [*((page, 200) for page in PAGES), *ERRORS.items()])
def test_the_exit_is_the_first_link_of_every_page_and_help_the_second(client: FlaskClient, address: str, status: int) -> None:
    links = soup_of(client, address, status).find_all("a")
    assert links[0]["href"] == "/exit"
    assert str(links[1]["href"]).startswith("/help-now")


@pytest.mark.parametrize(("address", "status"), [*((page, 200) for page in PAGES), *ERRORS.items()])
def test_no_page_holds_inline_style_or_script_or_loads_anything_from_elsewhere(client: FlaskClient, address: str, status: int) -> None:
    soup = soup_of(client, address, status)
    assert not soup.find_all("style")
    assert not soup.find_all(style=True)
    assert all(script.get("src") and not script.string for script in soup.find_all("script"))
    assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
    loaded = [tag.get("src") or tag.get("href") for tag in soup.find_all(["script", "link", "img", "iframe"])]
    assert all(str(address).startswith(("/assets/", "/qr.svg?", "data:image/svg+xml,")) for address in loaded)


@pytest.mark.parametrize("address", [*PAGES, *ERRORS])
def test_ids_are_unique_and_labels_lead_to_fields(client: FlaskClient, address: str) -> None:
    soup = BeautifulSoup(client.get(address).text, "html.parser")
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    named = {label["for"] for label in soup.find_all("label", attrs={"for": True})}
    assert named <= set(ids)


@pytest.mark.parametrize("address", PAGES)
def test_links_to_other_sites_tell_them_nothing(client: FlaskClient, address: str) -> None:
    for link in soup_of(client, address).find_all("a", href=re.compile("^https?:")):
        assert {"noreferrer", "noopener"} <= set(link["rel"])


@pytest.mark.parametrize("address", ["/", "/topics", "/t/anxiety", "/r/box-breathing", "/r/panic-in-class", "/search?q=panic", "/help-now"])
def test_every_link_of_our_own_leads_somewhere(client: FlaskClient, address: str) -> None:
    for link in soup_of(client, address).find_all("a", href=re.compile("^/")):
        assert client.get(str(link["href"])).status_code in (200, 303), link["href"]


def test_every_page_says_that_nobody_has_checked_it(client: FlaskClient) -> None:
    for address in ("/", "/about", "/r/box-breathing"):
        assert REVIEW_SENTENCE in soup_of(client, address).text


def test_a_technique_shows_its_steps_who_should_skip_it_and_how_sure_we_are(client: FlaskClient) -> None:
    page = soup_of(client, "/r/box-breathing")
    headings = [heading.text for heading in page.find_all("h2")]
    assert headings[:1] == ["Do this"]
    assert "Not for you if" in headings
    assert "How sure are we?" in headings
    assert len(page.select("ol.steps > li")) == 7
    assert page.select("a[href='https://doi.org/10.1016/j.xcrm.2022.100895']")


def test_the_counsellors_view_is_another_view_of_the_same_address(client: FlaskClient) -> None:
    page = soup_of(client, "/r/box-breathing?view=counsellor")
    assert "Pitfalls" in page.text
    assert "Contraindications" in page.text
    assert page.select_one(".views a[aria-current=page]").text == "For counsellors"  # type: ignore[union-attr]


def test_a_breathing_exercise_has_a_pacer_that_nobody_started(client: FlaskClient) -> None:
    page = soup_of(client, "/r/box-breathing")
    assert [one["id"] for one in page.select("input.pick")] == ["pace-box", "pace-even"]  # with holds and without
    assert not page.select(".switch[checked]")


def test_the_senses_exercise_has_fifteen_boxes_to_tick(client: FlaskClient) -> None:
    assert len(soup_of(client, "/r/five-four-three-two-one").select(".senses input[type=checkbox]")) == 15


def test_a_page_about_danger_opens_with_help(client: FlaskClient) -> None:
    for address in ("/r/suicidal-thoughts-now", "/t/suicidal-thoughts", "/r/app-calm-harm"):
        main = soup_of(client, address).main
        assert main is not None
        first = main.find(["section", "article", "header"])
        assert first is not None
        assert "help-first" in first["class"]


def test_an_app_says_what_is_not_known_of_it(client: FlaskClient) -> None:
    facts = soup_of(client, "/r/app-calm-harm").select_one("dl.sheet")
    assert facts is not None
    assert "not checked" in facts.text


def test_a_former_id_leads_to_the_new_one(client: FlaskClient) -> None:
    answer = client.get("/r/square-breathing?view=counsellor")
    assert answer.status_code == 301
    assert answer.location == "/r/box-breathing?view=counsellor"


def test_a_withdrawn_page_says_why_and_what_to_use_instead(client: FlaskClient) -> None:
    page = soup_of(client, "/r/old-walk", 410)
    assert WITHDRAWN_WHY in page.text
    assert page.select("a[href='/r/ten-minute-walk']")


def test_an_unknown_page_offers_the_box_and_help(client: FlaskClient) -> None:
    page = soup_of(client, "/r/../../etc/passwd", 404)
    assert page.select_one("form[role=search] input[name=q]")
    assert page.select("a[href^='tel:']")


def test_hostile_text_of_the_corpus_is_shown_as_text(client: FlaskClient) -> None:
    answer = client.get("/r/hostile-title")
    assert HOSTILE not in answer.text
    assert "<img src=x" not in answer.text
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.h1 is not None
    assert page.h1.text == HOSTILE


def test_home_leads_to_something_doable_in_one_tap(client: FlaskClient) -> None:
    tiles = [str(link["href"]) for link in soup_of(client, "/").select("a.tile")]
    assert tiles == ["/calm/breathing", "/calm/senses", "/r/panic-in-class", "/r/cant-sleep-tonight", "/help-now"]


def test_a_topic_page_says_what_it_is_what_to_do_and_when_to_get_help(client: FlaskClient) -> None:
    page = soup_of(client, "/t/anxiety")
    headings = [heading.text for heading in page.find_all("h2")]
    assert "Do now" in headings
    assert "When to get help" in headings
    assert page.select_one(".fact a[rel~=external]")


def test_the_operator_is_named_where_one_is_set_and_said_to_be_unnamed_where_not(client: FlaskClient) -> None:
    assert "not named" in soup_of(client, "/privacy").text


def test_our_help_pages_are_always_there(lost: FlaskClient) -> None:
    for address in ("/help-now", "/help-now?country=DE", "/leaving", "/about", "/privacy", "/safety-check", "/"):
        assert lost.get(address).status_code == 200
    assert "110" in lost.get("/help-now?country=DE").text
