"""Comforts: copying a statement, what is new since the last visit, reading preferences; all without storage too."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import each_family, open_all

if TYPE_CHECKING:
    from typing import Any

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit

SUMMIT = "briefings/vostochny-summit/"
RISKS = "briefings/sanctions-and-nato/"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
REFUSED = "Object.defineProperty(window, '{}', {{ get() {{ throw new DOMException('no', 'SecurityError') }} }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
PREFERENCES = "Reading preferences"
MARKS = "Mark what is new or changed since my last visit"


def _copy_button(page: Page, statement: str) -> Locator:
    """The button that copies a statement; it stands in its line, or in the line of proof below its heading."""
    return page.locator(f"#{statement} ~ .br-copy, #{statement} + .proof .br-copy").first


def _copy(page: Page, statement: str, what: str) -> str:
    button = _copy_button(page, statement)
    button.scroll_into_view_if_needed()
    button.click()
    page.get_by_role("button", name=what, exact=True).click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    return str(page.evaluate("navigator.clipboard.readText()"))


def _come_back(page: Page) -> None:
    """End the visit, as closing the tab would, and open the page again."""
    page.evaluate("sessionStorage.clear()")
    page.reload()


def _seen(page: Page) -> dict[str, dict[str, str]]:
    key = page.evaluate("Object.keys(localStorage).find(key => key.startsWith('briefing-room-seen:'))")
    return dict(json.loads(page.evaluate("key => localStorage[key] || '{}'", key or "")))


def _pretend(page: Page, change: str) -> None:
    """Change what the last visit saw of this page: ``was`` is that page's statements with their fingerprints."""
    page.evaluate(
        """change => {
            const key = Object.keys(localStorage).find(key => key.startsWith('briefing-room-seen:'))
            const pages = JSON.parse(localStorage[key])
            new Function('was', change)(Object.values(pages).at(-1))
            localStorage[key] = JSON.stringify(pages)
        }""",
        change,
    )


# --- copying -----------------------------------------------------------------------------------------------


def test_a_link_to_a_statement_is_copied(visit: Visit) -> None:
    """The whole address; whoever follows it stands at the statement."""
    page = visit.page(SUMMIT, **CLIPBOARD)
    assert _copy(page, "met-in-russia", "Copy link") == f"{visit.address}{SUMMIT}#met-in-russia"
    assert _copy(page, "bottom-line", "Copy link").endswith("#bottom-line")


def test_a_statement_is_copied_with_all_that_belongs_to_it(visit: Visit) -> None:
    """Words, kind, likelihood with its range, confidence in a line of its own, every quote with its grade, address."""
    page = visit.page(RISKS, **CLIPBOARD)
    heading = page.locator("h3[data-statement]:has(+ .proof .likelihood):has(+ .proof a.footnote-ref)").first
    statement = heading.get_attribute("id") or ""
    proof = page.locator(f"#{statement} + .proof")
    lines = _copy(page, statement, "Copy as text").splitlines()
    assert lines[0].startswith(heading.inner_text().strip(" \n¶"))
    assert re.search(r"\[(reported|judged|assumed)\]$", lines[0])
    assert re.match(r"Likelihood: .*\d+–\d+ %\.$", lines[1])
    assert proof.locator(".likelihood strong").first.inner_text() in lines[1]
    assert not any("onfidence" in line and "ikelihood" in line for line in lines)
    quotes = [line for line in lines if line.startswith("“")]
    assert len(quotes) == proof.locator("a.footnote-ref").count()
    assert all(re.search(r"” — .+ \(.*source [A-F]: .+\)$", line) for line in quotes)
    note = page.locator(f"[id='{(proof.locator('a.footnote-ref').first.get_attribute('href') or '')[1:]}']")
    assert re.sub(r"\s+", " ", note.locator("mark.quoted").first.inner_text()) in quotes[0]
    assert lines[-1] == f"{visit.address}{RISKS}#{statement}"


def test_every_statement_can_be_copied_and_no_other_speaks_in(visit: Visit) -> None:
    """As many quotes as the statement has references of its own, in lists, positions and details alike."""
    page = visit.page(RISKS, **CLIPBOARD)
    assert page.locator("[data-statement]").count() == page.locator(".br-copy").count() > 20
    open_all(page)
    for where in ("li > p", "li", "dd", ".position"):
        found = page.locator(f"{where} > [data-statement]:has(~ sup a.footnote-ref)")
        if not found.count():
            continue
        line = found.first.locator("xpath=..")
        references = line.locator(":scope > sup a.footnote-ref").count()
        copied = _copy(page, found.first.get_attribute("id") or "", "Copy as text")
        assert copied.count("” — ") == references, copied


def test_copying_by_keyboard(visit: Visit) -> None:
    """Enter opens, arrows move, Escape closes; the focus comes back to where it was."""
    page = visit.page(SUMMIT, **CLIPBOARD)
    button = _copy_button(page, "met-in-russia")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    focused = "document.activeElement.textContent"
    assert page.evaluate(focused) == "Copy link"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "Copy as text"
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('.br-copy')")
    assert button.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    assert page.evaluate("document.activeElement.matches('.br-copy')")
    assert page.evaluate("navigator.clipboard.readText()").endswith("#met-in-russia")


