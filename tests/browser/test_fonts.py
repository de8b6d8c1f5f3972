"""The families of system fonts that pages are measured with."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Browsers, Visit, each_family
from tests.browser.fonts import FAMILIES, Family

MEASURED = """() => {
    const words = document.createElement('span')
    words.textContent = 'Every statement carries its proof'
    document.querySelector('main p').append(words)
    return words.getBoundingClientRect().width
}"""


def shown_in(visit: Visit, selector: str) -> set[str]:
    """The names of the fonts that the words of an element are drawn with."""
    page = visit.page("")
    asked = page.context.new_cdp_session(page)
    asked.send("DOM.enable")
    asked.send("CSS.enable")
    top = asked.send("DOM.getDocument")["root"]["nodeId"]
    node = asked.send("DOM.querySelector", {"nodeId": top, "selector": selector})["nodeId"]
    return {font["familyName"] for font in asked.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]}


@each_family
def test_pages_are_shown_in_the_family_that_a_test_is_for(visit: Visit, family: Family) -> None:
    """Headings and text are drawn with it, whatever this machine prefers."""
    assert shown_in(visit, "h1") == {family.name}
    assert shown_in(visit, "main p") == {family.name}


def test_the_families_differ_in_width(browsers: Browsers, address: str) -> None:
    """The same words are a tenth wider in one than in the other, so that a second family measures something else."""
    widths = []
    for family in FAMILIES:
        page = Visit(browsers.with_fonts(family), address).page("")
        widths.append(page.evaluate(MEASURED))
        page.context.close()
    assert max(widths) > 1.05 * min(widths)


def test_a_family_that_is_not_installed_is_told(browsers: Browsers) -> None:
    """With its package; no other font is measured in its place."""
    with pytest.raises(pytest.fail.Exception, match="No Nobody Sans: run `make test`, which installs fonts-nobody"):
        browsers.with_fonts(Family("Nobody Sans", "Nobody Serif", ("nobody*.ttf",), "fonts-nobody"))
