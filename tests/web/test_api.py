"""The API: its answers hold what its contract says, its contract names all there is."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from indexer.model.search import Facet
from search_web.contract import load_contract
from search_web.forms import NAMES


def check(answer: object, name: str) -> None:
    """Hold an answer against a schema of the contract."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": load_contract()["components"]}
    problems = [f"{list(error.path)}: {error.message}" for error in Draft202012Validator(schema).iter_errors(answer)]
    assert not problems


@pytest.mark.parametrize("query", ["panic in class", "i want to die", "zzzzqqqx", ""])
def test_search_answers_as_the_contract_says(client: FlaskClient, query: str) -> None:
    answer = client.get("/api/v1/search", query_string={"q": query})
    assert answer.status_code == 200
    check(answer.get_json(), "Page")


def test_posted_and_linked_queries_get_the_same_answer(client: FlaskClient) -> None:
    linked = client.get("/api/v1/search?q=feeling+anxious&minutes=up-to-2&limit=1&body=no-breath").get_json()
    posted = client.post(
        "/api/v1/search", json={"q": "feeling anxious", "minutes": "up-to-2", "limit": 1, "body": ["no-breath"]}
    ).get_json()
    assert linked["results"] == posted["results"]
    assert linked["next"].startswith("/api/v1/search?q=feeling+anxious")
    assert posted["next"] is None


def test_the_next_link_leads_on(client: FlaskClient) -> None:
    first = client.get("/api/v1/search?q=anxious&limit=3").get_json()
    following = client.get(first["next"]).get_json()
    assert following["offset"] == 3
    assert not {hit["id"] for hit in first["results"]} & {hit["id"] for hit in following["results"]}


