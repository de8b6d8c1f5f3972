"""The work folder holds exactly the pages, and nothing is written that is the same already."""

from __future__ import annotations

import contextlib
import itertools
import os
from typing import TYPE_CHECKING

import pytest

from briefing_room.ledger import LEDGER, Listed, NotOurFolderError, listed
from briefing_room.pages.page import Page
from briefing_room.publish.failures import PathTakenError
from briefing_room.publish.write import hand_written, write_pages
from tests.unit.publish.disk import FOREIGN, KilledError, dying, named, put_foreign, state_of

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (Page("index.md", "# Home\n"), Page("sources/notice.md", "# Notice — “öffentlich”\n"))
OTHERS = {"handbook/index.md": b"# Handbook\r\n", "pier.png": b"\x89PNG\xff"}
LONG_AGO = 1_000_000_000


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file, by path; all but the folder's list."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / LEDGER)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def folders_in(folder: Path) -> list[str]:
    """Every folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir())


def test_a_folder_holds_exactly_the_pages(tmp_path: Path) -> None:
    """Pages as UTF-8 with plain line breaks, other files byte for byte, and nothing else."""
    assert write_pages(tmp_path / "docs", PAGES, OTHERS) == 4
    assert files_in(tmp_path / "docs") == {
        "handbook/index.md": b"# Handbook\r\n",
        "index.md": b"# Home\n",
        "pier.png": b"\x89PNG\xff",
        "sources/notice.md": "# Notice — “öffentlich”\n".encode(),
    }


def test_what_is_the_same_is_left_alone(tmp_path: Path) -> None:
    """A second run writes nothing; after one change one file is written, and only that one."""
    write_pages(tmp_path, PAGES, OTHERS)
    for name in files_in(tmp_path):
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    assert write_pages(tmp_path, PAGES, OTHERS) == 0
    assert {p.stat().st_mtime for p in tmp_path.rglob("*") if p.is_file() and p.name != LEDGER} == {LONG_AGO}
    assert write_pages(tmp_path, (Page("index.md", "# Changed\n"), *PAGES[1:]), OTHERS) == 1
    changed = [
        p.name for p in tmp_path.rglob("*") if p.is_file() and p.name != LEDGER and p.stat().st_mtime != LONG_AGO
    ]
    assert changed == ["index.md"]


def test_stale_files_go(tmp_path: Path) -> None:
    """A page that is no more goes, and so does a folder that is empty then; others stay, and the list says so."""
    write_pages(tmp_path, PAGES, {**OTHERS, "left/over/x.md": b"x"})
    assert write_pages(tmp_path, PAGES[:1], OTHERS) == 2
    assert sorted(files_in(tmp_path)) == ["handbook/index.md", "index.md", "pier.png"]
    assert folders_in(tmp_path) == ["handbook"]
    assert listed(tmp_path) == Listed(frozenset(files_in(tmp_path)))


def test_a_file_becomes_a_folder_and_back(tmp_path: Path) -> None:
    """What was a file in the last build may be a folder in this one."""
    for path in ("a", "a/b.md", "a/b.md/c.md", "a"):
        write_pages(tmp_path, [Page(path, path)], {})
        assert files_in(tmp_path) == {path: path.encode()}


@pytest.mark.parametrize("foreign", FOREIGN)
@pytest.mark.parametrize("built", [True, False], ids=["built before", "never built"])
def test_what_is_somebodys_is_refused_and_nothing_changes(
    tmp_path: Path,
    foreign: str,
    built: bool,  # noqa: FBT001 - a case
) -> None:
    """Whatever lies in the folder and was not written there by us stays, and all around it; it is named."""
    docs, work = tmp_path / "docs", tmp_path / "work"
    work.mkdir()
    (work / "thesis.tex").write_text("mine", encoding="utf-8")
    if built:
        write_pages(docs, PAGES, OTHERS)
    put_foreign(docs, foreign, work)
    before = state_of(tmp_path)
    with pytest.raises(NotOurFolderError, match=f"holds what this program did not write: .*{named(foreign)}"):
        write_pages(docs, PAGES[:1], {})
    assert state_of(tmp_path) == before


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_systems_leave_stops_nothing(tmp_path: Path, name: str) -> None:
    """In a folder of ours it goes with it, as nobody wrote it; in somebody's folder it is left alone."""
    docs = tmp_path / "docs"
    write_pages(docs, PAGES, OTHERS)
    (docs / "sources" / name).write_bytes(b"seen")
    write_pages(docs, PAGES[:1], {})
    assert [*files_in(docs)] == ["index.md"]
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / name).write_bytes(b"seen")
    with pytest.raises(NotOurFolderError):
        write_pages(theirs, PAGES, {})
    assert (theirs / name).read_bytes() == b"seen"


