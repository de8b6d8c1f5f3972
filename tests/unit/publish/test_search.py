"""The search index: made quietly, alone in its folder, and never with a traceback."""

from __future__ import annotations

import gzip
import json
import stat
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.pages.records import Record
from briefing_room.publish import search
from briefing_room.publish.failures import PublishError
from briefing_room.publish.search import BUNDLE, index_site

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = (
    Record("index.html", "<html><body><main data-pagefind-body><h1>Desk</h1></main></body></html>"),
    Record(
        "briefings/b/_j.html", '<html lang="ko"><body><main data-pagefind-body><h1>무인정</h1></main></body></html>'
    ),
)


def _fragments(site: Path) -> list[dict[str, Any]]:
    files = sorted((site / BUNDLE / "fragment").iterdir())
    return [json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")) for path in files]


def test_the_bundle_and_nothing_else_is_put_into_the_site(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """No record is published, none of Pagefind's own interfaces, and nothing is said."""
    index_site(tmp_path, RECORDS, "en")
    assert [path.name for path in tmp_path.iterdir()] == [BUNDLE]
    names = {path.name for path in (tmp_path / BUNDLE).iterdir()}
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "fragment", "index"} <= names
    assert not [name for name in names if "-ui" in name or "highlight" in name]
    assert not list(tmp_path.rglob("*.html"))
    assert {one["url"] for one in _fragments(tmp_path)} == {"/", "/briefings/b/_j.html"}
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("language", "index"), [("en-GB", "en"), ("ko", "ko"), ("zh-Hant", "en"), ("uk", "uk")])
def test_all_records_are_in_one_index(tmp_path: Path, language: str, index: str) -> None:
    """Whatever language the desk or a record has, every page finds everything."""
    index_site(tmp_path, RECORDS, language)
    languages = json.loads((tmp_path / BUNDLE / "pagefind-entry.json").read_text())["languages"]
    assert {key: value["page_count"] for key, value in languages.items()} == {index: 2}


def test_settings_that_lie_around_do_not_reach_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind reads settings from the folder it is started in and from the environment."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pagefind.yml").write_text("glob: '*.nothing'\n", encoding="utf-8")
    monkeypatch.setenv("PAGEFIND_GLOB", "*.nothing")
    index_site(tmp_path / "site", RECORDS, "en")
    assert len(_fragments(tmp_path / "site")) == 2


def test_a_failure_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind's own words, and the cure."""
    with pytest.raises(PublishError, match=r"Pagefind stopped with 1: .*make distclean"):
        index_site(tmp_path, (), "en")
    broken = tmp_path / "broken"
    broken.write_text("no program\n", encoding="utf-8")
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(search, "_program", lambda: broken)
    with pytest.raises(PublishError, match=r"the search index cannot be made: .*make distclean"):
        index_site(tmp_path, RECORDS, "en")


def test_a_missing_program_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package may be there without its program."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "gone"))
    with pytest.raises(PublishError, match=r"the program Pagefind is not there; .*make distclean"):
        index_site(tmp_path, RECORDS, "en")