def test_copying_by_touch(visit: Visit) -> None:
    """On a phone the button is seen without hovering, is as large as a finger, and its menu stays on the screen."""
    page = visit.page(SUMMIT, **PHONE, **CLIPBOARD)
    button = _copy_button(page, "met-in-russia")
    button.scroll_into_view_if_needed()
    assert button.evaluate("b => getComputedStyle(b).opacity") == "1"
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    button.tap()
    menu = page.locator(".br-copy-menu").bounding_box()
    assert menu
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 360
    page.get_by_role("button", name="Copy link", exact=True).tap()
    page.get_by_role("status").filter(has_text="Copied").wait_for()


def test_on_a_desktop_the_button_waits_for_the_pointer(visit: Visit) -> None:
    """It is seen when the pointer is over the statement, or the focus on the button."""
    page = visit.page(SUMMIT)
    button = _copy_button(page, "met-in-russia")
    opacity = "b => getComputedStyle(b).opacity"
    assert button.evaluate(opacity) == "0"
    page.locator("#met-in-russia").hover()
    assert button.evaluate(opacity) == "1"


def test_where_the_browser_has_no_clipboard(visit: Visit) -> None:
    """Copying falls back on the old way; where that fails too, it is said."""
    page = visit.page("")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.add_init_script("document.execCommand = what => (window.done = [what, getSelection().toString()], window.may)")
    page.goto(visit.address + SUMMIT)
    for may, said in (("true", "Copied"), ("false", "The browser did not allow copying")):
        page.evaluate(f"window.may = {may}")
        _copy_button(page, "met-in-russia").click()
        page.get_by_role("button", name="Copy link", exact=True).click()
        page.get_by_role("status").filter(has_text=said).wait_for()
        assert page.evaluate("window.done[0]") == "copy"


# --- since the last visit ----------------------------------------------------------------------------------


def test_the_first_visit_marks_nothing_and_a_second_one_without_changes_neither(visit: Visit) -> None:
    """There is nothing to compare with, and then nothing that differs."""
    page = visit.page(SUMMIT)
    for _ in range(2):
        assert page.locator(".br-new, .br-news").count() == 0
        assert len(_seen(page)["/" + SUMMIT]) == page.locator("[data-statement]").count()
        _come_back(page)


def test_what_is_new_and_what_reads_differently_is_marked_in_words(visit: Visit) -> None:
    """A line under the title counts them and leads to the first; the marks stay for the visit, then go."""
    page = visit.page(SUMMIT)
    _pretend(page, "delete was['met-in-russia']; was['bottom-line'] = 'other'")
    _come_back(page)
    line = page.locator("h1 + .br-news")
    assert line.inner_text() == "Since your last visit: 1 new, 1 changed"
    assert page.locator(".br-new").all_inner_texts() == ["changed since your last visit", "new since your last visit"]
    assert page.locator("#met-in-russia + .proof .br-new, #met-in-russia ~ .br-new").count() == 1
    line.get_by_text("1 new").click()
    assert page.url.endswith("#met-in-russia")
    page.reload()
    assert page.locator(".br-new").count() == 2
    _come_back(page)
    assert page.locator(".br-new, .br-news").count() == 0


def test_another_likelihood_is_a_change(visit: Visit) -> None:
    """A statement whose words stay and whose likelihood moves reads differently; so does another confidence."""
    for piece in (".likelihood strong", ".confidence"):
        page = visit.page(RISKS)
        page.add_init_script(
            "document.addEventListener('readystatechange', () => { if (sessionStorage.changed) "
            f"document.querySelector('h3 ~ .proof {piece}').textContent = 'other' }})"
        )
        page.evaluate("sessionStorage.clear(); sessionStorage.changed = 1")
        page.reload()
        assert page.locator(".br-new").all_inner_texts() == ["changed since your last visit"]


def test_the_home_page_marks_briefings(visit: Visit) -> None:
    """A card that is new, or says something else than last time."""
    page = visit.page("")
    cards = page.locator(".card").count()
    assert len(_seen(page)["/"]) == cards
    _pretend(page, "delete was[Object.keys(was)[0]]")
    _come_back(page)
    assert page.locator(".card .br-new").all_inner_texts() == ["new since your last visit"]


def test_the_marks_can_be_switched_off_and_then_are_forgotten(visit: Visit) -> None:
    """Nothing of what was seen stays in the browser, and nothing is noted any more."""
    page = visit.page(SUMMIT)
    _pretend(page, "delete was['met-in-russia']")
    _come_back(page)
    page.get_by_role("button", name=PREFERENCES).click()
    page.get_by_label(MARKS).uncheck()
    assert page.locator(".br-new, .br-news").count() == 0
    for _ in range(2):
        assert _seen(page) == {}
        assert page.evaluate("sessionStorage.length") == 0
        page.reload()
    page.get_by_role("button", name=PREFERENCES).click()
    page.get_by_label(MARKS).check()
    assert "/" + SUMMIT in _seen(page)


