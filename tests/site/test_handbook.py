"""The handbook is a site of its own, and no part of a reader's."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from tools.handbook.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.copies import Copy


def test_no_page_of_the_readers_site_is_the_handbooks(built: Copy) -> None:
    """Neither its menu, nor its pages, nor what stands beside them; the last line leads to the product's own."""
    site = built.folder / "site"
    assert [path for path in site.rglob("*") if "handbook" in path.as_posix().removeprefix(str(site))] == []
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "For analysts" not in home
    footer = home[home.index("<footer") :]
    assert '<a href="https://example.org/briefing-room/">Made with Briefing Room</a>' in footer


def test_make_docs_builds_it(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Into a folder of its own, with the pages that are made of the program, and every link followed."""
    shutil.copytree(root / "docs", tmp_path / "docs")
    shutil.copytree(root / "generator/briefing_room/publish", tmp_path / "generator/briefing_room/publish")
    for _ in range(2):  # what is there already is built again
        assert main(tmp_path) == 0
    assert capsys.readouterr().out.endswith("every link followed: build/handbook-site/index.html\n")
    site = tmp_path / "build/handbook-site"
    assert (site / "keys/index.html").is_file()
    rules = (site / "rules/index.html").read_text(encoding="utf-8")
    assert 'id="quote-in-source"' in rules
    assert not re.search(r'href="[^"]*(?:track-record|search)/', rules), "a page of a desk"


def test_a_dead_link_in_it_is_told(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To a page, or to an anchor that a generated page does not have."""
    shutil.copytree(root / "docs", tmp_path / "docs")
    shutil.copytree(root / "generator/briefing_room/publish", tmp_path / "generator/briefing_room/publish")
    page = tmp_path / "docs/handbook/index.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "\n[gone](nowhere.md) [no rule](rules.md#no-such-rule)\n", "utf-8"
    )
    assert main(tmp_path) == 1
    told = capsys.readouterr().err
    assert "nowhere.md" in told
    assert "no-such-rule" in told
