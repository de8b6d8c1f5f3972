"""One file of a desk read again, as an editor has it: what a whole reading would find is found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.load.desk import read_again, read_desk
from tests.desks.desks import BAD, BASE, GOOD, lay_out, names_in, page, write_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_room.findings import Finding
    from briefing_room.load.desk import Loaded

_NAMED_ELSEWHERE: Final = frozenset({"file-name", "file-name-named", "wrong-value", "wrong-value-id"})
"""Desks in which an id that is none is named in other files too, which are not read again; a whole reading tells it."""


def _told(loaded: Loaded) -> list[Finding]:
    """What is told but for what lies about, which no file says."""
    return [finding for finding in loaded.findings if finding.code != "stray-file"]


def _files(desk: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a desk that are read again, each with what stands there in a sound desk."""
    for path in sorted(desk.rglob("*.yml")):
        if path.parent == desk:
            sound = BASE / path.name
            yield path.name, sound.read_bytes() if sound.is_file() else page().encode()
    for path in sorted([*desk.glob("sources/*/article.md"), *desk.glob("sources/*/stripped.yml")]):
        name = path.relative_to(desk).as_posix()
        if (BASE / name).is_file():
            yield name, (BASE / name).read_bytes()


@pytest.mark.parametrize(
    "desk",
    [*(BAD / name for name in names_in(BAD)[::3] if name not in _NAMED_ELSEWHERE), GOOD / "every-key"],
    ids=lambda path: path.name,
)
def test_a_file_read_again_is_as_if_all_were_read(desk: Path, tmp_path: Path) -> None:
    """Each file of every third bad desk: first as in a sound desk, then as it is."""
    folder = lay_out(desk, tmp_path / "desk")
    whole = read_desk(folder)
    for name, sound in _files(desk):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(sound)
        before = read_desk(folder)
        (folder / name).write_bytes(data)
        again = read_again(folder, before, name, data)
        assert _told(again) == _told(whole)
        assert replace(again.desk) == replace(whole.desk)
        assert (again.lost, again.format, again.readings) == (whole.lost, whole.format, whole.readings)


def test_a_new_briefing_need_not_be_on_the_disk(tmp_path: Path) -> None:
    """An editor has it before it is saved."""
    folder = write_desk(tmp_path / "desk", {})
    again = read_again(folder, read_desk(folder), "page.yml", page().encode())
    assert (list(again.desk.briefings), again.findings) == (["base", "page"], ())


@pytest.mark.parametrize("name", ["notes.txt", "sources/coast-courier/notes.yml", ".hidden.yml", "sources"])
def test_what_is_no_such_file_changes_nothing(tmp_path: Path, name: str) -> None:
    """The desk stays as it was."""
    folder = write_desk(tmp_path / "desk", {"page.yml": page()})
    loaded = read_desk(folder)
    assert replace(read_again(folder, loaded, name, b"x: [").desk) == replace(loaded.desk)
