"""A site before it is built, as a folder that says all of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefing_room.build import refresh
from briefing_room.publish import mkdocs
from briefing_room.publish.elsewhere import finish
from briefing_room.publish.handover import Fresh, hand_over
from briefing_room.publish.project import find_project
from briefing_room.publish.whole import write_whole
from briefing_room.words import words_in
from tests.desks.desks import BASE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The folder of a small desk."""
    project = find_project(BASE, tmp_path / "site", private=False)
    fresh = refresh(project)
    assert fresh.site
    config = mkdocs.load_config(project, tmp_path / "staging")
    hand_over(config, Fresh(fresh.site))
    write_whole(tmp_path / "whole", mkdocs.completed(config), fresh.site, fresh.by_hand)
    return tmp_path / "whole"


def _keys(whole: Path) -> Any:  # noqa: ANN401 - whatever YAML holds
    return yaml.safe_load((whole / "mkdocs.yml").read_text(encoding="utf-8"))


def test_the_configuration_says_all_and_needs_no_plugin(whole: Path) -> None:
    """Menu, words, style sheets and language stand in it, as plain YAML."""
    keys = _keys(whole)
    assert keys["plugins"] == []
    assert keys["nav"][0] == {"Home": "index.md"}
    assert keys["extra"]["words"]["skip"]
    assert keys["extra"]["language"] == "en"
    assert keys["theme"]["name"] is None
    for path in (*keys["extra_css"], *(script["path"] for script in keys["extra_javascript"])):
        assert (whole / "theme" / path).is_file(), path


def test_the_folder_can_be_taken_anywhere(whole: Path, tmp_path: Path) -> None:
    """No path of this machine stands in it."""
    for path in whole.rglob("*"):
        if path.suffix in {".yml", ".html", ".md", ".txt", ".xml"}:
            assert str(tmp_path) not in path.read_text(encoding="utf-8"), path


def test_what_is_wide_is_framed_and_what_is_unused_goes(tmp_path: Path) -> None:
    """As our plugin does while MkDocs runs; and a template that says nothing leaves no file."""
    (tmp_path / "about").mkdir()
    page = tmp_path / "about/index.html"
    page.write_text("<table><tr></tr></table>", encoding="utf-8")
    (tmp_path / "search.json").write_text("{}", encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("\n", encoding="utf-8")
    finish(tmp_path, words_in("en"))
    assert 'class="table-scroll"' in page.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["about"]
