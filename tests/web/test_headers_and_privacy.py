"""What every answer says to the browser, and proof that nothing a person types is left anywhere."""

import logging

import pytest
from flask.testing import FlaskClient

from search_web import WebSettings, create_app

MARKER = "markerword-7f3a"

EVERY_ANSWER = (
    "/ /search?q=panic /r/box-breathing /t/anxiety /help-now /exit /leaving /privacy /healthz /readyz /nowhere /api/v1/search?q=panic "
    "/api/v1/nothing /api/v1/helplines"
).split()


@pytest.mark.parametrize("address", EVERY_ANSWER)
def test_every_answer_guards_its_reader(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers
    assert headers["Cache-Control"]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/search?q=panic", "private, max-age=300"),
        ("/search?q=my+dad+hits+me", "no-store"),
        ("/search?q=i+was+raped", "no-store"),
        ("/r/box-breathing", "public, max-age=300"),
        ("/t/anxiety", "public, max-age=300"),
        ("/help-now", "public, max-age=3600, stale-if-error=604800"),
        ("/exit", "no-store"),
        ("/nowhere", "no-store"),
    ],
)
def test_answers_are_kept_as_long_as_is_good_for_the_reader(client: FlaskClient, address: str, kept: str) -> None:
    assert client.get(address).headers["Cache-Control"] == kept


@pytest.mark.parametrize("address", ["/", "/r/box-breathing", "/help-now", "/t/anxiety"])
def test_pages_that_show_a_country_are_not_kept_for_everybody(client: FlaskClient, address: str) -> None:
    assert "Accept-Language" in client.get(address).headers["Vary"]


def test_results_are_hidden_from_search_engines_and_resources_are_not(client: FlaskClient) -> None:
    assert client.get("/search?q=panic").headers["X-Robots-Tag"] == "noindex, nofollow"
    assert client.get("/api/v1/search?q=panic").headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "X-Robots-Tag" not in client.get("/r/box-breathing").headers


def test_the_exit_leads_away_and_has_the_browser_forget(client: FlaskClient) -> None:
    answer = client.get("/exit")
    assert (answer.status_code, answer.location) == (303, "https://www.bbc.co.uk/weather")
    assert answer.headers["Clear-Site-Data"] == '"cache"'


def test_where_the_exit_leads_is_not_for_the_address_to_say(client: FlaskClient) -> None:
    assert client.get("/exit?next=https://evil.example&url=//evil.example").location == "https://www.bbc.co.uk/weather"


def test_an_unchanged_page_is_not_sent_twice(client: FlaskClient) -> None:
    mark = client.get("/r/box-breathing").headers["ETag"]
    again = client.get("/r/box-breathing", headers={"If-None-Match": mark})
    assert again.status_code == 304
    assert not again.data


def test_assets_are_kept_for_ever_under_the_name_of_their_contents(client: FlaskClient) -> None:
    page = client.get("/").text
    name = page.split('rel="stylesheet" href="')[1].split('"')[0]
    answer = client.get(name, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert client.get("/assets/site-0000000000.css").status_code == 404


def test_pages_are_packed_for_those_who_can_unpack(client: FlaskClient) -> None:
    packed = client.get("/", headers={"Accept-Encoding": "gzip, br"})
    plain = client.get("/", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_no_word_of_a_query_is_left_in_any_header_title_address_or_log(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    answers = [
        client.post("/search", data={"q": f"anxious {MARKER}"}),
        client.get(f"/search?q={MARKER}"),
        client.post("/search", data={"q": MARKER, "minutes": "soon"}),
        client.post("/api/v1/search", json={"q": MARKER}),
        client.post("/api/v1/search", data=f"{{{MARKER}", content_type="application/json"),
        client.get(f"/{MARKER}"),
        client.get(f"/r/{MARKER}"),
        client.put("/search", data={"q": MARKER}),
        client.post("/search", data={"q": MARKER + "x" * 70_000}),
    ]
    for answer in answers:
        assert MARKER not in str(answer.headers)
        assert MARKER not in answer.text.split("</title>")[0]
    assert MARKER not in caplog.text
    assert caplog.text.count("worrystone.access") == len(answers)


def test_the_log_holds_method_path_status_and_time_and_nothing_of_the_person(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "worrystone.access")
    client.get("/r/box-breathing?view=counsellor", headers={"User-Agent": "agent-x"}, environ_base={"REMOTE_ADDR": "203.0.113.9"})
    (record,) = caplog.records
    method, path, status, spent = record.getMessage().split(" ")
    assert (method, path, status) == ("GET", "/r/box-breathing", "200")
    assert float(spent) >= 0


def test_a_log_line_cannot_be_forged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "worrystone.access")
    client.get("/r/x%0AGET%20/forged%20200")
    assert "forged" not in caplog.text


def test_the_host_header_leads_nobody_astray(web_settings: WebSettings) -> None:
    settings = WebSettings(library=web_settings.library, hosts=("worrystone.example",))
    client = create_app(settings).test_client()
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"Host": "worrystone.example"}).status_code == 200


def test_the_site_can_live_below_a_path(web_settings: WebSettings) -> None:
    client = create_app(WebSettings(library=web_settings.library, base_path="/calm")).test_client()
    for address in ("/calm/", "/"):  # whether or not the proxy takes the path off
        assert 'href="/calm/exit"' in client.get(address).text
    assert client.get("/calm/r/square-breathing").location == "/calm/r/box-breathing"


def test_other_methods_are_refused_with_those_allowed(client: FlaskClient) -> None:
    answer = client.delete("/search")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
