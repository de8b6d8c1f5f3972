"""What can be measured of good reading: size, measure, contrast, targets, and an order that holds without style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from tests.browser.conftest import Visit, each_family, served, show_in
from tests.browser.test_reading import EVERY_KIND

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """() => {
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const text = walker.currentNode.data.trim(), parent = walker.currentNode.parentElement
        if (!text || !parent.checkVisibility({visibilityProperty: true}) || parent.closest('script')) continue
        const size = parseFloat(getComputedStyle(parent).fontSize)
        if (size < 14.99) found.push(`${text.slice(0, 40)} (${size} px, ${parent.className || parent.tagName})`)
    }
    return found
}"""

FAINT = """() => {
    const paint = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
    const rgb = colour => {
        paint.clearRect(0, 0, 1, 1); paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1)
        return [...paint.getImageData(0, 0, 1, 1).data]
    }
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0)
    const behind = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = rgb(getComputedStyle(at).backgroundColor)
            if (colour[3] === 255) return colour
        }
        return rgb(getComputedStyle(document.documentElement).colorScheme === 'dark' ? '#000' : '#fff')
    }
    const found = []
    const kinds = 'main :is(h1, h2, h3, p, li, dd, dt, td, th, a, q, summary, span)'
    for (const element of document.querySelectorAll(kinds)) {
        if (![...element.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue
        if (!element.checkVisibility({visibilityProperty: true})) continue
        const [text, back] = [light(rgb(getComputedStyle(element).color)), light(behind(element))]
        const contrast = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05)
        if (contrast < 7) found.push(`${element.textContent.slice(0, 40)} ${contrast.toFixed(2)} ${element.className}`)
    }
    return found
}"""

TARGETS = """() => [...document.querySelectorAll('button, select, input:not([type=hidden]), summary, .br-nav a')]
    .filter(element => element.checkVisibility({visibilityProperty: true}))
    .map(element => element.closest('label') || element)
    .map(element => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < 43.9 || box.width < 43.9))
    .map(([element, box]) => `${element.className || element.tagName} ${box.width} × ${box.height}`)"""

MEASURE = """() => {
    const found = []
    for (const p of document.querySelectorAll('main p')) {
        const range = document.createRange()
        range.selectNodeContents(p)
        const lines = new Set([...range.getClientRects()].map(box => Math.round(box.bottom / 12)))
        const size = parseFloat(getComputedStyle(p).fontSize)
        const full = lines.size - 0.5 // the last line is half full on average
        if (lines.size >= 4 && size >= 17.9) found.push(p.textContent.trim().length / full)
    }
    return found
}"""


def test_nothing_is_smaller_than_15_pixels(visit: Visit) -> None:
    """Whatever a reader needs is 15 px or more, on a phone and on a wide screen; body text is 18 px."""
    page = visit.page("")
    for path in EVERY_KIND:
        page.goto(visit.address + path)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(SMALL) == [], (path, width)
    body = page.locator("main p").first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")
    assert body >= 18


def test_text_stands_out(visit: Visit) -> None:
    """All text of the content has a contrast of 7:1 or more, in both schemes, and the page is light or dark in them."""
    page = visit.page("")
    for path in EVERY_KIND:
        page.goto(visit.address + path)
        papers = []
        schemes: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
        for scheme in schemes:
            show_in(page, scheme)
            assert page.evaluate(FAINT) == [], (path, scheme)
            papers.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert papers == ["rgb(255, 255, 255)", "rgb(21, 25, 31)"], path


@each_family
def test_targets_are_large_enough(visit: Visit) -> None:
    """What is pressed outside running text is 44 px or more either way, on a phone."""
    page = visit.page("", viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    for path in EVERY_KIND:
        page.goto(visit.address + path)
        assert page.evaluate(TARGETS) == [], path


@each_family
def test_lines_are_neither_long_nor_short(visit: Visit, handbook: Path) -> None:
    """On a wide screen a line of running text holds 55 to 75 characters on average; the handbook has most of it."""
    wide: dict[str, Any] = {"viewport": {"width": 1600, "height": 900}}
    page = visit.page("briefings/vostochny-summit/", **wide)
    measures = page.evaluate(MEASURE)
    for path in ("method/", "briefings/sanctions-and-nato/"):
        page.goto(visit.address + path)
        measures += page.evaluate(MEASURE)
    with served(handbook) as address:
        analyst = Visit(visit.browser, address)
        measures += analyst.page("writing/", **wide).evaluate(MEASURE)
        analyst.contexts[0].close()
    assert len(measures) > 5
    average = sum(measures) / len(measures)
    assert 55 <= average <= 75, average


def test_without_style_the_order_reads_well(visit: Visit) -> None:
    """With every style sheet refused, a briefing still reads from the answer to its proof."""
    page = visit.page("")
    page.route("**/*.css", lambda route: route.fulfill(status=200, content_type="text/css", body=""))
    page.goto(visit.address + "briefings/sanctions-and-nato/")
    text = page.locator("body").inner_text()
    order = [
        "Skip to the content", "Sanctions and NATO: the risks that follow", "As of", "Bottom line",
        "Russia and North Korea will likely", "Likelihood likely 55–80 %", "Confidence low", "In ten minutes",
        "How we will know", "All of it", "Who is who", "Where sources disagree", "What we do not know", "Evidence",
    ]  # fmt: skip
    at = -1
    for words in order:
        assert words in text[at + 1 :], words
        at = text.index(words, at + 1)
