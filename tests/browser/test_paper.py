"""What Chromium prints of a handout: A4 and Letter, nothing cut in two, black on white, helplines on every sheet. Needs pypdf to look."""

from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser

TWO = "id=box-breathing~warm-up&id=worry-time~skill"
SHEETS = {"A4": (595, 842), "Letter": (612, 792)}


def printed(browser: Browser, base_url: str, query: str, tmp_path: Path, size: str = "A4") -> Any:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto(f"/handout?{query}")
    page.pdf(path=tmp_path / "handout.pdf", format=size)
    context.close()
    return pypdf.PdfReader(tmp_path / "handout.pdf")


@pytest.mark.parametrize("size", SHEETS)
@pytest.mark.parametrize("look", ["for=teen", "for=parent", "for=counsellor", "for=teen&large=1", "for=counsellor&large=1"])
def test_helplines_stand_at_the_foot_of_every_sheet(browser: Browser, base_url: str, tmp_path: Path, size: str, look: str) -> None:
    sheets = printed(browser, base_url, f"{TWO}&{look}", tmp_path, size).pages
    assert len(sheets) <= (16 if "large" in look else 8)
    for sheet in sheets:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == pytest.approx(SHEETS[size], abs=2)
        assert "0800 1111" in sheet.extract_text()
        assert len(sheet.extract_text()) > 80, "an empty sheet"
    whole = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert "If it gets too much: people to reach" in whole
    for gone in ("Exit this page", "Skip to the main part", "Set up this handout", "All topics", "Leaving quickly"):
        assert gone not in whole


@pytest.mark.parametrize("size", SHEETS)
def test_no_technique_is_cut_in_two(browser: Browser, base_url: str, tmp_path: Path, size: str) -> None:
    texts = [" ".join(sheet.extract_text().split()) for sheet in printed(browser, base_url, TWO, tmp_path, size).pages]
    for title, last in (
        ("Four slow sides of a square", "no good test with teens"),
        ("Give worries a set slot", "Worry postponement in generalized"),
    ):
        assert any(title in text and last in text for text in texts), title


def test_a_single_technique_fits_one_side_with_its_steps_together(browser: Browser, base_url: str, tmp_path: Path) -> None:
    first = printed(browser, base_url, "id=box-breathing&notes=0", tmp_path).pages[0].extract_text()
    assert "Find a square to look at" in first
    assert "Check in." in first


def test_paper_is_black_on_white_even_where_the_screen_is_dark(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, color_scheme="dark")
    page = context.new_page()
    page.goto(f"/handout?{TWO}")
    page.emulate_media(media="print", color_scheme="dark")
    looks = page.evaluate(
        "[...document.querySelectorAll('body, .leaf, .leaf li, .leaf h2, .paper-help, .leaf a')]"
        ".map(one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])"
    )
    context.close()
    assert {look[0] for look in looks} == {"rgb(0, 0, 0)"}
    assert {look[1] for look in looks} <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_the_qr_code_is_on_the_paper_and_loads_from_here(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto(f"/handout?{TWO}")
    assert page.evaluate("document.querySelector('.paper-qr img').naturalWidth") > 0
    context.close()


def test_a_comparison_prints_side_by_side(browser: Browser, base_url: str, tmp_path: Path) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("/compare?id=box-breathing&id=worry-time&id=fear-ladder&id=stop-pause")
    page.pdf(path=tmp_path / "compare.pdf", format="A4", landscape=True)
    context.close()
    first = pypdf.PdfReader(tmp_path / "compare.pdf").pages[0].extract_text()
    assert "Box breathing" in first and "Fear ladder" in first and "Exit this page" not in first
