"""By keyboard and by ear: what has the focus is seen, links say where they lead, and there are not too many of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

import pytest

from tests.browser.conftest import show_in
from tests.browser.test_axe import problems

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

FOCUSED: Final = """() => {
    const one = document.activeElement
    if (!one || one === document.body) return null
    const box = one.getBoundingClientRect()
    const header = document.querySelector('.br-header').getBoundingClientRect()
    const table = one.closest('table')
    const heads = table && !one.closest('thead') && table.tHead && getComputedStyle(table.tHead.rows[0].cells[0])
    const bottom = heads && heads.position === 'sticky' && getComputedStyle(table.parentElement).overflowY === 'visible'
        ? table.tHead.getBoundingClientRect().bottom : header.bottom
    const under = box.top < bottom - 1 && box.bottom > header.top && !one.closest('.br-header, .br-skip')
    const style = getComputedStyle(one)
    const seen = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none'
    return {name: one.outerHTML.slice(0, 120), under, seen, away: box.bottom < 0 || box.top > innerHeight}
}"""


def walk(page: Page, key: str, most: int) -> list[dict[str, Any]]:
    """What gets the focus, key after key, until it leaves the page."""
    stops = []
    for _ in range(most):
        page.keyboard.press(key)
        found = page.evaluate(FOCUSED)
        if found is None:
            break
        stops.append(cast("dict[str, Any]", found))
    return stops


@pytest.mark.parametrize("path", ["briefings/vostochny-summit/", "risks/"])
def test_nothing_has_the_focus_under_the_header(visit: Visit, path: str) -> None:
    """From the end of a page to its beginning each stop is in view, below what stays at the top, with its mark."""
    page = visit.page(path)
    page.locator(".br-footer").evaluate("foot => { foot.tabIndex = -1; foot.focus() }")
    stops = walk(page, "Shift+Tab", 400)
    assert len(stops) > 30
    assert [stop["name"] for stop in stops if stop["under"]] == []
    assert [stop["name"] for stop in stops if stop["away"]] == []
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


def test_a_rung_is_read_in_its_order(visit: Visit) -> None:
    """What is judged, its likelihood by name, term and range, and the confidence: each once, and no picture between."""
    page = visit.page("briefings/vostochny-summit/")
    for rung in page.locator(".ladder > li").all()[:4]:
        read = re.sub(r"[\s\-:]+", " ", rung.aria_snapshot())
        assert re.search(r"Likelihood.*(likely|chance|certain).*\d+–\d+ %.*Confidence", read), read
        assert len(re.findall(r"\d+–\d+ %", read)) == 1
        assert "img" not in read


def test_links_to_headings_are_named_after_them(visit: Visit) -> None:
    """Such a link stands outside of its heading, is named after it, and is seen when it has the focus."""
    page = visit.page("briefings/vostochny-summit/")
    assert page.locator(":is(h1, h2, h3, h4) .headerlink").count() == 0
    links = page.locator(".headerlink")
    names = links.evaluate_all("links => links.map(link => link.getAttribute('aria-label'))")
    assert len(names) > 1
    assert len({*names}) == len(names)
    for link, name in zip(links.all(), names, strict=True):
        heading = page.locator(link.get_attribute("href") or "")
        assert name == f"Link to: {(heading.text_content() or '').strip()}"
    shown = page.locator(".headerlink:visible").first
    shown.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.wait_for_function("getComputedStyle(document.activeElement).opacity === '1'")
    assert shown.evaluate("link => link === document.activeElement")
    box = shown.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24


def test_links_to_more_can_be_pressed(visit: Visit) -> None:
    """Beside a link to a heading too: 24 px high at least (WCAG 2.2, 2.5.8)."""
    page = visit.page("briefings/vostochny-summit/", viewport={"width": 1350, "height": 900})
    links = page.locator("p.more-link > a")
    assert links.count() > 1
    assert min(links.evaluate_all("links => links.map(link => link.getBoundingClientRect().height)")) >= 24


def test_links_to_headings_lie_over_no_heading(visit: Visit) -> None:
    """They stand beside the text, and while the pointer is elsewhere in a block, its heading shows none."""
    page = visit.page("briefings/vostochny-summit/")
    links = page.locator(":is(h2, h3, h4) + .headerlink:visible")
    edge = "a.previousElementSibling.getBoundingClientRect().x"
    over = f"links => links.filter(a => a.getBoundingClientRect().right > {edge})"
    assert links.count() > 1
    assert links.evaluate_all(f"{over}.map(a => a.hash)") == []
    page.locator(".minute-answer .bottom-line").hover()
    seen = "links => links.filter(a => getComputedStyle(a).opacity !== '0').map(a => a.hash)"
    page.wait_for_function(f"({seen})([...document.querySelectorAll('.headerlink')]).length === 0")
    page.locator(".minute-answer h2").hover()
    page.wait_for_function(f"({seen})([...document.querySelectorAll('.headerlink')]).length === 1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_for_those_who_ask_for_it(visit: Visit, scheme: Any) -> None:  # noqa: ANN401 - a word
    """Then there is no grey: text and edges are black on white, or white on black."""
    page = visit.page("briefings/vostochny-summit/", contrast="more")
    show_in(page, scheme)
    ink, paper = ("rgb(0, 0, 0)", "rgb(255, 255, 255)")[:: 1 if scheme == "light" else -1]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    quiet = page.locator(".page-facts, .kind, .where, .marks").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).color))]"
    )
    assert quiet == [ink]
    assert problems(page, "color-contrast", "color-contrast-enhanced") == []


def test_scroll_bars_have_the_colours_of_the_page(visit: Visit) -> None:
    """Those of the menu and of tables too, by night as by day."""
    page = visit.page("", color_scheme="dark")
    bars = page.locator("html, .br-nav").evaluate_all("all => all.map(one => getComputedStyle(one).scrollbarColor)")
    assert bars == ["rgb(185, 193, 205) rgb(32, 38, 47)"] * 2
