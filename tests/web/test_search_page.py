"""Searching by form and by link: results, filters, paging, and what is never repeated."""

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.search.service import SearchService

CRISIS = "i want to die tonight"


def post(client: FlaskClient, **values: object) -> BeautifulSoup:
    answer = client.post("/search", data=values)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def test_the_form_of_every_page_posts_and_asks_the_browser_to_remember_nothing(client: FlaskClient) -> None:
    for address in ("/", "/topics", "/t/anxiety", "/search?q=panic", "/nowhere"):
        form = BeautifulSoup(client.get(address).text, "html.parser").select_one("form[role=search]")
        assert form is not None
        assert (form["method"], form["action"], form["autocomplete"]) == ("post", "/search", "off")
        field = form.select_one("[name=q]")
        assert field is not None
        assert (field["autocomplete"], field["spellcheck"]) == ("off", "false")


def test_form_and_link_give_the_same_results(client: FlaskClient) -> None:
    posted = post(client, q="panic in class").select(".card a")
    linked = BeautifulSoup(client.get("/search?q=panic+in+class").text, "html.parser").select(".card a")
    assert [link["href"] for link in posted] == [link["href"] for link in linked]
    assert posted


def test_the_first_result_can_be_done_right_there(client: FlaskClient) -> None:
    first = post(client, q="box breathing").select_one(".cards > li")
    assert first is not None
    assert first.select(".steps > li")


def test_matching_words_are_marked(client: FlaskClient) -> None:
    assert "panic" in {mark.text.lower() for mark in post(client, q="panic in class").select("mark")}


def test_filters_are_buttons_with_counts_and_carry_the_query_in_a_hidden_field(client: FlaskClient) -> None:
    page = post(client, q="anxiety")
    form = page.select_one("form.filters")
    assert form is not None
    assert form["method"] == "post"
    assert form.select_one("input[type=hidden][name=q]")["value"] == "anxiety"  # type: ignore[index]
    button = form.select_one("button[name=minutes][value=up-to-2]")
    assert button is not None
    assert button.select_one(".count").text.isdigit()  # type: ignore[union-attr]


def test_no_link_of_a_result_page_holds_the_query(client: FlaskClient) -> None:
    page = post(client, q="anxiety", minutes="up-to-2")
    assert not [link for link in page.find_all("a", href=True) if "anxiety" in str(link["href"]) and "/t/" not in str(link["href"])]
    assert not page.find_all("a", href=lambda href: href and "q=" in href)


def _total(page: BeautifulSoup) -> int:
    return int(page.select_one(".tally").text.split(" of ")[1].split()[0])  # type: ignore[union-attr]


def test_a_filter_narrows_and_can_be_taken_away_again(client: FlaskClient) -> None:
    everything = _total(post(client, q="anxiety"))
    narrowed = post(client, q="anxiety", body="no-breath")
    assert 0 < _total(narrowed) < everything
    remove = narrowed.select_one(".chip-on")
    assert remove is not None
    assert (remove["name"], remove["value"]) == ("remove", "body:no-breath")
    again = post(client, q="anxiety", body="no-breath", remove="body:no-breath")
    assert _total(again) == everything


def test_two_filters_hold_together(client: FlaskClient) -> None:
    page = post(client, q="anxiety", body="no-breath", discreet="invisible")
    assert len(page.select(".chip-on")) == 2
    assert {field["name"] for field in page.select("form.filters input[type=hidden]")} == {"q", "body", "discreet"}


def test_pages_are_turned_by_a_button_of_a_form(client: FlaskClient) -> None:
    page = post(client, q="anxiety")
    more = page.select_one("form.pages button[name=offset]")
    assert more is not None
    following = post(client, q="anxiety", offset=str(more["value"]))
    first = {link["href"] for link in page.select(".card a")}
    assert not first & {link["href"] for link in following.select(".cards > .card h2 a")}
    assert following.select_one("ol.cards")["start"] == "11"  # type: ignore[index]


def test_a_link_to_the_results_is_made_only_when_asked_for(client: FlaskClient) -> None:
    button = post(client, q="panic").select_one("form.pages button[formmethod=get]")
    assert button is not None


@pytest.mark.parametrize("text", [CRISIS, "i feel so empty and worthless"])
def test_no_link_to_the_results_is_offered_when_help_is_shown(client: FlaskClient, text: str) -> None:
    assert not post(client, q=text).select("button[formmethod=get]")


def test_titles_never_hold_the_query(client: FlaskClient) -> None:
    page = post(client, q="markerword panic")
    assert page.title is not None
    assert page.title.text == "Search results · Worrystone"


def test_a_crisis_query_is_never_repeated(client: FlaskClient) -> None:
    answer = client.post("/search", data={"q": f"{CRISIS} markerword"})
    assert "want to die" not in answer.text
    assert "markerword" not in answer.text
    assert "because you said" not in answer.text
    assert "<mark>" not in answer.text


