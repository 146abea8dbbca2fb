"""My kit: its address is all there is of it, links carry it, and forgetting takes everything away."""

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from search_web.kit import MAX_KIT, qr_code, read_kit


def soup_of(client: FlaskClient, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).text, "html.parser")


def test_adding_is_a_link_and_the_kit_is_the_address_it_leads_to(client: FlaskClient) -> None:
    add = soup_of(client, "/r/box-breathing").select_one("[data-kit-add]")
    assert add is not None
    assert add["href"] == "/kit?id=box-breathing"
    assert "Box breathing" in soup_of(client, str(add["href"])).text


def test_links_and_forms_of_a_kits_page_carry_it_so_that_more_can_be_added(client: FlaskClient) -> None:
    kit = soup_of(client, "/kit?id=box-breathing&id=worry-time")
    home = kit.select_one(".brand")
    assert home is not None
    assert home["href"] == "/?kit=box-breathing.worry-time"
    field = kit.select_one("form[role=search] input[name=kit]")
    assert field is not None
    found = client.post("/search", data={"q": "fear ladder", "kit": str(field["value"])})
    link = BeautifulSoup(found.text, "html.parser").select_one(".card a")
    assert link is not None
    add = soup_of(client, str(link["href"])).select_one("[data-kit-add]")
    assert add is not None
    assert str(add["href"]).startswith("/kit?id=box-breathing&id=worry-time&id=")


def test_what_is_in_the_kit_says_so_and_can_be_taken_out(client: FlaskClient) -> None:
    page = soup_of(client, "/r/box-breathing?kit=box-breathing")
    assert "In my kit" in page.text
    drop = soup_of(client, "/kit?id=box-breathing&id=worry-time").select_one("[data-kit-drop=box-breathing]")
    assert drop is not None
    assert drop["href"] == "/kit?id=worry-time"


def test_the_kit_shows_the_steps_of_everything_in_it(client: FlaskClient) -> None:
    assert len(soup_of(client, "/kit?id=box-breathing&id=worry-time").select(".kit ol.steps")) == 2


def test_what_does_not_exist_is_passed_over_and_former_ids_are_followed(client: FlaskClient) -> None:
    page = soup_of(client, "/kit?id=nothing&id=square-breathing&id=%3Cscript%3E&id=old-walk")
    assert page.select_one("[data-kit]")["data-kit"] == "box-breathing"  # type: ignore[index]


def test_an_empty_kit_says_kindly_what_it_is_for(client: FlaskClient) -> None:
    assert "Nothing in it yet" in soup_of(client, "/kit").text


def test_a_kit_is_short_and_holds_each_thing_once() -> None:
    assert read_kit(["a.b", "b", "no spaces", "../x", "A"]) == ("a", "b")
    assert len(read_kit([f"id-{number}" for number in range(50)])) == MAX_KIT


def test_the_address_comes_as_a_qr_code(client: FlaskClient) -> None:
    answer = client.get("/qr.svg?id=box-breathing&id=worry-time")
    assert answer.mimetype == "image/svg+xml"
    assert answer.text == qr_code("http://localhost/kit?id=box-breathing&id=worry-time")
    assert client.get("/qr.svg").status_code == 404


def test_everything_that_needs_a_script_is_hidden_until_there_is_one(client: FlaskClient) -> None:
    page = soup_of(client, "/kit?id=box-breathing")
    for mark in ("data-keep", "data-offline", "data-copy", "data-print"):
        assert page.select_one(f"button[{mark}]").has_attr("hidden")  # type: ignore[union-attr]


def test_offline_holds_help_calm_tools_and_the_kit_and_nothing_else(client: FlaskClient) -> None:
    button = soup_of(client, "/kit?id=box-breathing").select_one("[data-offline]")
    assert button is not None
    kept = [address.partition("?")[0] for address in str(button["data-offline"]).split()]
    assert {"/help-now", "/calm", "/calm/breathing", "/calm/safety-plan", "/offline", "/kit", "/r/box-breathing"} <= set(kept)
    assert not [one for one in kept if not one.startswith(("/help-now", "/calm", "/offline", "/kit", "/r/box-breathing", "/assets/"))]
    for address in str(button["data-offline"]).split():
        assert client.get(address).status_code == 200, address


def test_forgetting_has_the_browser_clear_all_it_holds(client: FlaskClient) -> None:
    assert soup_of(client, "/forget").select_one("a[href^='/forgotten']")
    assert client.get("/forgotten").headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_the_kit_stays_out_of_search_engines_and_shared_caches(client: FlaskClient) -> None:
    headers = client.get("/kit?id=box-breathing").headers
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Cache-Control"].startswith("private")


def test_the_exit_carries_nothing(client: FlaskClient) -> None:
    assert soup_of(client, "/kit?id=box-breathing").select_one(".exit")["href"] == "/exit"  # type: ignore[index]
