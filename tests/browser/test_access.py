"""Everybody can use every page: axe finds nothing, in light and dark, narrow and wide, large and by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PAGES = (
    "/ /topics /t/anxiety /t/suicidal-thoughts /f/breathing /help-now /leaving /about /privacy /safety-check /patterns /r/box-breathing "
    "/r/box-breathing?view=counsellor /r/five-four-three-two-one /r/panic-in-class /r/suicidal-thoughts-now /r/app-calm-harm "
    "/r/community-kooth /r/helpline-gb-childline /r/old-walk /nowhere /search?q=panic+in+class /search?q=anxiety&minutes=up-to-2 "
    "/calm /calm/breathing /calm/senses /calm/muscles /calm/thought-record /calm/worry-time /calm/safety-plan /calm/coping-card /kit "
    "/kit?id=box-breathing&id=worry-time /offline /forget /forgotten /?lang=es /r/box-breathing?lang=es /search?q=quiero+morir&lang=es "
    "/counsellors /evidence /shortcuts /shortcuts?keys=1 /browse/topic/anxiety /browse/topic/suicidal-thoughts /browse/family/breathing /compare "
    "/compare?id=box-breathing&id=worry-time&id=fear-ladder&id=stop-pause /handout /handout?id=box-breathing~skill&id=worry-time&large=1 "
    "/handout?id=my-safety-plan&for=counsellor /search?q=breathing+asthma&view=counsellor&avoid=fainting&format=group "
    "/search?q=i+want+to+die&view=counsellor /search?q=i+feel+so+empty+and+worthless&view=counsellor /search?q=zzzzqqqx&view=counsellor "
    "/search?q=zzzzqqqx /search?q=i+want+to+die /search?q=my+dad+hits+me /search?q=i+feel+so+empty+and+worthless /search?q=x&minutes=soon"
).split()

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def findings(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(browser: Browser, base_url: str, scheme: str) -> None:
    context = browser.new_context(base_url=base_url, color_scheme=scheme, viewport={"width": 360, "height": 640})
    page = context.new_page()
    told = {}
    for address in PAGES:
        page.goto(address)
        for closed in page.query_selector_all("details"):
            closed.evaluate("one => one.open = true")
        told[address] = findings(page)
    context.close()
    assert not {address: found for address, found in told.items() if found}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(browser: Browser, base_url: str, width: int) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": width, "height": 640})
    page = context.new_page()
    wide = {}
    for address in PAGES:
        page.goto(address)
        wide[address] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()
    assert not {address: over for address, over in wide.items() if over > 0}


@pytest.mark.parametrize("width", [360, 640])
def test_text_at_twice_the_size_still_fits(browser: Browser, base_url: str, width: int) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": width, "height": 640})
    page = context.new_page()
    for address in PAGES:
        page.goto(address)
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
    context.close()


def test_what_one_presses_is_large_enough(browser: Browser, base_url: str) -> None:
    """44 pixels for buttons, fields and links that stand alone; links inside sentences are free (WCAG 2.5.8)."""
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 640})
    page = context.new_page()
    small = {}
    for address in PAGES:
        page.goto(address)
        small[address] = page.evaluate(
            """() => [...document.querySelectorAll("button, .button, input:not([type=hidden], .pick, .switch, .hold, .tick input), textarea, select,"
                 + " summary, .bar a, .reach, .tile, .pebbles a, .foot a, .views a, .brand, .top-link, .pick-label, .switch-label, .tick")]
              .filter(one => one.checkVisibility() && !one.closest(".unseen")).filter(one => one.getBoundingClientRect().height < 43.5)
              .map(one => one.outerHTML.slice(0, 80) + one.getBoundingClientRect().height)"""
        )
    context.close()
    assert not {address: found for address, found in small.items() if found}


def test_by_keyboard_exit_comes_first_then_skipping_then_the_search(page: Page) -> None:
    page.goto("/search?q=panic")
    names = []
    for _ in range(8):
        page.keyboard.press("Tab")
        names.append(page.evaluate("(document.activeElement.innerText || document.activeElement.name || '').trim()"))
    assert names[:3] == ["Exit this page", "Help now", "Skip to the main part"]
    assert "q" in names


def test_focus_is_never_hidden_behind_the_exit_bar(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/search?q=i+want+to+die")
    bar = page.locator(".bar").bounding_box()
    assert bar is not None
    for _ in range(45):
        page.keyboard.press("Tab")
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        covered = page.evaluate(
            "(() => { const one = document.activeElement; if (one.closest('.bar')) return false;"
            " const box = one.getBoundingClientRect(); return box.height > 0 && box.bottom <= document.querySelector('.bar').offsetHeight; })()"
        )
        assert not covered


def test_motion_waits_to_be_asked_for_and_stays_off_where_it_is_not_wanted(browser: Browser, base_url: str) -> None:
    for wish, moves in (("no-preference", True), ("reduce", False)):
        context = browser.new_context(base_url=base_url, reduced_motion=wish)
        page = context.new_page()
        page.goto("/r/box-breathing")
        breath = page.locator(".pacer .breath")
        assert breath.evaluate("one => getComputedStyle(one).animationName") == "none"
        page.locator("label[for=pacer]").click()
        assert (breath.evaluate("one => getComputedStyle(one).animationName") != "none") is moves
        assert page.locator(".cues-box span").first.evaluate("one => getComputedStyle(one).animationName") == "cue-25"
        assert not findings(page)
        context.close()


def test_the_senses_come_one_after_the_other(page: Page) -> None:
    page.goto("/r/five-four-three-two-one")
    groups = page.locator(".senses fieldset")
    assert [groups.nth(at).is_visible() for at in range(5)] == [True, False, False, False, False]
    for box in groups.first.locator("input").all():
        box.check()
    assert groups.nth(1).is_visible()
    assert not groups.nth(2).is_visible()


AFTER = {
    "/": ["[...document.querySelectorAll('#q')].forEach(one => one.value = 'x'.repeat(900))"],
    "/search?q=anxiety": [
        "document.querySelector('.more-filters summary').click()",
        "document.querySelector('.chips-quick button').click()",
    ],
    "/search?q=box+breathing": ["document.querySelector('.switch').click()"],
    "/calm/breathing": ["document.querySelector('.switch').click()", "document.querySelector('#pace-four-seven-eight').click()"],
    "/calm/senses": ["document.querySelectorAll('.senses input').forEach(one => one.click())"],
    "/calm/muscles": ["document.querySelector('.switch').click()", "document.querySelector('.hold').click()"],
    "/calm/safety-plan": ["document.querySelector('[data-wipe]').click()"],
    "/kit?id=box-breathing&id=worry-time": [
        "document.querySelectorAll('summary').forEach(one => one.parentNode.open = true)",
        "document.querySelector('[data-keep]').click()",
    ],
}
"""What one does on a page, after which it must still be right."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_after_each_interaction_either(browser: Browser, base_url: str, scheme: str) -> None:
    context = browser.new_context(base_url=base_url, color_scheme=scheme, viewport={"width": 360, "height": 640})
    page = context.new_page()
    told = {}
    for address, steps in AFTER.items():
        page.goto(address)
        for step in steps:
            page.evaluate(step)
            page.wait_for_timeout(500)  # a press may lead to another page
            page.wait_for_load_state()
            told[f"{address} {step}"] = findings(page)
    context.close()
    assert not {address: found for address, found in told.items() if found}


