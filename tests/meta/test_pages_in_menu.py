"""Every page has its place in the menu, or is one of many to which a page of the menu leads."""

from __future__ import annotations

import importlib
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final, get_args

import pytest
import yaml

from briefing_room import pages
from briefing_room.build import check
from briefing_room.model.desk import MenuName
from briefing_room.pages import render_pages, site_of
from briefing_room.pages.handbook import handbook_pages
from briefing_room.pages.menu import MENU
from briefing_room.pages.place import Place, always

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

PLACES: Final = [place for _, places in MENU for place in places]

ELSEWHERE: Final = {"search.md": "the button in the title bar leads there"}
"""Pages that the menu leaves out on purpose, each with the reason."""

ONE_OF_MANY: Final = {
    "briefings": "briefings/index.md",
    "actors": "actors/index.md",
    "sources": "sources/index.md",
    "topics": "briefings/index.md",
    "regions": "briefings/index.md",
}
"""Folders in which each page is one of many, with the page of the menu that lists them."""


def _modules() -> list[ModuleType]:
    return [importlib.import_module(f"{pages.__name__}.{found.name}") for found in iter_modules(pages.__path__)]


def test_every_sort_of_page_is_made() -> None:
    """A function that makes pages and has no line in `PAGES` would be passed over in silence."""
    made = {
        maker
        for module in _modules()
        for name, maker in vars(module).items()
        if name.endswith("_pages") and not name.startswith("_") and maker.__module__ == module.__name__
    }
    assert made - {handbook_pages} == {*pages.PAGES}, "each belongs into PAGES of pages/__init__.py"


def test_every_place_is_in_the_menu() -> None:
    """A place that stands beside its page and not in `MENU` would be passed over; none stands there twice."""
    places = [value for module in _modules() for value in vars(module).values() if isinstance(value, Place)]
    assert {place.path for place in places} == {place.path for place in PLACES}, "add it to MENU of pages/menu.py"
    assert len({place.path for place in PLACES}) == len(PLACES)


@pytest.fixture(scope="module")
def made(root: Path) -> list[str]:
    """The paths of every page of a desk in which every sort of page occurs."""
    return [page.path for page in render_pages(site_of(check(root / "tests/golden/desk").desk, private=True))]


def test_every_page_can_be_reached_from_the_menu(made: list[str]) -> None:
    """A page that no menu knows is named; and the menu names only pages that are made."""
    places = {place.path for place in PLACES}
    reached = {path: ONE_OF_MANY.get(path.partition("/")[0], "") in places for path in made if "/" in path}
    lost = [path for path in made if path not in places | {*ELSEWHERE} and not reached.get(path)]
    assert lost == [], "give it a Place beside the function that makes it, and a line in MENU of pages/menu.py"
    assert places <= {*made}


def test_settings_can_ask_for_every_page_that_may_be_left_out() -> None:
    """The words of `always_in_menu` are the pages that the menu leaves out where a desk has nothing for them."""
    assert set(get_args(MenuName)) == {place.name for place in PLACES if place.filled is not always}


@pytest.mark.parametrize("name", ["generator/briefing_room/publish/mkdocs.yml", "mkdocs.yml"])
def test_no_menu_stands_in_yaml(root: Path, name: str) -> None:
    """A second list would be forgotten; what stands there is what an owner wants otherwise."""
    read: dict[str, Any] = yaml.safe_load((root / name).read_text(encoding="utf-8"))
    assert read.keys().isdisjoint({"nav", "not_in_nav"})
