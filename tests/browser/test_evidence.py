"""Evidence where the eye is: by mouse, keyboard and touch, there and back, and without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import each_family

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit

RISK = "briefings/sanctions-and-nato/#nato-response"
FIRST = "#nato-response ~ p .footnote-ref"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def flat(text: str) -> str:
    """Words without the line breaks a browser put between them."""
    return re.sub(r"\s+", " ", text).strip()


def note_of(page: Page, reference: Locator) -> Locator:
    """The footnote a reference leads to."""
    return page.locator(f"li[id='{(reference.get_attribute('href') or '#')[1:]}']")


def test_a_reference_shows_the_words_on_hover(visit: Visit) -> None:
    """A resting pointer shows the words, the source, its date and its grade; a pointer that goes away closes them."""
    page = visit.page(RISK)
    reference = page.locator(FIRST).first
    words = flat(note_of(page, reference).locator("mark.quoted").first.inner_text())
    reference.hover()
    box = page.locator(".br-evidence")
    box.wait_for()
    shown = flat(box.inner_text())
    assert words in shown
    assert "reliability cannot be judged" in shown
    assert "date not known" in shown
    assert box.locator("a[href*='/sources/']").count() == 1
    box.hover()  # the way into it does not close it
    page.wait_for_timeout(400)
    assert box.is_visible()
    page.mouse.move(5, 5)
    box.wait_for(state="detached")


def test_a_reference_shows_the_words_to_the_keyboard(visit: Visit) -> None:
    """Focus opens, Tab goes from the reference into what it opened, Escape closes and gives the focus back."""
    page = visit.page(RISK)
    page.locator("#nato-response a").first.focus()  # the link to this place stands before the reference
    page.keyboard.press("Tab")
    focused = "document.activeElement.className"
    while "footnote-ref" not in page.evaluate(focused):
        page.keyboard.press("Tab")
    box = page.locator(".br-evidence")
    box.wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.br-evidence') !== null")
    page.keyboard.press("Escape")
    box.wait_for(state="detached")
    assert "footnote-ref" in page.evaluate(focused)


@each_family
def test_a_tap_shows_the_words_at_the_foot_of_a_phone(visit: Visit) -> None:
    """On a phone a tap opens the words within the screen, and a second one closes them."""
    page = visit.page(RISK, **PHONE)
    reference = page.locator(FIRST).first
    reference.tap()
    box = page.locator(".br-evidence")
    box.wait_for()
    at = box.bounding_box()
    assert at
    assert at["x"] >= 0
    assert at["x"] + at["width"] <= 360
    assert at["y"] + at["height"] <= 741
    close = box.locator(".br-evidence__close").bounding_box()
    assert close
    assert min(close["width"], close["height"]) >= 44
    reference.tap()
    box.wait_for(state="detached")


def test_there_and_back(visit: Visit) -> None:
    """From a statement to the words, to the passage in the middle of the screen, told aloud, and back."""
    page = visit.page(RISK)
    reference = page.locator(FIRST).first
    words = flat(note_of(page, reference).locator("mark.quoted").first.inner_text())
    reference.click()
    page.locator(".br-evidence a[href*='#q-']").click()
    page.wait_for_url(re.compile(r"/sources/kim-visits-russia/#q-\d+"))
    mark = page.locator("mark.br-arrived").first
    assert flat(mark.inner_text()) == words
    box = mark.bounding_box()
    assert box
    assert 150 <= box["y"] + box["height"] / 2 <= 650  # the middle half of a screen of 800
    page.locator(".br-announced", has_text=re.compile(re.escape(words[:20]))).wait_for()
    page.locator(".br-way-back").click()
    page.wait_for_url(re.compile("briefings/sanctions-and-nato/#nato-response"))
    assert page.locator("#nato-response").is_visible()


def test_a_passage_that_was_not_come_to_from_a_statement_offers_no_way_back(visit: Visit) -> None:
    """Who comes by a link from elsewhere finds the statements in the list under the passage."""
    page = visit.page("briefings/sanctions-and-nato/")
    link = page.locator(".footnote a[href*='#q-']").first.get_attribute("href") or ""
    page = visit.page(link.replace("../../", ""))
    assert page.locator("mark.br-arrived").count() >= 1
    assert page.locator(".br-way-back").count() == 0
    assert page.locator(".backs a[href*='briefings/']").count() > 0


@pytest.mark.parametrize("javascript", [True, False])
def test_every_footnote_leads_to_its_own_words(visit: Visit, *, javascript: bool) -> None:
    """Overlapping, nested and cut passages included: the highlight at the address of each footnote has its words."""
    page = visit.page("briefings/vostochny-summit/", java_script_enabled=javascript)
    wanted = {
        note.locator("a[href*='#q-']").first.get_attribute("href") or "": "".join(
            flat(mark) for mark in note.locator("mark.quoted").all_inner_texts()
        )
        for note in page.locator(".footnote li").all()[::4]
    }
    assert len(wanted) > 10
    for link, words in wanted.items():
        page.goto(visit.address + link.replace("../../", ""))
        anchor = link.partition("#")[2]
        shown = page.locator(f"[id='{anchor}'], [data-of='{anchor}']").all_inner_texts()
        assert re.sub(r"\s", "", "".join(shown)) == re.sub(r"\s", "", words), link
