"""A mkdocs.yml is asked what it is before anything that it names is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.publish.declared import read_declared

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.publish.declared import Declared


def _said(folder: Path, text: str) -> Declared:
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return read_declared(path)


@pytest.mark.parametrize("theme", ["briefing", "{name: briefing}", "{name: briefing, custom_dir: mine}"])
@pytest.mark.parametrize("plugins", ["[briefing]", "[tags, briefing: {desk: notes}]", "{briefing: {}}"])
def test_a_desks_own_site_says_so_by_theme_and_plugin(tmp_path: Path, theme: str, plugins: str) -> None:
    """In every form in which MkDocs takes a theme and plugins."""
    assert _said(tmp_path, f"site_name: Mine\ntheme: {theme}\nplugins: {plugins}\n").is_desks_own


@pytest.mark.parametrize(
    "text",
    [
        "plugins: [briefing]",
        "theme: {name: material}\nplugins: [search, briefing]",
        "theme: {name: briefing}\nplugins: [search]",
        "theme:\nplugins:",
        "site_name: the theme briefing # theme: briefing",
    ],
)
def test_a_site_that_has_a_desk_in_it_is_somebodys(tmp_path: Path, text: str) -> None:
    """Another theme, or no plugin of ours: the site is not for a desk to take over."""
    assert not _said(tmp_path, text).is_desks_own


def test_what_is_inherited_counts(tmp_path: Path) -> None:
    """An organisation may keep what all its desks share in one file."""
    (tmp_path / "all.yml").write_text("theme: {name: briefing}\nplugins: {briefing: {desk: notes}}\n", encoding="utf-8")
    declared = _said(tmp_path, "INHERIT: all.yml\ntheme: {custom_dir: mine}\ndocs_dir: pages\n")
    assert (declared.is_desks_own, declared.desk, declared.docs) == (True, "notes", "pages")
    assert declared.states("theme", "custom_dir")
    assert not declared.states("theme", "name", "more")
    assert not declared.states("validation", "links")


@pytest.mark.parametrize("text", ["INHERIT: mkdocs.yml", "INHERIT: gone.yml", "a: [", "- a list", "[" * 3000])
def test_what_cannot_be_read_is_left_to_mkdocs_to_tell(tmp_path: Path, text: str) -> None:
    """The desk is not built in silence without the project that its owner meant."""
    declared = _said(tmp_path, text)
    assert (declared.broken, declared.is_desks_own, declared.desk, declared.docs) == (True, True, "briefings", "docs")


def test_nothing_that_is_named_is_run(tmp_path: Path) -> None:
    """A tag makes no object: the file may be a stranger's."""
    mark = tmp_path / "pwned"
    text = f"site_name: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{mark}']]\n"
    assert not _said(tmp_path, f"{text}markdown_extensions: [!ENV X]\n").broken
    assert not mark.exists()
