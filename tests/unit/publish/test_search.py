"""The search index in the folder of a site: its own files, the same bytes every time, and few that one edit changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefing_room.ledger import listed
from briefing_room.publish.search import BUNDLE, index_site, verify_search
from briefing_room.search.index import index_files
from briefing_room.search.record import Findable, Record, Text

if TYPE_CHECKING:
    from pathlib import Path

FOUND = Findable(
    (
        Record("page", "index.md#", "", Text("Desk", "en")),
        Record(
            "briefing b",
            "briefings/b.md#j",
            "briefings/b/#j",
            Text("무인정을 보냈다", "ko"),
            texts=(Text("A reason.", "en"),),
            facets={"what": ("judgement",)},
        ),
    ),
    {},
    "en",
)


def _files(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site / BUNDLE).iterdir()}


def test_the_index_and_nothing_else_is_put_into_the_site(tmp_path: Path) -> None:
    """All of it in one folder, which lists every file, so that a later build removes what is its own."""
    index_site(tmp_path, FOUND)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_dir()] == [
        "assets",
        BUNDLE,
    ]
    names = {name for name in _files(tmp_path) if name.endswith(".json")}
    assert {"index.json", "records.json", "order.json"} <= names
    ledger = listed(tmp_path / BUNDLE)
    assert ledger
    assert all(ledger.has(name) for name in names)


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """Whatever was there before."""
    for folder in ("one", "other", "other"):
        index_site(tmp_path / folder, FOUND)
    assert _files(tmp_path / "one") == _files(tmp_path / "other")
    state = json.loads((tmp_path / "one" / BUNDLE / "index.json").read_bytes())["state"]
    assert len(state) == 12


def test_a_desk_with_a_series_of_like_titles_is_written(tmp_path: Path) -> None:
    """Each file is called by where its words begin, and no name is too long for a disk."""
    series = "Wochenbericht Sicherheitsentwicklung Bundesverteidigungsministerium Landesverteidigungsplanung Teil"
    records = (
        Record(f"briefing {at}", f"briefings/{at}.md#", f"briefings/{at}/", Text(f"{series} {at:04}", "de"))
        for at in range(400)
    )
    findable = Findable(tuple(records), {}, "de")
    index_site(tmp_path, findable)
    assert {*index_files(findable)} <= {*_files(tmp_path)}


def test_a_whole_index_may_be_published(tmp_path: Path) -> None:
    """Nothing is wrong with one that is as it was made."""
    index_site(tmp_path, FOUND)
    assert verify_search(tmp_path) == []


@pytest.mark.parametrize("sort", ["index", "records", "f-", "w-", "h-", "t-"])
def test_an_index_that_lacks_a_file_is_refused(tmp_path: Path, sort: str) -> None:
    """Whichever it is: the first, or one that it counts on."""
    index_site(tmp_path, FOUND)
    next((tmp_path / BUNDLE).glob(f"{sort}*.json")).unlink()
    (told,) = verify_search(tmp_path)
    assert "not there" in told


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"state": 1}', '{"state": "0123456789ab"}'])
def test_an_index_of_another_state_is_refused(tmp_path: Path, text: str) -> None:
    """A browser would ask for files that are not those of this site."""
    index_site(tmp_path, FOUND)
    (tmp_path / BUNDLE / "index.json").write_text(text, encoding="utf-8")
    (told,) = verify_search(tmp_path)
    assert "not the one that was made with it" in told