def test_what_is_kept_is_bounded(visit: Visit) -> None:
    """The 300 pages seen last; the one that was not seen for longest goes first."""
    page = visit.page(SUMMIT)
    page.evaluate(
        """() => {
            const key = Object.keys(localStorage).find(key => key.startsWith('briefing-room-seen:'))
            const pages = JSON.parse(localStorage[key])
            for (let n = 0; n < 299; n += 1) pages[`/old-${n}/`] = {}
            localStorage[key] = JSON.stringify(pages)
        }"""
    )
    page.goto(visit.address + RISKS)
    seen = _seen(page)
    assert len(seen) == 300
    assert "/" + SUMMIT not in seen
    assert list(seen)[-1] == "/" + RISKS


@pytest.mark.parametrize("trouble", [REFUSED.format("localStorage"), REFUSED.format("sessionStorage"), FULL])
def test_without_storage_all_the_rest_works(visit: Visit, trouble: str) -> None:
    """Storage that is forbidden or full: nothing is remembered, and nothing fails."""
    page = visit.page("", **CLIPBOARD)
    page.add_init_script(trouble)
    page.goto(visit.address + SUMMIT)
    assert _copy(page, "met-in-russia", "Copy link").endswith("#met-in-russia")
    page.get_by_role("button", name=PREFERENCES).click()
    page.get_by_label("Dark", exact=True).check()
    assert page.locator("html").get_attribute("data-scheme") == "dark"


def test_storage_that_is_spoilt_does_no_harm(visit: Visit) -> None:
    """What is no JSON, or JSON of another kind, counts as nothing."""
    page = visit.page(SUMMIT)
    for value in ("{", "[1]", '"x"', "null", '{"/briefings/vostochny-summit/": 7}'):
        page.evaluate(
            "value => { sessionStorage.clear(); for (const key of Object.keys(localStorage)) localStorage[key] = value;"
            " localStorage['briefing-room'] = value }",
            value,
        )
        page.reload()
        assert page.locator(".br-copy").count() > 10


# --- reading preferences -----------------------------------------------------------------------------------


def test_colours_and_text_size_are_remembered_before_the_first_paint(visit: Visit) -> None:
    """Chosen once, they hold on every page, and are there before anything is drawn."""
    page = visit.page("")
    page.get_by_role("button", name=PREFERENCES).click()
    dialog = page.get_by_role("dialog", name=PREFERENCES)
    dialog.get_by_label("Dark", exact=True).check()
    dialog.get_by_label("Larger", exact=True).check()
    page.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        " window.first ??= { ...document.documentElement.dataset } })"
    )
    page.goto(visit.address + SUMMIT)
    first = page.evaluate("window.first")
    assert (first["scheme"], first["size"]) == ("dark", "larger")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 25, 31)"
    assert (
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('.md-typeset .bottom-line')).fontSize)") > 22
    )
    page.get_by_role("button", name=PREFERENCES).click()
    assert page.get_by_label("Larger", exact=True).is_checked()
    page.get_by_label("Match my device").check()
    page.get_by_label("Normal", exact=True).check()
    assert not {"scheme", "size"} & {*page.evaluate("Object.keys(document.documentElement.dataset)")}


@each_family
@pytest.mark.parametrize("width", [320, 360])
def test_the_largest_text_fits_a_phone(visit: Visit, width: int) -> None:
    """No page moves sideways, and the dialog fits."""
    page = visit.page("", viewport={"width": width, "height": 640})
    page.evaluate("localStorage['briefing-room'] = JSON.stringify({ size: 'larger' })")
    for path in ("", SUMMIT, "risks/", "sources/"):
        page.goto(visit.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.get_by_role("button", name=PREFERENCES).click()
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_preferences_by_keyboard(visit: Visit) -> None:
    """Enter opens, Tab stays inside, arrows choose, Escape closes; the focus comes back."""
    page = visit.page("")
    opener = page.get_by_role("button", name=PREFERENCES)
    opener.focus()
    page.keyboard.press("Enter")
    inside = "document.activeElement.closest('dialog') !== null"
    page.wait_for_function(inside)
    page.keyboard.press("ArrowDown")
    assert page.locator("html").get_attribute("data-scheme") == "light"
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert opener.evaluate("b => b === document.activeElement")


def test_without_a_script_nothing_of_it_is_offered(visit: Visit) -> None:
    """No button that would do nothing."""
    page = visit.page(SUMMIT, java_script_enabled=False)
    assert page.locator(".br-copy, .br-prefs:visible").count() == 0


def test_nothing_of_it_is_printed(visit: Visit) -> None:
    """Neither buttons nor marks."""
    page = visit.page(SUMMIT)
    _pretend(page, "delete was['met-in-russia']")
    _come_back(page)
    page.emulate_media(media="print")
    for one in (".br-copy", ".br-new", ".br-news", ".br-prefs"):
        assert page.locator(one).count() > 0
        assert page.locator(f"{one}:visible").count() == 0
