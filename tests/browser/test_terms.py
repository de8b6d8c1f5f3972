"""What a word means, where it stands: by mouse, keyboard and touch, and without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.build import check

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

IMPACT: Final = "a.term[href*='_term-impact-']"
PHONE: Final = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def meanings(root: Path) -> dict[str, str]:
    """The demonstration desk's own words for impact."""
    return dict(check(root / "briefings").desk.settings.impact_meanings)


def test_a_word_says_what_it_means_on_hover(visit: Visit, meanings: dict[str, str]) -> None:
    """A resting pointer shows the meaning and the way to all words; one that goes away closes it."""
    page = visit.page("risks/")
    word = page.locator(IMPACT).first
    word.hover()
    box = page.locator(".br-evidence")
    box.wait_for()
    assert meanings[word.inner_text()] in box.inner_text()
    assert box.get_attribute("aria-label") == "What it means"
    page.mouse.move(5, 5)
    box.wait_for(state="detached")


def test_a_word_says_what_it_means_to_the_keyboard(visit: Visit, meanings: dict[str, str]) -> None:
    """Focus opens, Tab goes to the way to all words, Escape closes and gives the focus back."""
    page = visit.page("risks/")
    page.keyboard.press("Tab")
    while not page.evaluate(f"document.activeElement.matches({IMPACT!r})"):
        page.keyboard.press("Tab")
    box = page.locator(".br-evidence")
    box.wait_for()
    assert meanings[page.evaluate("document.activeElement.textContent")] in box.inner_text()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "All words"
    page.keyboard.press("Escape")
    box.wait_for(state="detached")
    assert page.evaluate(f"document.activeElement.matches({IMPACT!r})")


def test_a_tap_says_what_a_word_means(visit: Visit, meanings: dict[str, str]) -> None:
    """On a phone a tap opens the meaning and stays on the page; from there a link leads to the page of all words."""
    page = visit.page("risks/", **PHONE)
    word = page.locator(IMPACT).first
    said = word.inner_text()
    word.tap()
    box = page.locator(".br-evidence")
    box.wait_for()
    assert meanings[said] in box.inner_text()
    box.locator("a").tap()
    page.wait_for_url(re.compile(r"/words/#_term-impact-\d$"))
    assert page.locator(":target").inner_text() == said


def test_without_a_script_a_word_leads_to_its_explanation(visit: Visit, meanings: dict[str, str]) -> None:
    """One press, and the explanation is on the screen."""
    page = visit.page("risks/", java_script_enabled=False)
    word = page.locator(IMPACT).first
    said = word.inner_text()
    word.click()
    page.wait_for_url(re.compile(r"/words/#_term-impact-\d$"))
    assert page.locator("dt:has(:target) + dd").inner_text() == meanings[said]
