"""Several files of a desk written as one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from briefing_room.cli.shared import desk_folder
from briefing_room.edit import whole
from briefing_room.edit.whole import STAGING, finish, write_whole
from briefing_room.ledger import own
from briefing_room.lock import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable

OLD: Final = {"settings.yml": b"name: X\n", "sources/a/article.md": b"old\n"}
NEW: Final = {"sources/a/stripped.yml": b"log\n", "sources/a/article.md": b"new\n", "settings.yml": b"schema: 1\n"}


class KilledError(BaseException):
    """Stands for the end of the process: nothing in the program expects it."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk as it was."""
    for name, data in OLD.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its name in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_files_are_written_and_nothing_else_is_left(desk: Path) -> None:
    """New ones and changed ones; the folder they were prepared in is gone."""
    write_whole(desk, NEW)
    assert files_of(desk) == {**OLD, **NEW}
    assert not (desk / STAGING).exists()


def test_a_file_keeps_its_mode(desk: Path) -> None:
    """Whoever may read a file may read it afterwards."""
    (desk / "settings.yml").chmod(0o640)
    write_whole(desk, NEW)
    assert (desk / "settings.yml").stat().st_mode & 0o777 == 0o640


def _killed_at(number: int, real: Callable[..., Any], count: list[int]) -> Callable[..., Any]:
    def step(*words: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever the system takes
        count[0] += 1
        if count[0] == number:
            raise KilledError
        return real(*words, **more)

    return step


def killed(desk: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Write, and be killed before the step of this number on the disk; whether it came to that.

    A process that is killed clears nothing, so nothing is cleared here.
    """
    count = [0]
    with monkeypatch.context() as patched:
        patched.setattr(whole, "clear", lambda _: None)
        for one in ("replace", "unlink"):
            patched.setattr(Path, one, _killed_at(number, getattr(Path, one), count))
        patched.setattr(whole, "_write", _killed_at(number, whole._write, count))  # noqa: SLF001 - each step of it
        try:
            write_whole(desk, NEW)
        except KilledError:
            return True
    return False


@pytest.mark.parametrize("number", range(1, 14))
def test_a_killed_run_leaves_the_desk_as_it_was_or_whole(
    number: int, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it is killed, the next command on the desk finds the one or the other, and nothing beside it."""
    killed(desk, number, monkeypatch)
    desk_folder(desk)  # as every command begins
    after = files_of(desk)
    assert after in (OLD, {**OLD, **NEW})
    assert not (desk / STAGING).exists()


def test_it_is_killed_before_and_behind_the_point_of_no_return(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above would prove nothing."""
    ends = []
    for number in range(1, 14):
        for name in NEW:
            (desk / name).unlink(missing_ok=True)
        for name, data in OLD.items():
            (desk / name).write_bytes(data)
        if killed(desk, number, monkeypatch):
            half = {name: data for name, data in files_of(desk).items() if not name.startswith(STAGING)}
            finish(desk)
            ends.append((half not in (OLD, {**OLD, **NEW}), files_of(desk) == OLD))
    assert (True, False) in ends, "killed half way, and ended"
    assert (False, True) in ends, "killed before, and taken away"


def test_the_settings_are_written_last(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So whoever reads a desk that is half changed, and knows nothing of this folder, still finds it older."""
    for number in range(1, 14):
        killed(desk, number, monkeypatch)
        if (desk / "settings.yml").read_bytes() == NEW["settings.yml"]:
            assert (desk / "sources/a/article.md").read_bytes() == NEW["sources/a/article.md"]
            return
        finish(desk)
        for name, data in OLD.items():
            (desk / name).write_bytes(data)
    pytest.fail("the settings were never written")


def test_a_full_disk_leaves_the_desk_as_it_was(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error is told, and nothing is left."""

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device", str(path), None, str(len(data)))

    monkeypatch.setattr(whole, "_write", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(desk, NEW)
    assert files_of(desk) == OLD
    assert not (desk / STAGING).exists()


@pytest.mark.parametrize("name", ["../outside.yml", "mkdocs.py", "sources/../../x.yml", "sources/out/article.md"])
def test_a_list_that_somebody_brought_moves_nothing_elsewhere(name: str, desk: Path) -> None:
    """A desk may come from a stranger, and such a folder with it."""
    away = desk.parent / f"{desk.name}-away"
    away.mkdir()
    (desk / "sources/out").symlink_to(away)
    staging = desk / STAGING
    own(staging, ["0", "whole.json", LOCK])
    (staging / "0").write_bytes(b"evil\n")
    (staging / "whole.json").write_text(json.dumps([name]), encoding="ascii")
    finish(desk)
    assert not [*away.iterdir()]
    assert not (desk.parent / "outside.yml").exists()
    assert files_of(desk) == OLD


def test_names_are_given_up_with_the_files(desk: Path) -> None:
    """A folder moves with all that is in it, behind what was written into it; whoever is killed ends it later."""
    write_whole(desk, {"sources/a/article.md": b"new\n"}, [("sources/a", "sources/b"), ("gone.yml", "x.yml")])
    assert files_of(desk) == {"settings.yml": b"name: X\n", "sources/b/article.md": b"new\n"}


@pytest.mark.parametrize("name", ["../out", "sources/b/../../out", "/out"])
def test_nothing_is_moved_out_of_the_desk(desk: Path, name: str) -> None:
    """Whoever wrote the list."""
    write_whole(desk, {}, [("sources/a", name)])
    assert files_of(desk) == OLD
