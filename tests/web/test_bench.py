"""The workbench: handouts that remember what they said, exports that other programs read, comparison, and the overview of evidence."""

import csv
import io
import json
import re

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from search_web.citations import escaped
from search_web.exports import plain_markdown, unformula
from search_web.picked import MAX_PICKED, Part, read_picks, swapped

MARKER = "zebrafinch"


def opened(client: FlaskClient, address: str) -> BeautifulSoup:
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def test_a_picked_thing_holds_its_digest_and_its_part_in_any_order() -> None:
    assert [str(one) for one in read_picks(["box-breathing~skill~0123abcd", "box-breathing", "", "../x", "a~b~c"])] == [
        "box-breathing~0123abcd~skill",
        "a",
    ]
    assert len(read_picks([f"id-{number}" for number in range(40)])) == MAX_PICKED
    assert read_picks(["a~home"])[0].part is Part.HOME


def test_each_order_moves_one_thing_earlier() -> None:
    orders = [[one.id for one in picks] for picks in swapped(read_picks(["a", "b", "c"]))]
    assert orders == [["a", "b", "c"], ["b", "a", "c"], ["a", "c", "b"]]


def test_a_handout_leads_to_the_address_that_remembers_its_text(client: FlaskClient) -> None:
    answer = client.get("/handout?id=box-breathing&id=worry-time~skill&for=parent&large=1")
    assert answer.status_code == 302
    assert re.fullmatch(r"/handout\?id=box-breathing~[0-9a-f]{8}&id=worry-time~[0-9a-f]{8}~skill&for=parent&large=1&in=GB", answer.location)
    page = opened(client, answer.location)
    assert [one["id"] for one in page.select(".leaf")] == ["box-breathing", "worry-time"]
    assert not page.select("#changed")


def test_a_handout_opened_later_says_what_has_changed_since(client: FlaskClient) -> None:
    page = opened(client, "/handout?id=box-breathing~00000000&id=worry-time")
    flag = page.select_one("section.flag")
    assert flag is not None
    assert "Box breathing" in flag.text
    assert "Worry time" not in flag.text
    fresh = flag.select_one("a.button")
    assert fresh is not None
    assert not opened(client, str(fresh["href"])).select("#changed")


def test_what_was_taken_down_is_said_and_never_printed(client: FlaskClient) -> None:
    page = opened(client, "/handout?id=old-walk&id=box-breathing")
    assert "A better page took its place." in page.select_one("#gone").find_parent("section").text  # type: ignore[union-attr]
    assert [one["id"] for one in page.select(".leaf")] == ["box-breathing"]


@pytest.mark.parametrize("voice", ["teen", "parent", "counsellor"])
@pytest.mark.parametrize(("country", "number"), [("GB", "0800 1111"), ("US", "988")])
def test_every_handout_carries_the_helplines_of_its_country(client: FlaskClient, voice: str, country: str, number: str) -> None:
    page = opened(client, f"/handout?id=box-breathing&for={voice}&in={country}")
    assert number in page.select_one(".paper-help").text  # type: ignore[union-attr]
    assert page.select_one(".paper-foot").text.strip()  # type: ignore[union-attr]


def test_where_the_subject_is_danger_help_stands_above_everything_else(client: FlaskClient) -> None:
    page = opened(client, "/handout?id=worry-time&id=my-safety-plan")
    first = page.select_one(".help-first, .leaf, .paper-head")
    assert first is not None
    assert "help-first" in first["class"]
    printed = page.select_one(".sheet-main")
    assert printed is not None
    assert printed.select_one(".paper-help, .leaf")["class"][0] == "paper-help"  # type: ignore[index]


def test_each_audience_is_spoken_to_in_its_own_voice(client: FlaskClient) -> None:
    texts = {voice: opened(client, f"/handout?id=box-breathing&for={voice}").select_one(".leaf").text for voice in ("teen", "counsellor")}  # type: ignore[union-attr]
    assert "Pitfalls" in texts["counsellor"]
    assert "Pitfalls" not in texts["teen"]
    assert "When it fits" in texts["teen"]
    assert "What your child is trying" in opened(client, "/handout?id=box-breathing&id=worry-time&for=parent").text


def test_a_session_plan_adds_up_the_minutes_in_the_room_and_at_home_apart(client: FlaskClient) -> None:
    page = opened(client, "/handout?id=ten-minute-walk~home&id=worry-time~skill&id=box-breathing~warm-up")
    rows = [[cell.text for cell in row.select("th, td")] for row in page.select(".plan tbody tr")]
    assert [row[0] for row in rows] == ["Warm-up", "Skill", "Home task"]
    sums = [int(row.td.text) for row in page.select(".plan tfoot tr") if row.td]
    assert sums == [int(rows[0][2]) + int(rows[1][2]), int(rows[2][2])]


def test_a_handout_says_its_sources_its_day_and_the_digest_of_each_text(client: FlaskClient) -> None:
    answer = client.get("/handout?id=box-breathing")
    digest = re.search(r"~([0-9a-f]{8})", answer.location)[1]  # type: ignore[index]
    page = opened(client, answer.location)
    source = page.select_one(".leaf .source").text  # type: ignore[union-attr]
    assert f"content {digest}" in source
    assert "Balban" in source
    assert "From Worrystone," in page.text
    assert client.get(page.select_one("img.qr")["src"]).text.startswith("<svg")  # type: ignore[index,arg-type]


