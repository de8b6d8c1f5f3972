"""Nothing moves under the reader's eyes: what scripts add to a page has its room before they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Visit

PAGES: Final = {
    "": ".br-prefs:not([hidden])",
    "risks/": ".br-fold",
    "sources/": ".br-fold",
    "briefings/": ".br-fold",
    "briefings/vostochny-summit/": ".br-open-all",
    "search/": ".br-find__facets, .br-find__narrow:not([open])",
    "search/?q=NATO+response": ".br-hit",
}
"""Pages to which scripts add much, each with what is there when they have."""

SCREENS: Final = {"phone": {"width": 412, "height": 823}, "laptop": {"width": 1350, "height": 940}}

MOST: Final = 0.02
"""The layout shift of a whole page. Browsers call up to 0.1 good."""

_WATCH: Final = """
    window.moved = 0;
    new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value; })
        .observe({type: 'layout-shift', buffered: true});
"""

_PAINTED: Final = "performance.getEntriesByName('first-contentful-paint').length"

_DRAWN: Final = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


def _moved(page: Page, address: str, sign: str, held: list[Route]) -> float:
    """How much a page moves whose scripts come when it has been painted."""
    page.goto(address, wait_until="commit")
    page.wait_for_function(_PAINTED)
    page.evaluate(_DRAWN)
    while held:
        held.pop().continue_()
    page.wait_for_load_state("load")
    page.locator(sign).first.wait_for(state="attached")
    page.evaluate(_DRAWN)
    return float(page.evaluate("window.moved"))


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_moves_when_scripts_come(visit: Visit, screen: str) -> None:
    """By touch, too, where what they put beside a statement is as large as a finger."""
    page = visit.page("404.html", viewport=SCREENS[screen], has_touch=True)
    page.add_init_script(_WATCH)
    held: list[Route] = []
    page.route(
        "**/javascripts/*.js", lambda route: route.continue_() if "first" in route.request.url else held.append(route)
    )
    moved = {path: _moved(page, visit.address + path, sign, held) for path, sign in PAGES.items()}
    assert {path: much for path, much in moved.items() if much > MOST} == {}
