"""The answer in ten seconds: in two clicks or one search, and all that matters without scrolling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import each_family

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

BRIEFINGS = ("vostochny-summit", "sanctions-and-nato", "arms-for-technology")


@each_family
@pytest.mark.parametrize("briefing", BRIEFINGS)
def test_what_how_likely_how_sure_since_when_stand_above_the_fold(visit: Visit, briefing: str) -> None:
    """On a screen of 1366 × 768 title, day, bottom line and the first judgements and risks are in view, with ranges."""
    page = visit.page(f"briefings/{briefing}/", viewport={"width": 1366, "height": 768})
    assert page.locator("h1").bounding_box()
    assert "23 April 2024" in page.locator(".page-facts").inner_text()
    rungs = page.locator(".minute-ladder > .ladder > li")
    assert rungs.count() >= 2
    for rung in rungs.all():
        box = rung.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 768, rung.inner_text()
        assert re.search(r"\d+–\d+ %", rung.inner_text())
        assert re.search(r"Confidence\s+(low|moderate|high)", rung.inner_text())
        assert rung.locator("svg").count() == 1


def test_the_most_likely_risk_in_one_click(visit: Visit) -> None:
    """The first page names it, with its range; a click leads to it."""
    page = visit.page("")
    first = page.locator("#_risks ~ .ladder > li").first
    highs = [int(text) for text in re.findall(r"–(\d+) %", page.locator("#_risks ~ .ladder").inner_text())]
    assert re.search(r"–(\d+) %", first.inner_text())
    assert highs[0] == max(highs)
    first.locator(".rung-words > a").first.click()
    page.wait_for_url(re.compile(r"/briefings/[a-z-]+/#[a-z-]+"))
    assert page.locator(":target").is_visible()


def test_who_travelled_in_one_click(visit: Visit) -> None:
    """Where the two articles contradict each other on who travelled is on the first page."""
    page = visit.page("")
    page.get_by_role("link", name=re.compile("who travelled", re.IGNORECASE)).first.click()
    page.wait_for_url(re.compile("/briefings/vostochny-summit/#"))
    target = page.locator("h3:target")
    assert target.is_visible()
    assert page.locator("h3:target ~ .positions .position").first.is_visible()


def test_the_words_behind_the_nato_risk_in_two_clicks(visit: Visit) -> None:
    """One click to the risk, one on its reference, and the quoted words are read."""
    page = visit.page("")
    page.locator("#_risks ~ .ladder a", has_text="NATO").first.click()
    page.wait_for_url(re.compile("#nato-response"))
    page.locator("#nato-response ~ p .footnote-ref").first.click()
    assert "opposition from the entire NATO alliance" in re.sub(r"\s+", " ", page.locator(".br-evidence").inner_text())


def test_every_part_of_the_menu_is_reached_on_a_phone(visit: Visit) -> None:
    """The menu opens by a tap, without a script too, and Escape closes it."""
    for javascript in (True, False):
        page = visit.page(
            "", viewport={"width": 360, "height": 740}, has_touch=True, java_script_enabled=javascript
        )  # fmt: skip
        assert not page.locator(".br-nav").is_visible()
        page.locator(".br-menu-button").tap()
        link = page.locator(".br-nav a", has_text="Disagreements")
        link.wait_for()
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
        page.keyboard.press("Escape")
        link.wait_for(state="hidden")


def test_the_first_key_leads_past_the_menu(visit: Visit) -> None:
    """The first stop of the Tab key is a link to the content, and it works."""
    page = visit.page("briefings/vostochny-summit/")
    page.keyboard.press("Tab")
    skip = page.locator(".br-skip")
    assert skip.evaluate("link => link === document.activeElement")
    assert (skip.bounding_box() or {"y": -1})["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
