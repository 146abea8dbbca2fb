"""A counsellor's search: conflicts marked and last with the reason, sorted as asked, its whole state in one link, help first all the same."""

import gzip

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.model.taxonomy import Term
from indexer.search.service import SearchService
from search_web.capped import why_capped
from search_web.casework import Case, Sort, conflicts_of, hear, read_case

TERMS = (
    Term(slug="asthma-or-breathing", label="Asthma", line="x", said=("asthma", "inhaler")),
    Term(slug="ocd-reassurance", label="OCD", line="x", said=("ocd", "reassurance-seeking")),
    Term(slug="fainting", label="Fainting", line="x"),
)


def asked(client: FlaskClient, **fields: object) -> BeautifulSoup:
    answer = client.post("/search", data={"view": "counsellor", **fields})
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def rows(page: BeautifulSoup) -> list[str]:
    return [str(one["value"]) for one in page.select(".work input[name=id]")]


def test_only_words_on_the_lists_are_heard() -> None:
    assert list(hear("Year 7, panic, ASTHMA; Reassurance seeking", TERMS)) == ["asthma-or-breathing", "ocd-reassurance"]
    assert not list(hear("asthmatics inhalers fainting ocdx", TERMS))


def test_a_case_is_read_from_what_was_sent_and_nothing_else() -> None:
    values = {"avoid": ["fainting", "nonsense", "fainting"], "sort": ["time"], "remove": ["avoid:ocd-reassurance"]}
    assert read_case(values, "asthma", TERMS) == Case(sort=Sort.TIME, chosen=("fainting",), heard=("asthma-or-breathing",))
    assert read_case({"sort": ["<b>"], "listen": ["0"]}, "asthma", TERMS) == Case(listening=False)


def test_what_conflicts_is_marked_and_last_with_the_reason(client: FlaskClient) -> None:
    page = asked(client, q="breathing exercise", family="breathing", limit="50", avoid="asthma-or-breathing")
    marked = [bool(row.get("class")) for row in page.select(".work tbody tr")]
    assert any(marked)
    assert marked == sorted(marked)
    assert "Holds can feel like air hunger" in page.select_one("tr.conflict:has([value=box-breathing])").text  # type: ignore[union-attr]


def test_words_of_the_query_say_the_contraindication_as_well_and_can_be_silenced(client: FlaskClient) -> None:
    page = asked(client, q="breathing exercise asthma", family="breathing", limit="50")
    assert "Asthma or breathing problems" in page.select_one(".heard").text  # type: ignore[union-attr]
    assert page.select("tr.conflict")
    silent = asked(client, q="breathing exercise asthma", family="breathing", limit="50", listen="0")
    assert not silent.select(".heard, tr.conflict")
    assert silent.select_one("form[role=search] input[name=listen]")["value"] == "0"  # type: ignore[index]


def test_a_record_that_works_with_the_breath_conflicts_even_if_it_lists_nothing(web_service: SearchService) -> None:
    walk, breath = web_service.resource("ten-minute-walk"), web_service.resource("longer-out-breath")
    assert walk is not None
    assert breath is not None
    assert not conflicts_of(walk, ["closed-eyes-distress"])
    assert conflicts_of(breath, ["panic-from-breath-focus"])


@pytest.mark.parametrize("sort", ["evidence", "time"])
def test_results_come_sorted_as_asked_for(client: FlaskClient, web_service: SearchService, sort: str) -> None:
    found = [web_service.resource(id_) for id_ in rows(asked(client, q="anxiety", sort=sort))]
    if sort == "time":
        keys: list[float] = [one.minutes.quick if one and one.minutes else 999 for one in found]
    else:
        order = ["strong", "moderate", "early", "practice"]
        keys = [order.index(one.evidence.grade) if one and one.evidence and one.evidence.grade else 9 for one in found]
    assert keys == sorted(keys)
    assert len(keys) > 5


def test_evidence_format_and_modality_narrow_the_list(client: FlaskClient, web_service: SearchService) -> None:
    found = [web_service.resource(id_) for id_ in rows(asked(client, q="anxiety", evidence="at-least-moderate", format="one-to-one"))]
    assert found
    for one in found:
        assert one is not None
        assert one.evidence is not None
        assert one.evidence.grade in ("moderate", "strong")
        assert "one-to-one" in one.formats


