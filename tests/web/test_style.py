"""The look, where it can be proven: contrast of every pair of colour roles, and what a page weighs."""

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

STATIC = Path(__file__).resolve().parent.parent.parent / "search_web/static"
CSS = (STATIC / "site.css").read_text(encoding="utf-8")
CALM = (STATIC / "calm.css").read_text(encoding="utf-8")

TEXT_PAIRS = (
    "ink/paper ink/sheet ink/stone ink/glow ink/mark soft/paper soft/sheet soft/stone ember/paper ember/sheet ember/glow "
    "on-ember/ember on-bar/bar paper/ink"
).split()
"""Words on their ground: 4.5 to 1."""

EDGE_PAIRS = "edge/paper edge/sheet edge/glow ember/paper ember/sheet ember/glow ember/stone".split()
"""Borders of what one can press, and the focus ring: 3 to 1."""

BUDGETS = {"html": 10 * 1024, "css": 8 * 1024, "js": 6 * 1024}


def roles(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme; the dark one takes over what it does not change."""
    blocks = re.findall(r":root \{(.*?)\n\s*\}", CSS, re.DOTALL)
    found = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)) for block in blocks]
    return found[0] if scheme == "light" else {**found[0], **found[1]}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pair", "least"), [*((pair, 4.5) for pair in TEXT_PAIRS), *((pair, 3.0) for pair in EDGE_PAIRS)])
def test_colour_roles_stand_out_from_each_other(scheme: str, pair: str, least: float) -> None:
    colours = roles(scheme)
    front, ground = pair.split("/")
    assert contrast(colours[front], colours[ground]) >= least


def test_the_stylesheet_loads_nothing_and_asks_for_reduced_motion_to_be_honoured() -> None:
    for sheet in (CSS, CALM):
        assert "url(" not in sheet
        assert "@import" not in sheet
        assert "@media print" in sheet
    assert "animation" not in CSS
    assert "prefers-reduced-motion: reduce" in CALM


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search?q=panic+in+class",
        "/search?q=anxiety",
        "/search?q=i+want+to+die",
        "/r/box-breathing",
        "/r/suicidal-thoughts-now",
        "/t/anxiety",
        "/help-now",
        "/topics",
        "/patterns",
        "/calm",
        "/calm/breathing",
        "/calm/muscles",
        "/calm/safety-plan",
    ],
)
def test_a_page_stays_within_its_budget(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert len(gzip.compress(answer.data, 6)) <= BUDGETS["html"]
    soup = BeautifulSoup(answer.text, "html.parser")
    assets = [*(tag["href"] for tag in soup.select("link[rel=stylesheet]")), *(tag["src"] for tag in soup.select("script[src]"))]
    assert len(assets) <= (3 if any("calm-" in str(name) for name in assets) else 2)
    weighed = dict.fromkeys(("css", "js"), 0)
    for name in assets:
        weighed[str(name).rsplit(".", 1)[1]] += len(client.get(str(name), headers={"Accept-Encoding": "gzip"}).data)
    assert all(weighed[kind] <= BUDGETS[kind] for kind in weighed)
