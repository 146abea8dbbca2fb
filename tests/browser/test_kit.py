"""Keeping a kit on the phone, working without a connection, and forgetting it all, in a real Chromium."""

from playwright.sync_api import Browser, Page, expect

KIT = "/kit?id=box-breathing&id=worry-time"


def stored(page: Page) -> int:
    count: int = page.evaluate("localStorage.length + sessionStorage.length")
    return count


def shelves(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return names


def work_offline(page: Page) -> None:
    page.goto(KIT)
    page.click("[data-offline]")
    expect(page.locator("[data-said]")).to_contain_text("Ready")


def test_nothing_is_kept_until_it_is_asked_for_and_all_is_forgotten_on_request(page: Page) -> None:
    page.goto(KIT)
    page.wait_for_load_state("networkidle")
    assert (stored(page), shelves(page)) == (0, [])
    page.click("[data-keep]")
    expect(page.locator("[data-said]")).to_contain_text("Kept on this phone")
    work_offline(page)
    assert (stored(page), shelves(page)) == (1, ["kept"])
    page.goto("/forget")
    page.click("main .go")
    page.wait_for_url("**/forgotten*")
    page.wait_for_timeout(500)
    assert (stored(page), shelves(page)) == (0, [])
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_a_kept_kit_grows_and_opens_from_any_page(page: Page) -> None:
    page.goto("/kit?id=box-breathing")
    page.click("[data-keep]")
    page.goto("/r/worry-time")
    page.click("[data-kit-add]")
    page.wait_for_url("**/kit?*")
    assert page.url.endswith("/kit?id=box-breathing&id=worry-time")
    page.goto("/kit")
    page.click("[data-kit-kept] a")
    assert page.locator(".kit > li").count() == 2


def test_without_a_connection_help_tools_and_kit_work_and_nothing_visited_does(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("/t/anxiety")
    work_offline(page)
    page.goto("/r/fear-ladder")
    context.set_offline(True)
    page.goto("/help-now")
    assert page.locator("a[href^='tel:']").count() > 0
    for address in ("/calm", "/calm/breathing", "/calm/safety-plan", KIT, "/r/box-breathing"):
        page.goto(address)
        assert page.locator("h1").inner_text() not in ("Without a connection", ""), address
        assert page.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "sticky", address
    for address in ("/t/sleep", "/search?q=panic"):
        page.goto(address)
        expect(page.locator("h1")).to_have_text("Without a connection")
    kept = page.evaluate("caches.open('kept').then(shelf => shelf.keys()).then(all => all.map(one => new URL(one.url).pathname))")
    assert not {"/t/anxiety", "/r/fear-ladder", "/"} & set(kept)
    page.goto("/exit")
    assert "Worrystone" not in page.content()
    context.close()


def test_what_was_written_is_gone_when_one_comes_back(page: Page) -> None:
    page.goto("/calm/thought-record")
    page.fill("#field-1", "marker words")
    page.click(".brand")
    page.go_back()
    assert page.input_value("#field-1") == ""
    page.fill("#field-1", "marker words")
    page.reload()
    assert page.input_value("#field-1") == ""


def test_what_was_written_can_be_wiped_at_once(page: Page) -> None:
    page.goto("/calm/coping-card")
    page.fill("#field-1", "marker words")
    page.click("[data-wipe]")
    assert page.input_value("#field-1") == ""


def test_writing_sends_nothing(page: Page) -> None:
    page.goto("/calm/safety-plan")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.fill("#field-1", "marker words")
    page.press("#field-1", "Enter")
    page.wait_for_timeout(300)
    assert asked == []
    assert stored(page) == 0
