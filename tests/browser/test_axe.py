"""Every page of the demonstration site under axe: WCAG 2.2 A and AA and best practices, in every state of a page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, Any, Final, Literal

import pytest

from tests.browser.conftest import each_family, open_all, show_in
from tests.browser.page_kinds import every_page, one_of_each_kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS: Final = (1280, 360)
TABLETS: Final = (600, 800, 1024, 1350, 1600)
"""Lines break elsewhere on each, and so other things stand below each other."""
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
COLOURS: Final = ("color-contrast", "link-in-text-block")
"""The rules that depend on colours. In nothing else does a page differ between light and dark."""
SIZES: Final = ("target-size", "scrollable-region-focusable")
"""The rules that depend on where things stand, and so on the reader's font."""
SHOTS: Final = "build/screenshots"
"""Where a picture of each kind of page is kept to be looked at. They are never compared."""

_RUN: Final = """([part, only, rules]) => axe.run(part || document, {runOnly: only, rules, resultTypes: ['violations']})
    .then(found => found.violations.map(one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200),
        one.nodes[0].failureSummary]))"""


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def problems(page: Page, *rules: str, part: str = "", without: tuple[str, ...] = ()) -> list[Any]:
    """What axe finds wrong with a page, or with a part of it, as it stands: by all rules but some, or by these."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    only = {"type": "rule" if rules else "tag", "values": rules or TAGS}
    found: list[Any] = page.evaluate(_RUN, [part, only, {rule: {"enabled": False} for rule in without}])
    return found


def problems_in_both_schemes(page: Page, shot: Path) -> dict[str, list[Any]]:
    """What axe finds in light, by every rule, and in dark; a picture of each is kept to be looked at."""
    found = {}
    for scheme in SCHEMES:
        show_in(page, scheme)
        page.screenshot(path=shot.with_name(f"{shot.name}-{scheme}.png"))
        found[scheme] = problems(page, *(COLOURS if scheme == "dark" else ()))
    return {scheme: wrong for scheme, wrong in found.items() if wrong}


def test_every_kind_of_page(visit: Visit, root: Path, site_folder: Path) -> None:
    """On a desktop, light and dark: no violation."""
    (root / SHOTS).mkdir(parents=True, exist_ok=True)
    page = visit.page("", color_scheme="light", viewport={"width": WIDTHS[0], "height": 800})
    found = {}
    for kind, path in one_of_each_kind(site_folder).items():
        page.goto(visit.address + path)
        found[path] = problems_in_both_schemes(page, root / SHOTS / f"{kind}-{WIDTHS[0]}")
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_every_kind_of_page_on_a_phone(visit: Visit, root: Path, site_folder: Path) -> None:
    """No violation. Its colours are those of a desktop; what only a phone shows, the menu, is a state below."""
    (root / SHOTS).mkdir(parents=True, exist_ok=True)
    page = visit.page("", color_scheme="light", viewport={"width": WIDTHS[1], "height": 800})
    found = {}
    for kind, path in one_of_each_kind(site_folder).items():
        page.goto(visit.address + path)
        for scheme in SCHEMES:
            show_in(page, scheme)
            page.screenshot(path=root / SHOTS / f"{kind}-{WIDTHS[1]}-{scheme}.png")
        found[path] = problems(page, without=COLOURS)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@each_family
def test_sizes_on_a_phone(visit: Visit, site_folder: Path) -> None:
    """Whatever the reader's font, targets are large enough or far enough from each other."""
    page = visit.page("", viewport={"width": 360, "height": 800}, has_touch=True)
    found = {}
    for path in one_of_each_kind(site_folder).values():
        page.goto(visit.address + path)
        found[path] = problems(page, *SIZES)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_sizes_by_touch_on_every_width(visit: Visit) -> None:
    """Where there is no mouse, what scripts put beside statements is as large as a finger, and covers no link."""
    page = visit.page("briefings/vostochny-summit/", viewport={"width": 360, "height": 800}, has_touch=True)
    found = {}
    for width in TABLETS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = problems(page, *SIZES)
    assert {width: wrong for width, wrong in found.items() if wrong} == {}


def test_every_other_page(visit: Visit, site_folder: Path) -> None:
    """The rest of the site, which looks like those: no violation."""
    page = visit.page("")
    found = {}
    for path in sorted({*every_page(site_folder)} - {*one_of_each_kind(site_folder).values()}):
        page.goto(visit.address + path)
        found[path] = problems(page)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def _menu(page: Page) -> None:
    page.locator(".br-menu-button").click()
    page.locator(".br-menu a").first.wait_for()


def _evidence(page: Page) -> None:
    # One far down: what is open there hides no part of a link, of which too little would be left to be pressed.
    open_all(page)
    page.locator("main .footnote-ref").last.click()
    page.locator(".br-evidence").wait_for()


def _preferences(page: Page) -> None:
    page.locator("[data-prefs-open]").click()
    page.locator("dialog[open], [popover]:popover-open").first.wait_for()


def _search(page: Page) -> None:
    page.keyboard.press("/")
    page.locator("input[type=search]:visible").fill("Vostochny")
    page.locator("a[href*='vostochny-summit']:visible").first.wait_for()


def _print(page: Page) -> None:
    page.emulate_media(media="print")


STATES: Final = {
    "menu": _menu,
    "evidence": _evidence,
    "preferences": _preferences,
    "search": _search,
    "print": _print,
}


# On a wide screen the menu stands open from the start.
@pytest.mark.parametrize(("state", "width"), [one for one in product(STATES, WIDTHS) if one != ("menu", 1280)])
def test_every_state_of_a_page(visit: Visit, root: Path, state: str, width: int) -> None:
    """With the menu, evidence, preferences or search open, and in print, light and dark: no violation."""
    (root / SHOTS).mkdir(parents=True, exist_ok=True)
    page = visit.page("briefings/vostochny-summit/", color_scheme="light", viewport={"width": width, "height": 800})
    enter: Callable[[Page], None] = STATES[state]
    enter(page)
    assert problems_in_both_schemes(page, root / SHOTS / f"state-{state}-{width}") == {}


def test_axe_does_find_what_is_wrong(visit: Visit) -> None:
    """Small targets, weak contrast and a missing landmark are noticed, so that the other tests can fail."""
    page = visit.page("")
    page.evaluate(
        """() => {
            const said = document.createElement('p')
            said.textContent = 'Words in no landmark, and too pale'
            Object.assign(said.style, {color: '#999', background: '#eee', position: 'relative'})
            document.body.prepend(said)
            for (const words of ['a', 'b']) {
                const button = document.createElement('button')
                button.textContent = words
                Object.assign(button.style, {width: '10px', height: '10px', padding: 0, display: 'block'})
                document.querySelector('main').prepend(button)
            }
        }"""
    )
    assert {"target-size", "color-contrast", "region"} <= {name for name, *_ in problems(page)}
    assert {name for name, *_ in problems(page, *COLOURS)} == {"color-contrast"}
    assert {name for name, *_ in problems(page, *SIZES)} == {"target-size"}
