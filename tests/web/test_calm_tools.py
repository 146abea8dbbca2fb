"""The calm tools: all there, all without scripts, and what one writes on them goes nowhere."""

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from search_web.assets import FOLDER
from search_web.calm import CALM_TOOLS, tool_named
from search_web.pacers import EVERY_PACER

CSS = (FOLDER / "calm.css").read_text(encoding="utf-8")
ADDRESSES = [f"/calm/{tool.slug}" for tool in CALM_TOOLS]
SHEETS = [address for address in ADDRESSES if tool_named(address[6:]).sheet]  # type: ignore[union-attr]


def soup_of(client: FlaskClient, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).text, "html.parser")


def test_home_leads_to_the_overview_and_that_to_every_tool(client: FlaskClient) -> None:
    assert soup_of(client, "/").select("main a[href='/calm']")
    assert [link["href"] for link in soup_of(client, "/calm").select("main a.tile")] == ADDRESSES


@pytest.mark.parametrize("address", ["/calm", *ADDRESSES])
def test_calm_tools_need_no_index(lost: FlaskClient, address: str) -> None:
    assert lost.get(address).status_code == 200


@pytest.mark.parametrize("address", SHEETS)
def test_nothing_that_is_written_can_be_sent_or_kept(client: FlaskClient, address: str) -> None:
    page = soup_of(client, address)
    fields = page.select("textarea")
    assert len(fields) >= 5
    assert not [field for field in fields if field.has_attr("name") or field.find_parent("form") or field["autocomplete"] != "off"]
    assert page.select_one(".worksheet[data-blank]")
    assert client.get(address).headers["Cache-Control"] == "no-store"


def test_every_field_says_what_goes_into_it(client: FlaskClient) -> None:
    for address in SHEETS:
        page = soup_of(client, address)
        for field in page.select("textarea"):
            assert page.select_one(f"label[for={field['id']}]")
            assert page.select_one(f"#{field['aria-describedby']}")


def test_the_safety_plan_opens_with_somebody_to_call(client: FlaskClient) -> None:
    main = soup_of(client, "/calm/safety-plan").main
    assert main is not None
    first = main.find("section")
    assert first is not None
    assert "help-first" in first["class"]
    assert first.select("a[href^='tel:']")


def test_nothing_moves_before_somebody_starts_it(client: FlaskClient) -> None:
    for address in ("/calm/breathing", "/calm/muscles"):
        switches = soup_of(client, address).select("input.switch")
        assert len(switches) == 1
        assert not switches[0].has_attr("checked")


@pytest.mark.parametrize("pacer", EVERY_PACER, ids=lambda one: one.name)
def test_the_stylesheet_moves_every_pattern_at_its_own_pace(pacer) -> None:
    whole = sum(beat.seconds for beat in pacer.beats)
    assert f".at-{pacer.name}:checked ~ .stage .breath {{ animation-name: {pacer.name}; animation-duration: {whole}s; }}" in CSS
    assert f"@keyframes {pacer.name} {{" in CSS
    for at in range(1, len(pacer.beats)):
        starts = sum(beat.seconds for beat in pacer.beats[:at])
        assert f"animation-delay: {starts}s; }}" in CSS


def test_there_are_several_ways_to_breathe_and_most_of_them_without_a_hold(client: FlaskClient) -> None:
    assert len(soup_of(client, "/calm/breathing").select("input[type=radio][name=pace]")) == len(EVERY_PACER)
    assert sum(len(one.beats) == 2 for one in EVERY_PACER) > len(EVERY_PACER) / 2


def test_a_technique_leads_to_the_tool_that_lets_one_do_it(client: FlaskClient) -> None:
    leads = {
        "box-breathing": "breathing",
        "five-four-three-two-one": "senses",
        "squeeze-and-let-go": "muscles",
        "worry-time": "worry-time",
        "my-safety-plan": "safety-plan",
    }
    for id_, slug in leads.items():
        assert soup_of(client, f"/r/{id_}").select(f".tool a[href='/calm/{slug}']"), id_


def test_the_tools_stylesheet_is_loaded_only_where_a_tool_is(client: FlaskClient) -> None:
    assert len(soup_of(client, "/calm/breathing").select("link[rel=stylesheet]")) == 2
    assert len(soup_of(client, "/r/worry-time").select("link[rel=stylesheet]")) == 1


def test_an_unknown_tool_is_not_there(client: FlaskClient) -> None:
    assert client.get("/calm/nothing").status_code == 404
