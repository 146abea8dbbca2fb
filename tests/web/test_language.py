"""The interface speaks Spanish to prove that it can speak other languages; the resources stay English and say so."""

import gettext
import re

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from search_web.language import DOMAIN, LOCALES, SPOKEN
from search_web.translate import collect, compiled, read_po, write_po

SPANISH = LOCALES / "es/LC_MESSAGES/worrystone.po"
FEW_MAY_WAIT = 0.05
"""What may be untranslated: a new English sentence must not hold up a change, but a forgotten page must."""


def soup_of(client: FlaskClient, address: str, **headers: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address, headers=headers).text, "html.parser")


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    """Where this fails, run `python -m search_web.translate`."""
    assert SPANISH.with_suffix(".mo").read_bytes() == compiled(*read_po(SPANISH))
    assert gettext.translation(DOMAIN, LOCALES, ["es"]).gettext("Help now") == "Ayuda ya"


def test_nearly_everything_is_translated() -> None:
    _, known = read_po(SPANISH)
    missing = [message for message in collect() if not known.get(message) or not all(known[message])]
    assert len(missing) <= FEW_MAY_WAIT * len(collect()), missing


def test_translations_hold_the_same_places_for_names_and_numbers() -> None:
    _, known = read_po(SPANISH)
    for message, texts in known.items():
        one = message if isinstance(message, str) else message[1]
        for text in filter(None, texts[-1:]):
            assert sorted(re.findall(r"%\(\w+\)s|\{\w+\}|</?b>", one)) == sorted(re.findall(r"%\(\w+\)s|\{\w+\}|</?b>", text)), message


def test_a_catalogue_survives_being_read_and_written(tmp_path) -> None:
    header, known = read_po(SPANISH)
    write_po(tmp_path / "copy.po", header, {**known, 'odd "quoted" \\ text': ("más\nlíneas",)})
    assert read_po(tmp_path / "copy.po") == (header, {**known, 'odd "quoted" \\ text': ("más\nlíneas",)})


def test_a_spanish_browser_gets_spanish_and_anybody_can_choose(client: FlaskClient) -> None:
    spanish = {"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"}
    assert soup_of(client, "/", **spanish).html["lang"] == "es"  # type: ignore[index]
    assert soup_of(client, "/?lang=en", **spanish).html["lang"] == "en"  # type: ignore[index]
    assert soup_of(client, "/", **{"Accept-Language": "fr-FR,fr"}).html["lang"] == "en"  # type: ignore[index]
    assert soup_of(client, "/?lang=xx").html["lang"] == "en"  # type: ignore[index]


def test_the_language_chosen_goes_along_in_links_and_forms(client: FlaskClient) -> None:
    page = soup_of(client, "/?lang=es")
    assert "lang=es" in str(page.select_one(".pebbles a")["href"])  # type: ignore[index]
    assert page.select_one("form[role=search] input[name=lang]")["value"] == "es"  # type: ignore[index]
    answer = client.post("/search", data={"q": "panic in class", "lang": "es"})
    assert BeautifulSoup(answer.text, "html.parser").html["lang"] == "es"  # type: ignore[index]


@pytest.mark.parametrize("address", ["/r/box-breathing", "/t/anxiety", "/search?q=panic+in+class"])
def test_what_is_english_says_so_on_a_spanish_page(client: FlaskClient, address: str) -> None:
    page = soup_of(client, f"{address}{'&' if '?' in address else '?'}lang=es")
    for one in page.select(".steps li, .card .promise, .resource .fit li, .plain-words p"):
        assert one.find_parent(lang="en") or one.get("lang") == "en", one
    assert not soup_of(client, address).select("main [lang=en]")


def test_the_translation_says_that_nobody_has_checked_it_and_leads_back(client: FlaskClient) -> None:
    page = soup_of(client, "/calm/breathing?lang=es")
    foot = page.select_one(".tongues-row")
    assert foot is not None
    assert "Ninguna persona nativa ha revisado" in foot.text
    assert foot.a is not None
    assert foot.a["href"] == "/calm/breathing?lang=en"


@pytest.mark.parametrize("code", SPOKEN)
def test_help_comes_first_in_every_language(client: FlaskClient, code: str) -> None:
    page = soup_of(client, f"/search?q=quiero+morir&lang={code}")
    assert page.select_one(".help-first a[href^='tel:']")
    assert page.find_all("a")[0]["href"] == "/exit"


def test_a_spanish_reader_in_danger_finds_spanish_words_in_the_panel(client: FlaskClient) -> None:
    assert soup_of(client, "/search?q=quiero+morir&lang=es").select(".help-first > .help-message:not([lang])")