def test_results_stay_below_help(client: FlaskClient) -> None:
    page = post(client, q=CRISIS)
    main = page.main
    assert main is not None
    places = [tag for tag in main.find_all(["section", "ol"]) if "help-first" in tag.get("class", []) or "cards" in tag.get("class", [])]
    assert "help-first" in places[0]["class"]
    assert len(places) == 2


def test_nothing_found_is_said_kindly_with_topics_to_go_on(client: FlaskClient) -> None:
    page = post(client, q="zzzzqqqxy")
    assert "not about you" in page.text
    assert len(page.select(".near a")) >= 3


def test_an_empty_query_leads_home(client: FlaskClient) -> None:
    answer = client.post("/search", data={"q": "  \x00 "})
    assert (answer.status_code, answer.location) == (303, "/")


def test_a_filter_alone_is_a_search(client: FlaskClient) -> None:
    assert client.get("/search?kind=app").status_code == 200


def test_a_very_long_query_is_read_as_far_as_we_can_and_says_so(client: FlaskClient) -> None:
    page = post(client, q="anxious " * 1000)
    assert "first 5,000 letters" in page.text
    assert page.select(".card")


def test_a_long_query_says_that_results_go_by_its_first_words(client: FlaskClient) -> None:
    assert "first 400 words" in post(client, q="worried " * 450).text


def test_a_body_beyond_all_bounds_gets_a_page_with_help(client: FlaskClient) -> None:
    answer = client.post("/search", data={"q": "a" * 70_000})
    assert answer.status_code == 413
    assert "tel:" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "\ud800",
        "a\x00b",
        "\x1b[31m",
        "<script>alert(1)</script>",
        '"><img src=x>',
        "{{7*7}}",
        "%s %(x)s",
        "kind:(",
        "*",
        '"',
        "[a TO",
        "\u202eabc",
        "😭" * 50,
    ],
)
def test_odd_text_is_answered_and_escaped(client: FlaskClient, text: str) -> None:
    answer = client.post("/search", data={"q": text.encode("utf-8", "surrogatepass") if "\ud800" in text else text})
    assert answer.status_code in (200, 303)
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert "49" not in BeautifulSoup(answer.text, "html.parser").select("input[name=q]")[0]["value"] if answer.status_code == 200 else True


def test_every_problem_is_told_at_once_and_danger_comes_first_all_the_same(client: FlaskClient) -> None:
    answer = client.post("/search", data={"q": CRISIS, "minutes": "soon", "kind": "game", "in": "XX", "offset": "-1", "view": "cat"})
    assert answer.status_code == 400
    page = BeautifulSoup(answer.text, "html.parser")
    assert {item.b.text for item in page.select(".problems li")} == {"minutes", "kind", "in", "offset", "view"}  # type: ignore[union-attr]
    assert page.select_one(".help-first a[href^='tel:']")
    assert "tonight" not in answer.text


def test_names_that_messengers_add_to_links_are_passed_over(client: FlaskClient) -> None:
    assert client.get("/search?q=panic&fbclid=abc&utm_source=x").status_code == 200


def test_counsellors_may_ask_for_what_is_kept_from_teenagers(client: FlaskClient) -> None:
    page = post(client, q="anxiety", view="counsellor")
    assert page.select_one("form[role=search] input[name=view]")["value"] == "counsellor"  # type: ignore[index]


def test_beside_the_first_result_stands_something_of_another_family(client: FlaskClient, web_service: SearchService) -> None:
    page = post(client, q="box breathing")
    offered = [str(link["href"]).removeprefix("/r/") for link in page.select(".aside .pebbles a")]
    assert offered
    for id_ in offered:
        other = web_service.resource(id_)
        assert other is not None
        assert "breathing" not in other.families


def test_the_first_result_can_be_done_with_its_tool_without_leaving(client: FlaskClient) -> None:
    first = post(client, q="box breathing").select_one(".cards > li")
    assert first is not None
    assert first.select(".pacer input.switch")


def test_a_myth_check_stands_beside_the_thing_it_checks(client: FlaskClient) -> None:
    page = post(client, q="box breathing")
    assert page.select_one(".cards > li:first-child .myth a")["href"] == "/r/myth-vagus-reset"  # type: ignore[index]


def test_feelings_close_to_what_was_found_are_offered(client: FlaskClient) -> None:
    assert "/t/panic" in {link["href"] for link in post(client, q="panic in class").select(".near a")}


def test_sorts_of_help_that_the_page_lacks_are_one_button_away(client: FlaskClient) -> None:
    for kind in post(client, q="anxiety").select(".other-kinds button[name=kind]"):
        found = post(client, q="anxiety", kind=str(kind["value"]))
        assert found.select(".card")


def test_an_empty_page_still_holds_something_to_do_and_someone_to_talk_to(client: FlaskClient) -> None:
    links = {link["href"] for link in post(client, q="zzzzqqqxy").select(".plain a")}
    assert links == {"/calm/breathing", "/calm/senses", "/help-now"}