def test_nothing_found_is_said_with_topics_to_go_on(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=zzzzqqqx").get_json()
    assert answer["no_match"] is True
    assert answer["results"] == []
    assert "anxiety" in answer["nearest_topics"]


def test_crisis_is_an_object_always(client: FlaskClient) -> None:
    calm = client.get("/api/v1/search?q=box+breathing").get_json()["crisis"]
    assert (calm["level"], calm["category"], calm["message"], calm["help"]) == ("none", None, None, [])
    danger = client.get("/api/v1/search?q=i+want+to+die&in=US").get_json()["crisis"]
    assert (danger["level"], danger["country"]) == ("crisis", "US")
    assert danger["help"]
    assert danger["message"]


def test_topics_of_a_result_come_strongest_first(client: FlaskClient) -> None:
    assert client.get("/api/v1/resources/box-breathing").get_json()["topics"]["stress"] == 3
    listed = client.get("/api/v1/search?q=box+breathing").get_json()["results"][0]
    assert listed["id"] == "box-breathing"
    assert listed["topics"][0] == "stress"
    assert listed["minutes"] == 2


def test_the_persons_words_are_not_said_again_at_crisis(client: FlaskClient) -> None:
    assert not [hit for hit in client.get("/api/v1/search?q=i+want+to+die").get_json()["results"] if hit["why"]]


def test_every_problem_is_told_at_once_and_danger_with_it(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=i+want+to+die&limit=0&kind=game&colour=red")
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
    body = answer.get_json(force=True)
    check(body, "Problem")
    assert {error["name"] for error in body["errors"]} == {"limit", "kind", "“colour”"}
    assert body["crisis"]["level"] == "crisis"


@pytest.mark.parametrize(
    "body", ["[]", '"q"', "{", "null", "", '{"q": {"a": 1}}', '{"q": null}', '{"q": 1.5}', '{"kind": [1.5]}', '{"q": ["a"]}']
)
def test_bodies_that_are_not_queries_are_refused_with_a_reason(client: FlaskClient, body: str) -> None:
    answer = client.post("/api/v1/search", data=body, content_type="application/json")
    assert answer.status_code == 400
    check(answer.get_json(force=True), "Problem")
    assert answer.get_json(force=True)["errors"]


def test_a_lone_surrogate_in_a_body_is_no_trouble(client: FlaskClient) -> None:
    answer = client.post("/api/v1/search", data='{"q": "a\\ud800b", "x\\udfff": 1}', content_type="application/json")
    assert answer.status_code == 400
    assert client.post("/api/v1/search", data='{"q": "anxious \\ud800"}', content_type="application/json").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"), [("/api/v1/nothing", 404), ("/api/v1/resources/nothing", 404), ("/api/v1/resources/old-walk", 410)]
)
def test_errors_are_problem_documents_too(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    check(answer.get_json(force=True), "Problem")


def test_a_withdrawn_resource_names_what_to_use_instead(client: FlaskClient) -> None:
    assert client.get("/api/v1/resources/old-walk").get_json(force=True)["instead"] == ["ten-minute-walk"]


def test_a_former_id_leads_on(client: FlaskClient) -> None:
    assert client.get("/api/v1/resources/square-breathing").location == "/api/v1/resources/box-breathing"


def test_resources_are_listed_by_kind_and_tagged(client: FlaskClient) -> None:
    listed = client.get("/api/v1/resources?kind=app")
    assert {one["kind"] for one in listed.get_json()["results"]} == {"app"}
    for one in listed.get_json()["results"]:
        check(one, "Brief")
    assert client.get("/api/v1/resources?kind=app", headers={"If-None-Match": listed.headers["ETag"]}).status_code == 304
    assert client.get("/api/v1/resources?kind=game&x=1").status_code == 400


def test_one_resource_is_given_whole(client: FlaskClient) -> None:
    answer = client.get("/api/v1/resources/box-breathing")
    check(answer.get_json(), "Resource")
    assert len(answer.get_json()["steps"]) == 7
    assert answer.headers["ETag"]


def test_topics_and_families_are_listed(client: FlaskClient) -> None:
    for name, schema in (("topics", "Topic"), ("families", "Family")):
        for one in client.get(f"/api/v1/{name}").get_json()["results"]:
            check(one, schema)


def test_helplines_need_no_index(lost: FlaskClient) -> None:
    answer = lost.get("/api/v1/helplines?country=us")
    check(answer.get_json()["crisis"], "Crisis")
    assert answer.get_json()["crisis"]["country"] == "US"
    assert answer.get_json()["countries"]["DE"] == "Germany"
    assert lost.get("/api/v1/helplines?country=Atlantis").status_code == 400


def test_health_says_whether_one_can_search(client: FlaskClient, lost: FlaskClient) -> None:
    check(client.get("/api/v1/health").get_json(), "Health")
    assert lost.get("/api/v1/health").status_code == 503
    assert lost.get("/healthz").status_code == 200
    ready = lost.get("/readyz")
    assert ready.status_code == 503
    assert "worrystone rebuild" in ready.get_json()["reason"]
    assert client.get("/readyz").get_json()["helplines_age_days"] >= 0


def test_scripts_of_other_sites_may_read_the_api_and_nothing_else(client: FlaskClient) -> None:
    assert client.get("/api/v1/search?q=x").headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v1/nothing").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/search?q=x").headers


def test_the_contract_names_every_route_and_method_and_no_other(app: Flask) -> None:
    served = set()
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/api/v1") and rule.methods is not None:
            path = re.sub(r"<(\w+?)_?>", r"{\1}", rule.rule.removeprefix("/api/v1"))
            served |= {(path, method.lower()) for method in rule.methods & {"GET", "POST"}}
    paths = load_contract()["paths"]
    assert isinstance(paths, dict)
    assert served == {(path, method) for path, methods in paths.items() for method in methods}


def test_the_contract_names_every_parameter_of_search() -> None:
    contract = load_contract()
    assert set(contract["components"]["parameters"]) == NAMES  # type: ignore[index]
    assert set(contract["components"]["schemas"]["Query"]["properties"]) == NAMES  # type: ignore[index]
    assert set(Facet) <= NAMES


def test_the_examples_of_the_contract_hold_to_it() -> None:
    components = load_contract()["components"]
    page = components["responses"]["Page"]["content"]["application/json"]["examples"]["calm"]["value"]  # type: ignore[index]
    check(page, "Page")
    told = components["responses"]["Problem"]["content"]["application/problem+json"]["examples"]["two"]["value"]  # type: ignore[index]
    check(told, "Problem")


def test_the_contract_is_served(client: FlaskClient) -> None:
    assert client.get("/api/v1/openapi.json").get_json()["openapi"] == "3.1.0"
