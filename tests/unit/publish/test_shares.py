"""Pages in shares: each page is dealt once, and MkDocs makes those of a share as it would make them all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from briefing_room.publish.listing import AllPages
from briefing_room.publish.shared_pages import leave_the_rest, leave_to_others
from briefing_room.publish.shares import Share, deal

PAGES = ("index.md", "about.md", "actors/a.md", "briefings/b.md", "briefings/b/made.md", "sources/s.md")


@pytest.mark.parametrize("shares", [1, 2, 3, 9])
def test_every_page_is_dealt_once(shares: int) -> None:
    """None is made twice, and none is forgotten; there may be more shares than pages."""
    dealt = deal(reversed(PAGES), shares)
    assert len(dealt) == shares
    assert sorted(name for share in dealt for name in share) == sorted(PAGES)
    assert dealt == deal(PAGES, shares)


def test_each_share_has_as_many_of_each_sort() -> None:
    """A briefing's page takes ten times as long as the page on how it was made, which stands beside it by name."""
    names = [name for n in range(10) for name in (f"briefings/{n}.md", f"briefings/{n}/made.md")]
    for share in deal(names, 2):
        assert sum(name.endswith("made.md") for name in share) == 5


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """MkDocs' configuration of a site with a folder."""
    made: Any = MkDocsConfig()
    made.load_dict({"site_name": "x", "docs_dir": str(tmp_path), "site_dir": str(tmp_path / "site"), "theme": "mkdocs"})
    made.validate()
    return made  # type: ignore[no-any-return] # MkDocs has no types here


def files_of(config: MkDocsConfig) -> Files:
    """A file for each page, and one that is none."""
    return Files([File(name, config.docs_dir, config.site_dir, use_directory_urls=True) for name in (*PAGES, "a.css")])


def made(files: Files) -> list[str]:
    """What MkDocs will render."""
    return [file.src_uri for file in files.documentation_pages()]


def test_pages_of_others_are_there_and_not_made(config: MkDocsConfig) -> None:
    """Links lead to them as ever; nothing is written in their places."""
    files = files_of(config)
    addresses = {file.src_uri: (file.url, file.dest_uri, file.abs_dest_path) for file in files}
    leave_to_others(Share(frozenset({"actors/a.md"}), has_rest=True), files, config, by_hand=())
    assert made(files) == ["index.md", "actors/a.md"]
    assert {file.src_uri: (file.url, file.dest_uri, file.abs_dest_path) for file in files} == addresses
    for name in ("about.md", "briefings/b.md"):
        file = files.get_file_from_path(name)
        assert file
        file.copy_file()  # there is nothing to read, and it is not missed
        assert not Path(file.abs_dest_path).exists()


def test_pages_that_tell_their_titles_are_always_made(config: MkDocsConfig) -> None:
    """The first page, those that were written by hand, and those that a menu of the owner's names without a title."""
    config.nav = ["index.md", {"Larn": "briefings/b.md"}, {"More": ["sources/s.md"]}]
    files = files_of(config)
    leave_to_others(Share(frozenset(), has_rest=True), files, config, by_hand=("about.md",))
    assert sorted(made(files)) == ["about.md", "index.md", "sources/s.md"]


def test_all_pages_are_listed_in_their_order(config: MkDocsConfig) -> None:
    """The sitemap is made of the list, and is the same whoever makes the pages."""
    files = files_of(config)
    every = AllPages(files)
    leave_to_others(Share(frozenset({"sources/s.md"}), has_rest=True), files, config, by_hand=())
    assert [file.src_uri for file in every.of(files, config)] == list(PAGES)
    assert all(file.page for file in every.listed)


def test_what_is_no_page_is_left_to_the_first(config: MkDocsConfig) -> None:
    """Nothing is copied, and no sitemap is made."""
    files = files_of(config)
    leave_the_rest(files, config)
    assert [file.src_uri for file in files] == list(PAGES)
    assert not config.theme.static_templates
