"""A browser of before 2024: without `popover`, `light-dark()`, `:has()`, `color-mix()` and `subgrid`.

Today's is made to be one: what it would not know is taken out of pages, scripts and style sheets under way, or put
under a name that nobody knows. Which real ones were looked at is in design note 0015.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal

import pytest

from tests.browser.conftest import show_in
from tests.browser.test_axe import COLOURS, problems

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Visit

BRIEFING: Final = "briefings/vostochny-summit/"
PHONE: Final[dict[str, Any]] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}

_FORGET: Final = """for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover'])
    delete HTMLElement.prototype[name]"""
_NEWER: Final = re.compile(r"light-dark(?=\()|color-mix(?=\()|\bsubgrid\b|(?<=:)(?:has(?=\()|popover-open)|\bpopover\b")

_OPAQUE: Final = "box => getComputedStyle(box).backgroundColor"


def _aged(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=_NEWER.sub(lambda found: f"not-{found[0]}", answer.text()))


def older(visit: Visit, path: str, **options: Any) -> Page:  # noqa: ANN401 - Playwright's own options
    """A page of the site as a browser of before 2024 has it."""
    page = visit.page("404.html", **options)
    page.add_init_script(_FORGET)
    page.route(re.compile(r"/(\?.*)?$|\.html$|\.css$"), _aged)
    page.goto(visit.address + path)
    assert page.evaluate("!('popover' in document.body) && !document.querySelector('[popover]')")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", BRIEFING, "sources/putin-pilgrimage/", "risks/"])
def test_colours_are_those_of_every_browser(visit: Visit, path: str, scheme: Any) -> None:  # noqa: ANN401 - a word
    """Header, text, marks and links are read, by day and by night: colours and contrasts are those of a newer one."""
    shown = "document.querySelectorAll('body, .br-header, .br-name, .br-button, .br-nav a, h1, main p, main a, mark')"
    colours = f"""[...{shown}].map(one => [one.className, getComputedStyle(one).color,
        getComputedStyle(one).backgroundColor].join(' '))"""
    page = older(visit, path, color_scheme=scheme)
    newer = visit.page(path, color_scheme=scheme)
    assert page.evaluate(colours) == newer.evaluate(colours)
    assert problems(page, *COLOURS) == []


def test_what_a_reader_chose_holds(visit: Visit) -> None:
    """Dark by choice on a light system, and light by choice on a dark one; paper is white whatever was chosen."""
    page = older(visit, BRIEFING)
    paper = "getComputedStyle(document.body).backgroundColor"
    papers = {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 25, 31)"}
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for chosen, system in zip(reversed(schemes), schemes, strict=True):
        page.evaluate("chosen => { document.documentElement.dataset.scheme = chosen }", chosen)
        show_in(page, system)
        assert page.evaluate(paper) == papers[chosen]
        page.emulate_media(media="print")
        assert page.evaluate(paper) == papers["light"]
        page.emulate_media(media="screen")


def test_dialogs_can_be_read(visit: Visit) -> None:
    """Preferences and search stand on paper of their own, and what lies behind them is veiled."""
    page = older(visit, BRIEFING)
    for opener, box in (("[data-prefs-open]", ".br-dialog"), ("[data-search-open]", ".br-find-dialog")):
        page.locator(opener).click()
        page.locator(box).wait_for()
        assert page.locator(box).evaluate(_OPAQUE) == "rgb(255, 255, 255)"
        assert page.locator(box).evaluate("box => getComputedStyle(box, '::backdrop').backgroundColor") == (
            "rgba(0, 0, 0, 0.5)"
        )
        page.keyboard.press("Escape")
        page.locator(box).wait_for(state="hidden")


def test_on_a_phone_the_menu_stands_behind_the_page(visit: Visit) -> None:
    """The heading is on the first screen, and the button of the menu leads to the menu, without a script."""
    page = older(visit, BRIEFING, **PHONE, java_script_enabled=True)
    heading = page.locator("h1").bounding_box()
    assert heading
    assert heading["y"] < 300
    assert not page.locator("button.br-menu-button").is_visible()
    page.locator(".br-menu-link").tap()
    page.wait_for_url("**#_menu")
    first = page.locator(".br-nav a").first.bounding_box()
    assert first
    assert 0 < first["y"] < 740


def test_newer_browsers_have_one_menu_button(visit: Visit) -> None:
    """The link that stands in for it is not there for them."""
    page = visit.page(BRIEFING, **PHONE)
    assert page.locator(".br-header :is(a, button):visible").filter(has_text="Menu").count() == 1


def test_a_press_on_a_proof_number_leads_to_the_note(visit: Visit) -> None:
    """As without a script; nothing is left in a corner of the screen, and nothing fails."""
    page = older(visit, BRIEFING)
    reference = page.locator("main a.footnote-ref:visible").first
    to = reference.get_attribute("href") or ""
    reference.click()
    page.wait_for_url(f"**{to}")
    assert page.locator(".br-evidence").count() == 0
    assert page.locator(":target").is_visible()


def test_a_statement_is_copied_at_once(visit: Visit) -> None:
    """Where no menu can be shown, the button takes the statement with its quotes and its address."""
    page = older(visit, BRIEFING)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".br-copy").first.focus()
    page.keyboard.press("Enter")
    page.locator(".br-said", has_text=re.compile(".")).wait_for()
    assert f"/{BRIEFING}#" in page.evaluate("navigator.clipboard.readText()")