def test_somebodys_docs_are_not_ours(tmp_path: Path) -> None:
    """An ordinary MkDocs project's own `docs/` is refused, with what to write instead."""
    (tmp_path / "docs").mkdir()
    for name in ("index.md", "about.md", "a.png", "b.png"):
        (tmp_path / "docs" / name).write_text("mine", encoding="utf-8")
    with pytest.raises(NotOurFolderError, match=r"a\.png, about\.md, b\.png and 1 more; .*`docs_dir: build/docs`"):
        write_pages(tmp_path / "docs", PAGES, {})
    assert len(files_in(tmp_path / "docs")) == 4


def test_killed_at_any_step_the_next_run_goes_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was half written or half removed is listed, so the next run makes the folder what it should be."""
    later = (Page("index.md", "# Later\n"), Page("topics/a.md", "# A\n"))
    for steps in itertools.count():
        docs = tmp_path / str(steps)
        write_pages(docs, PAGES, OTHERS)
        with monkeypatch.context() as meanwhile:
            left = dying(meanwhile, steps)
            with contextlib.suppress(KilledError):
                write_pages(docs, later, {})
        write_pages(docs, later, {})
        assert files_in(docs) == {page.path: page.markdown.encode() for page in later}
        assert listed(docs) == Listed(frozenset(files_in(docs)))
        if left():
            break
    assert steps > 8


@pytest.mark.parametrize("path", ["index.md", "sources/notice.md"])
def test_a_hand_written_page_in_the_way_is_refused(tmp_path: Path, path: str) -> None:
    """Two pages for one path: neither is written over, nothing is written at all."""
    with pytest.raises(PathTakenError, match=f"docs/{path} has the path of a generated page: rename it"):
        write_pages(tmp_path, PAGES, {**OTHERS, path: b"mine"})
    assert files_in(tmp_path) == {}


def test_two_pages_of_one_path_are_refused(tmp_path: Path) -> None:
    """Pages do not overwrite each other either."""
    with pytest.raises(PathTakenError):
        write_pages(tmp_path, [*PAGES, Page("index.md", "again")], {})


def test_hand_written_files(tmp_path: Path) -> None:
    """All of ``docs/`` belongs to the site but hidden files."""
    for name in ("index.md", "guide/a.md", "guide/a.png", "design/0001.md", ".hidden", ".git/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    assert hand_written(tmp_path) == {
        name: name.encode() for name in ("design/0001.md", "guide/a.md", "guide/a.png", "index.md")
    }


def test_a_folder_with_a_configuration_of_its_own_is_another_site(tmp_path: Path) -> None:
    """The handbook beside the demonstration, or a wiki in a folder of an owner's pages, is no part of the site."""
    for name in ("index.md", "wiki/mkdocs.yml", "wiki/index.md", "wiki/deep/a.md", "wikis/b.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    assert sorted(hand_written(tmp_path)) == ["index.md", "wikis/b.md"]
    (tmp_path / "mkdocs.yml").touch()
    assert hand_written(tmp_path) == {}


def test_no_docs_is_no_files(tmp_path: Path) -> None:
    """A desk without a project, or a project without hand-written pages."""
    assert hand_written(None) == {}
    assert hand_written(tmp_path / "docs") == {}
