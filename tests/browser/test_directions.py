"""A desk in a language from right to left: its text runs that way, at the side where such a text begins."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import build
from briefing_room.publish.project import find_project
from tests.browser.conftest import served, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

    from tests.browser.conftest import Visit


@pytest.fixture(scope="module")
def arabic_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of the Arabic desk is served."""
    folder = tmp_path_factory.mktemp("arabic")
    shutil.copytree(Path(__file__).parents[1] / "desks" / "arabic", folder / "desk")
    build(find_project(folder / "desk", folder / "site", private=False))
    with served(folder / "site") as where:
        yield where


@pytest.fixture
def arabic(browser: Browser, arabic_address: str) -> Iterator[Visit]:
    """A reader's visit to it."""
    with visiting(browser, arabic_address) as made:
        yield made


def _edges(element: Locator) -> tuple[float, float]:
    """How far the words of an element are from the left and the right edge of the article."""
    measured: list[float] = element.evaluate(
        """(element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            const words = range.getBoundingClientRect(), page = element.closest("article").getBoundingClientRect();
            return [words.left - page.left, page.right - words.right];
        }"""
    )
    return measured[0], measured[1]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_desk_from_right_to_left(arabic: Visit, width: int) -> None:
    """The page's frame is English; title, statements and evidence begin at the right, and nothing overflows."""
    page = arabic.page("briefings/closure/", viewport={"width": width, "height": 800})
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("article").first.get_attribute("dir") == "rtl"
    assert page.locator("article").first.get_attribute("lang") == "ar"
    for place in ("h1", "#bottom-line"):
        left, right = _edges(page.locator(place).first)
        assert right < left, place
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_article_from_right_to_left(arabic: Visit) -> None:
    """The page of a source shows its text, and the highlight in it, from right to left in its own language."""
    page = arabic.page("sources/jarida/")
    text = page.locator("p.article").first
    assert text.get_attribute("lang") == "ar"
    assert text.evaluate("(element) => getComputedStyle(element).direction") == "rtl"
    assert page.locator("mark.passage").first.inner_text() in text.inner_text()


def test_a_page_of_our_own_words_reads_from_left_to_right_inside(arabic: Visit) -> None:
    """Where the interface speaks English on such a desk, its sentences keep their full stop at their end."""
    page = arabic.page("briefings/closure/")
    heading = page.locator("h2").first
    assert heading.inner_text().strip("¶ \n") == "Bottom line"
