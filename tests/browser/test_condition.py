"""A condition never falls off in the browser: not in what is copied, saved, found or said aloud, in any language."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, Final

import pytest

from briefing_room.build import build, check
from briefing_room.publish.project import find_project
from tests.browser.conftest import search, served, visiting
from tests.conditions import MARK, bare_in, desk_in, pieces_of, wanted_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Visit

CLIPBOARD: Final[dict[str, Any]] = {"permissions": ["clipboard-read", "clipboard-write"]}
LANGUAGES: Final = ("en", "fr", "ar")
PAGES: Final = (
    "", "briefings/harbour/", "briefings/bakers/", "briefings/harbour/made/", "actors/isle/", "sources/log/",
    "sources/wire/", "risks/", "indicators/", "gaps/", "changes/", "track-record/", "search/", "disagreements/",
)  # fmt: skip


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where the site of the desk is served, by its language."""
    folder = tmp_path_factory.mktemp("conditions")
    for language in LANGUAGES:
        desk = desk_in(folder / language / "desk", language)
        build(find_project(desk, folder / language / "site", private=False))
    with served(folder) as where:
        yield {language: f"{where}{language}/site/" for language in LANGUAGES}


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    """For the mark of each statement with a condition the marks that belong before it."""
    return wanted_in(check(desk_in(tmp_path_factory.mktemp("marks") / "desk")).desk)


@pytest.fixture(params=LANGUAGES)
def reader(request: pytest.FixtureRequest, browser: Browser, addresses: dict[str, str]) -> Iterator[Visit]:
    """A reader's visit to the site in each language."""
    with visiting(browser, addresses[request.param]) as made:
        yield made


def _copied(reader: Visit, path: str) -> dict[str, list[str]]:
    """What *Copy as text* and *Copy link* give for each statement of a page, by its address there."""
    page = reader.page(path, **CLIPBOARD)
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.last = text; }")
    copied = {}
    for button in page.locator(".br-copy").all():
        said = []
        for choice in (0, 1):
            button.dispatch_event("click")
            page.locator(".br-copy-menu button").nth(choice).dispatch_event("click")
            page.wait_for_function("window.last !== undefined")
            said.append(page.evaluate("(() => { const last = window.last; delete window.last; return last; })()"))
        copied[said[0]] = said
    return copied


def test_what_is_copied_has_the_condition(reader: Visit, wanted: dict[str, tuple[str, ...]]) -> None:
    """Every statement of both briefings as text; its link names no statement."""
    texts = []
    for path in ("briefings/harbour/", "briefings/bakers/"):
        for link, said in _copied(reader, path).items():
            assert MARK.search(link) is None
            texts += said
    assert {mark for text in texts for mark in MARK.findall(text.split("\n")[0])} >= {*wanted}
    lines = [line for text in texts for line in text.split("\n")]
    assert [line for line in lines if list(bare_in(line, wanted))] == []


@pytest.mark.parametrize("register", ["risks/", "indicators/", "track-record/"])
def test_what_is_saved_has_the_condition(
    reader: Visit, wanted: dict[str, tuple[str, ...]], register: str, tmp_path: Path
) -> None:
    """Each cell of the file that a register is saved as."""
    page = reader.page(register)
    with page.expect_download() as download:
        page.locator(".br-register button").last.click()
    download.value.save_as(tmp_path / "saved.csv")
    rows = list(csv.reader((tmp_path / "saved.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    cells = [cell for row in rows for cell in row]
    assert any(mark in wanted for cell in cells for mark in MARK.findall(cell))
    assert [cell for cell in cells if list(bare_in(cell, wanted))] == []


def test_every_page_as_scripts_leave_it_has_the_condition(reader: Visit, wanted: dict[str, tuple[str, ...]]) -> None:
    """With the menus, the labels and the tables that scripts make, on the second visit too."""
    page = reader.page("")
    bare = []
    for path in (*PAGES, *PAGES[:3]):
        page.goto(reader.address + path)
        page.wait_for_load_state("networkidle")
        bare += [
            (path, where, mark)
            for where, piece in pieces_of(page.content())
            if where != "line"
            for mark in bare_in(piece, wanted)
        ]
    assert bare == []


def test_what_is_found_has_the_condition(reader: Visit, wanted: dict[str, tuple[str, ...]]) -> None:
    """A result of the search, found by the statement's own word."""
    page = reader.page("")
    for mark in sorted(wanted):
        if mark == "Mark6":  # was taken back, so it is not found
            continue
        results = search(page, mark)
        page.wait_for_function(
            "mark => [...document.querySelectorAll('.br-hit__title')].some(hit => hit.innerText.includes(mark))",
            arg=mark,
        )
        titles = results.all_inner_texts()
        assert any(mark in title for title in titles)
        assert [title for title in titles if list(bare_in(title, wanted))] == []
        page.keyboard.press("Escape")


def test_the_condition_comes_first_in_the_direction_of_the_desk(reader: Visit) -> None:
    """In a heading it stands to the left of the statement; to its right, where the text of the desk runs that way."""
    page = reader.page("briefings/harbour/", viewport={"width": 1600, "height": 900})
    arabic = page.locator("article").first.get_attribute("dir") == "rtl"
    condition, statement = ("الرافعة", "السفن") if arabic else ("crane", "turned")
    edges: list[list[float]] = page.locator("#ships").evaluate(
        """(heading, words) => words.map((word) => {
            heading.style.whiteSpace = "nowrap";
            const walk = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), range = document.createRange();
            while (!walk.nextNode().textContent.includes(word));
            range.setStart(walk.currentNode, walk.currentNode.textContent.indexOf(word));
            range.setEnd(walk.currentNode, walk.currentNode.textContent.indexOf(word) + word.length);
            return [range.getBoundingClientRect().left, range.getBoundingClientRect().top];
        })""",
        [condition, statement],
    )
    (first, line), (second, other_line) = edges
    assert line == other_line
    assert first > second if arabic else first < second, (first, second)
