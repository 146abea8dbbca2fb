"""From parameters to a query: whatever comes in, something sensible comes out."""

import string

from hypothesis import given
from hypothesis import strategies as st

from indexer.model.search import MAX_LIMIT, MAX_QUERY_CHARACTERS, Facet
from search_web.country import as_code, choose_place
from search_web.forms import MAX_OFFSET, NAMES, Vocabulary, clean, read_search

KNOWN = Vocabulary(
    topics=frozenset({"anxiety"}),
    families=frozenset({"breathing"}),
    countries={"GB": "United Kingdom", "DE": "Germany", "INT": "Anywhere"},
    formats=frozenset({"group"}),
    modalities=frozenset({"cbt"}),
)

any_text = st.text(st.characters(), max_size=60)  # surrogates and controls included
names = st.sampled_from([*sorted(NAMES), "remove"]) | any_text
values = st.dictionaries(
    names, st.lists(any_text | st.sampled_from(["up-to-2", "GB", "10", "anxiety", "kind:app"]), max_size=4), max_size=8
)


@given(values)
def test_no_parameters_whatever_make_reading_fail(given_values: dict[str, list[str]]) -> None:
    for strict in (True, False):
        asked = read_search(given_values, KNOWN, strict=strict)
        assert len(asked.query.text) <= MAX_QUERY_CHARACTERS
        assert 1 <= asked.query.limit <= MAX_LIMIT
        assert 0 <= asked.query.offset <= MAX_OFFSET
        asked.query.text.encode("utf-8")
        for problem in asked.problems:
            f"{problem.name} {problem.reason}".encode()


@given(values)
def test_only_known_values_become_filters(given_values: dict[str, list[str]]) -> None:
    for facet, chosen in read_search(given_values, KNOWN, strict=True).query.filters.items():
        allowed = KNOWN.allowed(facet)
        assert allowed is not None
        assert chosen <= allowed


@given(any_text)
def test_cleaned_text_can_be_sent_and_holds_no_controls(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not [sign for sign in cleaned if ord(sign) < 32 and sign not in "\n\t\r"]
    assert clean(cleaned) == cleaned


@given(st.text(string.printable, max_size=80))
def test_no_accept_language_makes_the_country_fail(header: str) -> None:
    assert choose_place(None, "INT", header, KNOWN.countries).code in KNOWN.countries


def test_all_problems_are_found_at_once() -> None:
    asked = read_search({"limit": ["99"], "offset": ["x"], "kind": ["game"], "in": ["XX"], "colour": ["red"]}, KNOWN, strict=True)
    assert {problem.name for problem in asked.problems} == {"limit", "offset", "kind", "in", "“colour”"}


def test_the_same_facet_twice_means_either() -> None:
    asked = read_search({"kind": ["app", "technique"]}, KNOWN, strict=True)
    assert asked.query.filters == {Facet.KIND: frozenset({"app", "technique"})}


def test_numbers_that_only_look_like_numbers_are_refused() -> None:
    for text in ("१०", "1e3", "+5", "0x10", "²", "9" * 40):
        assert read_search({"limit": [text]}, KNOWN, strict=True).problems


def test_a_long_query_is_cut_and_not_refused() -> None:
    asked = read_search({"q": ["x" * 9000]}, KNOWN, strict=True)
    assert asked.cut
    assert not asked.problems
    assert len(asked.query.text) == MAX_QUERY_CHARACTERS


def test_the_country_chosen_beats_the_deployment_and_that_beats_the_browser() -> None:
    countries = {**KNOWN.countries, "US": "United States"}
    assert choose_place("de", "GB", "en-US", countries).code == "DE"
    assert choose_place(None, "GB", "en-US", countries).code == "GB"
    assert choose_place(None, "INT", "fr-FR,en-US;q=0.8", countries).code == "US"
    assert choose_place(None, "INT", "zh-Hant-XX", countries).code == "INT"
    assert choose_place("Atlantis", "GB", "", countries).code == "GB"
    assert as_code("uk", countries) == "GB"