def test_an_empty_or_odd_selection_is_told_kindly(client: FlaskClient) -> None:
    assert "Nothing is picked yet" in opened(client, "/handout?id=nothing&for=dog&large=9").text
    assert "Nothing is picked yet" in opened(client, "/compare").text
    assert client.get("/export.csv?id=nothing").status_code == 404
    assert client.get("/export.exe?id=box-breathing").status_code == 404


def test_without_an_index_the_workbench_still_shows_help(lost: FlaskClient) -> None:
    for address in ("/handout?id=box-breathing", "/compare?id=box-breathing", "/evidence", "/browse/topic/anxiety"):
        answer = lost.get(address)
        assert answer.status_code == 503
        assert "tel:" in answer.text
    assert lost.get("/counsellors").status_code == 200


def test_csv_survives_quotes_and_lines_and_runs_no_formula(client: FlaskClient) -> None:
    answer = client.get("/export.csv?id=box-breathing&id=hostile-title")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="worrystone.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == ["box-breathing", "hostile-title"]
    assert rows[1]["title"] == '<script>alert("x")</script><b>'
    assert rows[0]["url"] == "http://localhost/r/box-breathing"
    for cell in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"):
        assert unformula(cell) == f"'{cell}"
    assert unformula("plain - text") == "plain - text"


def test_json_holds_the_records_whole(client: FlaskClient) -> None:
    found = json.loads(client.get("/export.json?id=box-breathing~skill").text)["resources"][0]
    assert found["title"] == "Box breathing (with a no-hold version)"
    assert found["counsellor"]["pitfalls"]
    assert re.fullmatch(r"[0-9a-f]{8}", found["content_digest"])


def test_bibtex_names_each_work_once_and_escapes_what_tex_would_read(client: FlaskClient) -> None:
    text = client.get("/export.bib?id=box-breathing&id=longer-out-breath").text
    assert text.count("doi = {10.1016/j.xcrm.2022.100895}") == 1
    assert "author = {{Balban} and others}" in text
    assert "year = {2023}" in text
    assert text.count("{") == text.count("}")
    assert escaped("a_b & 50% {x} \\n #1 $2 ~^") == r"a\_b \& 50\% \{x\} \textbackslash{}n \#1 \$2 \textasciitilde{}\textasciicircum{}"


def test_ris_has_one_tag_a_line_and_ends_each_record(client: FlaskClient) -> None:
    text = client.get("/export.ris?id=box-breathing").text
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in text.split("\r\n") if line)
    assert text.count("TY  - ") == text.count("ER  - ") == 3
    assert "DO  - 10.1016/j.xcrm.2022.100895" in text


def test_markdown_takes_signs_literally(client: FlaskClient) -> None:
    assert plain_markdown("<b> *x* [y](z)") == r"\<b\> \*x\* \[y\](z)"
    text = client.get("/export.md?id=hostile-title").text
    assert "<script>" not in text


def test_four_techniques_stand_side_by_side_and_more_are_named(client: FlaskClient) -> None:
    ids = ["box-breathing", "worry-time", "fear-ladder", "stop-pause", "three-good-things"]
    page = opened(client, "/compare?" + "&".join(f"id={one}" for one in ids))
    assert len(page.select(".compare thead th")) == 4
    names = [row.th.text for row in page.select(".compare tbody tr") if row.th]
    for name in ("Steps", "How long", "How it may work", "How sure are we?", "Cautions", "Trauma", "Culture", "Contraindications"):
        assert name in names
    assert "Three good things" in page.select_one("main > p.note").text  # type: ignore[union-attr]


def test_the_overview_of_evidence_says_the_same_drawn_and_as_a_table(client: FlaskClient) -> None:
    page = opened(client, "/evidence")
    drawn = sum(int(one.text) for one in page.select("svg .plot-count"))
    told = sum(int(one.text) for one in page.select(".counts td"))
    assert drawn == told > 20
    link = next(one for one in page.select("svg a") if "/browse/topic/stress" in str(one["href"]))
    target, _, mark = str(link["href"]).partition("#")
    assert opened(client, target).select(f"#{mark}")


def test_browsing_leads_along_learning_practising_and_using(client: FlaskClient) -> None:
    page = opened(client, "/browse/topic/panic")
    headings = [one.text for one in page.select("main h2")]
    assert headings[0] == "Learn"
    assert any(one.startswith("Practise") for one in headings)
    assert opened(client, "/browse/topic/suicidal-thoughts").select_one("main > *")["class"] == ["help", "help-first"]  # type: ignore[index]
    assert opened(client, "/browse/family/breathing").h1.text == "Breathing"  # type: ignore[union-attr]
    assert client.get("/browse/topic/nothing").status_code == 404


def test_what_is_picked_goes_along_to_other_pages_as_the_kit(client: FlaskClient) -> None:
    page = opened(client, "/handout?id=box-breathing&id=worry-time")
    assert "kit=box-breathing.worry-time" in str(page.select_one(".brand")["href"])  # type: ignore[index]


def test_shortcuts_are_off_until_somebody_turns_them_on(client: FlaskClient) -> None:
    off = opened(client, "/shortcuts")
    assert not off.select("body[data-keys]")
    on = opened(client, str(off.select_one("main .go")["href"]))  # type: ignore[index]
    assert on.select("body[data-keys]")
    assert "keys=1" in str(on.select_one(".brand")["href"])  # type: ignore[index]
    assert "keys" not in str(on.select_one("main .go")["href"])  # type: ignore[index]
