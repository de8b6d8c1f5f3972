"""Every page has its place in both menus, before MkDocs is asked: that of every desk, and that of this project."""

from __future__ import annotations

import importlib
import re
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from briefing_room import pages
from briefing_room.build import check
from briefing_room.pages import render_pages, site_of
from briefing_room.pages.handbook import handbook_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVERY_DESK: Final = "generator/briefing_room/publish/mkdocs.yml"
PROJECT: Final = "mkdocs.yml"


def test_every_sort_of_page_is_made() -> None:
    """A function that makes pages and has no line in `PAGES` would be passed over in silence."""
    modules = [importlib.import_module(f"{pages.__name__}.{found.name}") for found in iter_modules(pages.__path__)]
    made = {
        maker
        for module in modules
        for name, maker in vars(module).items()
        if name.endswith("_pages") and not name.startswith("_") and maker.__module__ == module.__name__
    }
    assert made - {handbook_pages} == {*pages.PAGES}, "each belongs into PAGES of pages/__init__.py"


class _Loader(yaml.SafeLoader):
    """MkDocs' own tags are of no interest here."""


def _read(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader))  # noqa: S506 - a safe loader


def _paths(nav: list[Any]) -> Iterator[str]:
    """Yield the pages of a menu, those of its sections too."""
    for entry in nav:
        for target in entry.values() if isinstance(entry, dict) else [entry]:
            if isinstance(target, list):
                yield from _paths(target)
            else:
                yield str(target)


def _left_out(patterns: str) -> re.Pattern[str]:
    """The paths that `not_in_nav` names."""
    rows = [re.escape(row.removeprefix("/")).replace(r"\*", "[^/]*") for row in patterns.split()]
    return re.compile("|".join(rows))


@pytest.fixture(scope="module")
def made(root: Path) -> list[str]:
    """The paths of every page of a desk in which every sort of page occurs."""
    return [page.path for page in render_pages(site_of(check(root / "tests/golden/desk").desk, private=True))]


@pytest.mark.parametrize("name", [EVERY_DESK, PROJECT])
def test_every_page_is_in_the_menu_or_left_out_of_it_on_purpose(root: Path, made: list[str], name: str) -> None:
    """A page that no menu knows is named; `not_in_nav` stands in the file that all desks share."""
    menu, left_out = set(_paths(_read(root / name)["nav"])), _left_out(_read(root / EVERY_DESK)["not_in_nav"])
    missing = [path for path in made if path not in menu and not left_out.fullmatch(path)]
    assert missing == [], f"add to nav or not_in_nav of {name}"


@pytest.mark.parametrize("name", [EVERY_DESK, PROJECT])
def test_the_menu_names_only_pages_that_there_are(root: Path, made: list[str], name: str) -> None:
    """Generated pages of the desk, or pages of the handbook, which are written by hand or made from the model."""
    named = [path for path in _paths(_read(root / name)["nav"]) if path not in made]
    generated = {"handbook/keys.md", "handbook/rules.md"}
    assert [path for path in named if path not in generated and not (root / "docs" / path).is_file()] == []


def test_both_menus_begin_alike(root: Path) -> None:
    """The project's own menu is that of every desk, with the handbook behind it."""
    every, own = (_read(root / name)["nav"] for name in (EVERY_DESK, PROJECT))
    assert own[: len(every)] == every
    assert [next(iter(entry)) for entry in own[len(every) :]] == ["Handbook"]
