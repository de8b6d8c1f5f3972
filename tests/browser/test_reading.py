"""Reading the site: search, evidence there and back, phone, dark, without JavaScript, in print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import each_family, search

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

EVERY_KIND = (
    "", "briefings/", "briefings/vostochny-summit/", "briefings/sanctions-and-nato/", "sources/",
    "sources/kim-visits-russia/", "actors/", "actors/north-korea/", "risks/", "disagreements/", "indicators/", "gaps/",
    "timeline/", "topics/sanctions/", "method/", "how-sure/", "changes/",
    "track-record/", "briefings/vostochny-summit/made/",
)  # fmt: skip


def test_searching_for_vostochny_finds_the_briefing(visit: Visit) -> None:
    """A reader who types the place's name is led to the briefing."""
    page = visit.page("")
    results = search(page, "Vostochny")
    found = results.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert any("briefings/vostochny-summit/" in link for link in found), found
    page.locator(".br-hit__title[href*='briefings/vostochny-summit/']").first.click()
    page.wait_for_url(re.compile("briefings/vostochny-summit/"))
    assert page.locator("h1").inner_text().startswith("The meeting at Vostochny")


def test_every_likelihood_shows_its_range_and_a_bar(visit: Visit) -> None:
    """A term never stands without its percentages; the bar shows the same range."""
    page = visit.page("briefings/arms-for-technology/")
    shown = page.locator(".fact .likelihood")
    assert shown.count() >= 5
    for one in shown.all():
        assert re.search(r"\d+–\d+ %", one.inner_text())
        low, high = re.findall(r"\d+", one.locator(".range").inner_text())
        bar = one.locator("rect.bar-range")
        assert bar.get_attribute("x") == f"{low}%"
        assert bar.get_attribute("width") == f"{int(high) - int(low)}%"


@each_family
def test_nothing_overflows(visit: Visit) -> None:
    """At any width the page itself never scrolls sideways; tables scroll inside themselves."""
    page = visit.page("")
    for path in EVERY_KIND:
        page.goto(visit.address + path)
        for width in (1280, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_without_javascript_every_highlight_can_be_reached(visit: Visit) -> None:
    """Footnotes and anchors do it all: statement, words, passage, and back."""
    page = visit.page("briefings/vostochny-summit/", java_script_enabled=False)
    page.locator("#_evidence").click()
    notes = page.locator(".notes li")
    assert notes.count() > 30
    assert notes.first.locator("mark.quoted").first.is_visible()
    target = notes.first.locator(".note-source a").get_attribute("href") or ""
    page.locator(".notes li .note-source a").first.click()
    assert page.url.endswith(target.rsplit("/", 1)[-1])
    assert page.locator("mark:target").first.is_visible()
    assert page.locator(".backs a[href*='briefings/']").count() > 10


def test_print_holds_the_whole_briefing(visit: Visit) -> None:
    """A printed briefing is light, and has its evidence."""
    page = visit.page("briefings/vostochny-summit/", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".notes li").last.is_visible()
    assert page.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize("javascript", [True, False])
def test_the_ledger_is_narrowed_by_kind_and_status_without_a_script(visit: Visit, *, javascript: bool) -> None:
    """Each choice shows as many disagreements as it says, and two choices together those that meet both."""
    page = visit.page("disagreements/", java_script_enabled=javascript)
    entries = page.locator(".ledger .entry")
    whole = entries.count()
    assert whole > 5
    page.locator("#_kind-fact").check()
    shown = page.locator(".ledger .entry:visible")
    assert 0 < shown.count() < whole
    label = page.locator("label", has=page.locator("#_kind-fact"))
    assert f"They report different facts ({shown.count()})" in label.inner_text()
    page.locator("#_status-explained").check()
    for entry in shown.all():
        classes = entry.get_attribute("class") or ""
        assert "by-kind-fact" in classes
        assert "by-status-explained" in classes
    page.locator("#_kind-all").check()
    page.locator("#_status-all").check()
    assert shown.count() == whole