def spoken(page: Page) -> str:
    """Return the page as a screen reader would say it: roles and names, in order."""
    return page.locator("body").aria_snapshot()


@pytest.mark.parametrize(
    ("address", "order"),
    [
        ("/", ["Exit this page", "Help now", "What's going on?", "Find something that helps", "Right now", "Or start from a feeling"]),
        (
            "/search?q=panic+in+class",
            ["Exit this page", "Help now", "searchbox", "2 minutes", "things that may help", "list", "Close to this"],
        ),
        ("/search?q=i+want+to+die", ["Exit this page", "searchbox", "You can talk to someone right now", "Call 0800 1111", "list"]),
        (
            "/r/box-breathing",
            ["Exit this page", "Box breathing", "Add to my kit", "Do this", "Paced breathing", "Start", "How sure are we?"],
        ),
        ("/calm/breathing", ["Exit this page", "Paced breathing", 'checkbox "Start"', 'radio "Longer out 3-5" [checked]', "Breathe in 3"]),
        ("/calm/safety-plan", ["Exit this page", "Call 0800 1111", "My safety plan", 'textbox "Signs that it\'s getting bad"']),
        ("/kit?id=box-breathing", ["Exit this page", "My kit", "Box breathing", "Take it out", "Keep it"]),
    ],
)
def test_a_screen_reader_says_names_in_the_order_of_sight(page: Page, address: str, order: list[str]) -> None:
    page.goto(address)
    said = spoken(page)
    at = -1
    for name in order:
        following = said.find(name, at + 1)
        assert following > at, f"{name!r} after {said[: at + 80][-160:]!r}"
        at = following


def test_nothing_that_can_be_pressed_lacks_a_name(page: Page) -> None:
    for address in PAGES:
        page.goto(address)
        for line in spoken(page).splitlines():
            role = line.strip().removeprefix("- ").rstrip(":")
            assert role not in ("button", "link", "checkbox", "radio", "textbox", "combobox"), f"{address}: {line}"
