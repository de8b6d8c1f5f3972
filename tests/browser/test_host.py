"""A desk as a guest in somebody's site: its pages do there what they do at home, and leave nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Visit, served
from tests.browser.test_axe import COLOURS, problems
from tests.hosts import house_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

RISK = "briefings/briefings/sanctions-and-nato/#nato-response"
FIRST = "#nato-response ~ p .footnote-ref"


@pytest.fixture(scope="module")
def hosted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the house is served, with the demonstration's desk in it."""
    folder = tmp_path_factory.mktemp("hosted")
    house = house_in(folder)
    house.invite(root / "briefings")
    (folder / "site").mkdir()
    with served(folder / "site") as address:
        house.settings(site_url=address)  # Material brings pages in only where the sitemap has them as they are served
        house.built()
        yield address


@pytest.fixture
def guest(browser: Browser, hosted: str, _pictures: None) -> Iterator[Visit]:
    """A reader's visit to the house; at its end nothing was asked of another host, and no script failed."""
    made = Visit(browser, hosted)
    yield made
    for context in made.contexts:
        context.close()
    assert [url for url in made.foreign if "code.example" not in url] == []  # Material counts stars there
    assert made.errors == []


def test_evidence_opens_where_the_reader_is(guest: Visit) -> None:
    """The quoted words beside the statement, once; from there to the highlight, which is marked, and back."""
    page = guest.page(RISK)
    page.locator(FIRST).first.click()
    box = page.locator(".br-evidence")
    box.wait_for()
    left, edge = (
        page.evaluate("where => document.querySelector(where).getBoundingClientRect().left", where)
        for where in (".br-evidence", "article")
    )
    assert left >= edge - 16  # not over the host's menu
    assert page.locator(".md-tooltip2").count() == 0  # the host's own, which is on elsewhere
    box.locator("a[href*='/sources/']").click()
    page.locator("mark.br-arrived").first.wait_for()
    page.locator(".br-way-back").click()
    page.wait_for_url(f"**/{RISK}")


def test_registers_are_narrowed(guest: Visit) -> None:
    """Rows are filtered by words, and the address keeps it."""
    page = guest.page("briefings/risks/")
    rows = page.locator("[data-register] tbody tr:visible")
    many = rows.count()
    page.locator("#_filter").fill("satellite")
    page.wait_for_url("**/briefings/risks/?q=satellite")
    assert 0 < rows.count() < many


def test_the_search_of_statements_has_a_way_in(guest: Visit) -> None:
    """At the head of a page, and by Ctrl-K; what is found is of the desk. The key `/` is the host's."""
    page = guest.page("briefings/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")
    page.keyboard.press("Escape")
    page.locator("[data-search-open]").click()
    page.locator(".br-find input[type=search]:visible").press_sequentially("sanctions")
    page.locator(".br-hit__title[href*='#']:visible").first.click()
    page.wait_for_url("**/briefings/**#*")
    page.keyboard.press("Control+k")
    page.locator("dialog.br-find-dialog").wait_for()


def test_the_hosts_colours_hold(guest: Visit) -> None:
    """What is chosen in the host's palette is what the desk's pages show, in light and in dark."""
    page = guest.page("briefings/risks/")
    paper = "getComputedStyle(document.querySelector('[data-register] tbody td')).backgroundColor"
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == page.evaluate(ground) == "rgb(255, 255, 255)"
    page.locator("label[title=Dark]").click()
    page.wait_for_function(f"{ground} !== 'rgb(255, 255, 255)'")
    assert page.evaluate(paper) == page.evaluate(ground)


def test_nothing_goes_along_to_the_hosts_pages(guest: Visit) -> None:
    """With `navigation.instant`: a page of the desk is loaded whole, and its script and style end with it."""
    page = guest.page("guide/")
    head = page.evaluate("document.head.innerHTML")
    style = "getComputedStyle(document.querySelector('article p, article td')).fontSize"
    size = page.evaluate(style)
    page.evaluate("window.stayed = true")
    page.locator(".md-nav a", has_text="More").first.click()
    page.wait_for_url("**/guide/more/")
    assert page.evaluate("window.stayed")  # from one page of the host's to the other nothing is loaded
    page.go_back()
    page.wait_for_url("**/guide/")
    page.locator(".md-tabs a", has_text="Vostochny Desk").click()
    page.wait_for_url("**/briefings/")
    page.wait_for_function("window.stayed === undefined")
    page.wait_for_function("document.querySelectorAll('.br-guest').length === 1")
    page.locator("[data-search-open]").click()
    page.locator("dialog.br-find-dialog").wait_for()
    page.keyboard.press("Escape")
    page.evaluate("window.stayed = true")
    page.locator(".md-tabs a", has_text="Guide").click()
    page.wait_for_url("**/guide/")
    assert page.evaluate("window.stayed") is None
    assert page.evaluate(style) == size
    assert page.locator("link[href*='desk.css'], script[src*='desk.js'], dialog").count() == 0
    assert page.evaluate("document.head.innerHTML") == head


PATHS = ("briefings/", "briefings/risks/", "briefings/search/", RISK, "briefings/sources/kim-visits-russia/")


def test_axe_finds_nothing_in_what_is_ours(guest: Visit) -> None:
    """On the host's paper, by day and, in what depends on colours, by night; what stands around it is the host's."""
    page = guest.page("", viewport={"width": 1280, "height": 800})
    found = {}
    for scheme in ("Light", "Dark"):
        for path in PATHS:
            page.goto(guest.address + path)
            found[scheme, path] = problems(page, *(COLOURS if scheme == "Dark" else ()), part=".br-guest")
        page.locator("label[title=Dark]:visible, label[title=Light]:visible").click()
        page.wait_for_timeout(300)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_axe_finds_nothing_on_a_phone(guest: Visit) -> None:
    """By day: colours are those of a desktop, and all else is the same by night."""
    page = guest.page("", viewport={"width": 360, "height": 800})
    found = {}
    for path in PATHS:
        page.goto(guest.address + path)
        found[path] = problems(page, part=".br-guest", without=COLOURS)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", PATHS)
def test_no_page_is_wider_than_a_phone(guest: Visit, path: str) -> None:
    """At 360 px, in the host's frame."""
    page = guest.page(path, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
