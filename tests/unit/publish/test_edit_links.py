"""From a page to the file that it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig

from briefing_room.load.desk import read_desk
from briefing_room.publish.edit_links import edit_link
from tests.desks.desks import BASE

if TYPE_CHECKING:
    from pathlib import Path

PLACES = ("desk", "docs")


def _config(tmp_path: Path, **keys: str) -> MkDocsConfig:
    (tmp_path / "docs").mkdir()
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    config.load_dict({"site_name": "A", "docs_dir": str(tmp_path / "docs"), "theme": "mkdocs", **keys})
    assert config.validate() == ([], [])
    return config


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("briefings/{briefing}.md", "desk/{briefing}.yml"), ("sources/{source}.md", "desk/sources/{source}/article.md"),
        ("actors/{actor}.md", "desk/actors.yml"), ("about.md", "docs/about.md"), ("risks.md", ""),
        ("briefings/nobody.md", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "keys",
    [
        {"repo_url": "https://github.com/o/r"},
        {"repo_url": "https://github.com/o/r", "edit_uri": "edit/master/docs/"},
        {"repo_url": "https://github.com/o/r/", "edit_uri": "edit/master/"},
        {"edit_uri_template": "https://github.com/o/r/edit/master/docs/{path}"},
    ],
)
def test_the_file_behind_a_page(tmp_path: Path, keys: dict[str, str], name: str, file: str) -> None:
    """A briefing, a source, an actor, a page written by hand; none for pages that gather."""
    desk = read_desk(BASE).desk
    ids = {"briefing": next(iter(desk.briefings)), "source": next(iter(desk.sources)), "actor": next(iter(desk.actors))}
    link = edit_link(_config(tmp_path, **keys), desk, name.format(**ids), PLACES, ("about.md",))
    assert link == (f"https://github.com/o/r/edit/master/{file.format(**ids)}" if file else "")


def test_without_a_repository_there_is_none(tmp_path: Path) -> None:
    """Nothing is guessed."""
    desk = read_desk(BASE).desk
    name = f"briefings/{next(iter(desk.briefings))}.md"
    assert edit_link(_config(tmp_path), desk, name, PLACES, ()) == ""
