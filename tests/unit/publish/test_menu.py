"""The menu as MkDocs is given it."""

from __future__ import annotations

from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from briefing_room.model.desk import Desk, Settings
from briefing_room.pages import site_of
from briefing_room.pages.menu import Group, Line
from briefing_room.publish.menu import lay_out, nav_of

SITE = site_of(Desk(Settings(name="New")), private=False)


def _files(*names: str) -> Files:
    files = [File(name, "docs", "site", use_directory_urls=True) for name in names]
    for file in files:
        file.inclusion = InclusionLevel.INCLUDED
    return Files(files)


def _laid_out(nav: Any, *by_hand: str) -> tuple[Any, list[str]]:  # noqa: ANN401 - as in YAML
    """What `nav` becomes, and which pages MkDocs will want in it."""
    config = MkDocsConfig()
    config.nav = nav
    files = _files("index.md", "briefings/ferry.md", "risks.md", "logo.svg", *by_hand)
    lay_out(config, files, SITE, by_hand)
    wanted = files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
    return config.nav, [file.src_uri for file in wanted]


def test_a_group_becomes_a_section() -> None:
    """Lines without a heading stand by themselves, the others under theirs."""
    menu = (Group("", (Line("Home", "index.md"),)), Group("What to watch", (Line("Risks", "risks.md"),)))
    assert nav_of(menu, "More") == [{"Home": "index.md"}, {"What to watch": [{"Risks": "risks.md"}]}]


def test_hand_written_pages_come_last_under_their_own_titles() -> None:
    """Those in folders under the folder's name, as MkDocs has it; a file that is no page is in no menu."""
    nav, wanted = _laid_out(None, "guide/two.md", "about.md", "picture.png")
    assert nav[:2] == [{"Home": "index.md"}, {"Briefings": "briefings/index.md"}]
    assert nav[-1] == {"More pages": ["about.md", {"Guide": ["guide/two.md"]}]}
    assert sorted(wanted) == ["about.md", "guide/two.md"]


@pytest.mark.parametrize("nav", [[{"Mine": "index.md"}], []])
def test_a_menu_in_mkdocs_yml_is_taken_as_it_is(nav: list[Any]) -> None:
    """Whole; no page of the desk is demanded in it, and a hand-written one that it forgets still is."""
    assert _laid_out(nav, "about.md") == (nav, ["about.md"])
