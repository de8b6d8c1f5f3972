"""A desk under its owner's name, in a browser: it can be read by day, by night and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.build import build
from briefing_room.publish.project import find_project
from tests.browser.conftest import served, visiting
from tests.browser.test_axe import COLOURS, problems
from tests.site.test_brand import branded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit

PAGES = ("", "briefings/drones-and-missiles/", "method/", "indicators/", "sources/")


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second desk, in a colour of its own."""
    folder = tmp_path_factory.mktemp("brand")
    assert build(find_project(branded(root, folder, "#8a1538"), folder / "site", private=False)).pages
    return folder / "site"


@pytest.fixture
def visitor(browser: Browser, site: Path, _pictures: None) -> Iterator[Visit]:
    """A visit of that site; nothing is asked of another host, and nothing goes wrong in a script."""
    with served(site) as address, visiting(browser, address) as made:
        yield made


def test_the_brand_can_be_read(visitor: Visit) -> None:
    """By axe, in both schemes: links, bars, the head; on a phone of 320 px no page is wider than the screen."""
    page = visitor.page("", reduced_motion="reduce")
    for path in PAGES:
        page.goto(visitor.address + path)
        page.add_style_tag(content="* { transition: none !important }")
        assert problems(page) == [], path
        page.emulate_media(color_scheme="dark")
        assert problems(page, *COLOURS) == [], path
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        page.set_viewport_size({"width": 1280, "height": 800})


def test_the_head_is_printed_with_logo_and_name(visitor: Visit) -> None:
    """On the colour they were made for, without what can only be pressed."""
    page = visitor.page("briefings/drones-and-missiles/")
    page.emulate_media(media="print")
    assert page.locator(".br-header .br-logo").is_visible()
    assert page.locator(".br-header .br-button:visible").count() == 0
    head = page.locator(".br-header").evaluate("one => getComputedStyle(one).backgroundColor")
    assert head == "rgb(138, 21, 56)"
