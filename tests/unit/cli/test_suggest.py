"""`briefing suggest` tells places, words and what to paste, writes nothing, and nothing of it reaches a page."""

from __future__ import annotations

import json
from hashlib import sha256
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from briefing_room.analysis.suggest.proposed import proposed
from briefing_room.build import all_rules, check
from briefing_room.cli import main
from briefing_room.load.desk import read_desk
from briefing_room.pages import render_pages, site_of
from briefing_room.pages.site import FormChecks
from tests.planted import DESK

if TYPE_CHECKING:
    from pathlib import Path


def _sums(folder: Path) -> dict[str, str]:
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_text_has_place_words_and_what_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    """A proposal can be opened at its place, read, pasted and dismissed; nothing is written."""
    before = _sums(DESK)
    assert main(["suggest", "kessa-dam", "--desk", str(DESK)]) == 0
    told = capsys.readouterr().out
    place = f"{DESK.as_posix()}/sources/farm-letter/article.md:17:1:"
    assert f"   {place} “Inspectors of the Commission found a crack in the wall of the dam" in told
    assert '             - farm-letter: "Inspectors of the Commission found a crack' in told
    assert "under “dismissed:”, write “look-at-two-commission-report-farm-letter-cb9c29:” and the reason" in told
    assert told.endswith("proposals. Each is a place to look at, and no claim.\n")
    assert _sums(DESK) == before


def test_json_has_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """For other programs: every proposal with its kind, id, reason, places and YAML, in the same order."""
    assert main(["suggest", "--desk", str(DESK), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in told["proposals"]] == [one.id for one in proposed(read_desk(DESK).desk)]
    first = told["proposals"][0]
    assert set(first) == {"kind", "id", "briefing", "why", "places", "under", "yaml"}
    assert set(first["places"][0]) == {"source", "path", "line", "column", "words"}


def test_exit_codes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """0 whatever is proposed, 1 with --strict or on a desk with errors, 2 for a briefing that is not there."""
    assert main(["suggest", "--desk", str(DESK), "--strict"]) == 1
    assert main(["suggest", "kessa-dm", "--desk", str(DESK)]) == 2
    assert "did you mean “kessa-dam”?" in capsys.readouterr().err
    broken = copytree(DESK, tmp_path / "desk")
    (broken / "kessa-dam.yml").write_text("title: [", encoding="utf-8")
    assert main(["suggest", "--desk", str(broken)]) == 1
    assert "The desk has errors, so that something may be missing or wrong below." in capsys.readouterr().out


@pytest.mark.parametrize("private", [False, True])
def test_nothing_of_it_reaches_a_page(tmp_path: Path, *, private: bool) -> None:
    """No page, public or private, holds a proposal, its id or the reason for which one was dismissed."""
    folder = copytree(DESK, tmp_path / "desk")
    found = proposed(read_desk(folder).desk)
    for name in ("kessa-dam.yml", "settings.yml"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(f"{text}dismissed:\n  {found[0].id}: Canary reason.\n", encoding="utf-8")
    checked = check(folder)
    assert checked.desk.settings.dismissed == {found[0].id: "Canary reason."}
    proposed(checked.desk)  # worked out and kept with the desk that the pages are made of
    site = site_of(checked.desk, private=private, checked=FormChecks(all_rules(), checked.findings, checked.waived))
    pages = "\n".join(page.markdown for page in render_pages(site))
    assert "Kessara goes on filling" in pages
    assert "Canary" not in pages
    assert [one.id for one in found if one.id in pages or one.why in pages] == []
