"""The handbook's own site: read as the reader's site is, and apart from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import served, visiting
from tests.browser.page_kinds import every_page
from tests.browser.test_axe import problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit


@pytest.fixture
def analyst(browser: Browser, handbook: Path, _pictures: None) -> Iterator[Visit]:
    """A visit of the handbook; nothing is asked of another host, and nothing goes wrong in a script."""
    with served(handbook) as address, visiting(browser, address) as made:
        yield made


def test_every_page_can_be_read(analyst: Visit, handbook: Path) -> None:
    """By axe, on a desktop; on a phone of 320 px no page is wider than the screen."""
    page = analyst.page("")
    found, wide = {}, {}
    for path in every_page(handbook):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(analyst.address + path)
        found[path] = problems(page)
        page.set_viewport_size({"width": 320, "height": 800})
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert {path: width for path, width in wide.items() if width > 320} == {}


def test_hostile_words_do_nothing(analyst: Visit) -> None:
    """The rules page shows script-like examples as text; nothing on it runs or links to a script."""
    page = analyst.page("rules/")
    assert "javascript:alert" in page.locator("main").inner_text()
    assert page.locator("a[href^='javascript']").count() == 0


def test_a_page_is_one_tap_away(analyst: Visit) -> None:
    """Its menu has every page, the generated ones included, and none of a desk."""
    page = analyst.page("", viewport={"width": 360, "height": 740})
    page.locator(".br-menu-button").click()
    page.locator(".br-nav a", has_text="Rules").click()
    page.wait_for_url("**/rules/")
    assert page.locator(".br-nav a", has_text="Track record").count() == 0