def test_teenagers_are_not_asked_about_modalities(client: FlaskClient) -> None:
    page = BeautifulSoup(client.post("/search", data={"q": "anxiety"}).text, "html.parser")
    assert not page.select("button[name=modality], button[name=format], button[name=evidence]")


def test_the_link_to_these_results_holds_the_whole_state(client: FlaskClient) -> None:
    page = asked(client, q="panic", sort="evidence", avoid=["fainting"], format="group", listen="0", minutes="up-to-10")
    form = page.select_one("button[formmethod=get]").find_parent("form")  # type: ignore[union-attr]
    assert form is not None
    sent = {(str(one["name"]), str(one["value"])) for one in form.select("input")}
    wanted = {("q", "panic"), ("view", "counsellor"), ("sort", "evidence"), ("avoid", "fainting"), ("format", "group"), ("listen", "0")}
    assert wanted | {("minutes", "up-to-10")} <= sent
    linked = client.get("/search", query_string=list(sent))
    assert rows(BeautifulSoup(linked.text, "html.parser")) == rows(page)


@pytest.mark.parametrize("text", ["i want to die", "my dad hits me", "i feel so empty and worthless"])
def test_danger_is_answered_first_for_counsellors_too_and_never_linked(client: FlaskClient, text: str) -> None:
    page = asked(client, q=text, avoid="fainting")
    help_panel = page.select_one(".help")
    assert help_panel is not None
    assert not help_panel.find_all_previous(class_="work")
    assert not page.select("button[formmethod=get]")


def test_what_was_typed_is_in_no_link_and_no_form_that_gets(client: FlaskClient) -> None:
    page = asked(client, q="panic zebrafinch", avoid="fainting")
    assert "zebrafinch" not in page.title.text  # type: ignore[union-attr]
    assert not [one for one in page.select("[href], [action], [formaction], [src]") if "zebrafinch" in str(one.attrs)]
    picked = page.select_one("#picked")
    assert picked is not None
    assert not picked.select("input[name=q], input[name=avoid]")


def test_picking_leads_to_handout_comparison_and_files(client: FlaskClient) -> None:
    page = asked(client, q="anxiety")
    targets = [str(one.get("formaction", "/handout")) for one in page.select("#picked button")]
    assert targets == ["/handout", "/compare", "/export.csv", "/export.json", "/export.bib", "/export.ris", "/export.md"]


def test_more_pages_go_on_where_the_first_ended(client: FlaskClient) -> None:
    first = asked(client, q="anxiety stress sleep school", listen="0")
    following = first.select_one("button[name=offset]")
    if following is not None:
        later = asked(client, q="anxiety stress sleep school", offset=str(following["value"]))
        assert not set(rows(first)) & set(rows(later))


def test_the_counsellors_page_has_every_study_why_the_grade_is_capped_and_the_history(
    client: FlaskClient, web_service: SearchService
) -> None:
    page = BeautifulSoup(client.get("/r/box-breathing?view=counsellor").text, "html.parser")
    assert len(page.select(".studies tbody tr")) == 2
    text = page.select_one(".counsellor").text  # type: ignore[union-attr]
    for part in (
        "114 healthy adults",
        "Why not higher",
        "only summaries",
        "History of checks",
        "doi:10.1016/j.xcrm.2022.100895",
        "One to one",
    ):
        assert part in text
    box = web_service.resource("box-breathing")
    assert box is not None
    assert list(why_capped(box)) == ["No cited work was read in full, only summaries."]


@pytest.mark.parametrize(
    "address",
    [
        "/counsellors",
        "/evidence",
        "/shortcuts",
        "/browse/topic/anxiety",
        "/search?q=anxiety&view=counsellor",
        "/r/box-breathing?view=counsellor",
        "/compare?id=box-breathing&id=worry-time&id=fear-ladder&id=stop-pause",
    ],
)
def test_the_workbench_stays_within_its_budgets(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    page = BeautifulSoup(answer.text, "html.parser")
    assert len(gzip.compress(answer.data, 6)) <= 10 * 1024
    sheets = [str(one["href"]) for one in page.select("link[rel=stylesheet]")]
    assert len(sheets) == 2
    assert sum(len(client.get(one, headers={"Accept-Encoding": "gzip"}).data) for one in sheets) <= 8 * 1024
    assert not page.select("[style], script:not([src])")
