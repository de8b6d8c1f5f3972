"""What differs between operating systems: the same promises with the means of each."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing_room import lock, system
from briefing_room.load import temporary
from briefing_room.load.temporary import temporary_folder
from briefing_room.lock import BusyError, locked

HOLDS = """
import sys
from pathlib import Path
from briefing_room.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_is_kept_out_until_it_ends(tmp_path: Path) -> None:
    """The system gives the lock back with the process, however that ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == b"held"
        with pytest.raises(BusyError), locked(tmp_path):
            pass
        process.kill()
    with locked(tmp_path):
        pass


def test_windows_locks_a_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no flock, what Windows has is asked, and a refusal is told as one."""
    asked: list[tuple[int, int]] = []

    def locking(_: int, mode: int, number: int) -> None:
        asked.append((mode, number))
        if len(asked) > 1:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(system, "fcntl", None)
    monkeypatch.setattr(system, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    with locked(tmp_path), pytest.raises(BusyError), locked(tmp_path):
        pass
    assert asked == [(2, 1), (2, 1)]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks the system which files are open")
def test_a_lock_is_removed_after_it_was_given_back_where_it_must_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows removes no file that is open; nothing is left behind there either."""
    really = os.unlink

    def unlink(path: str | os.PathLike[str], **others: int) -> None:
        is_open = {os.path.realpath(number) for number in Path("/proc/self/fd").iterdir()}
        if os.fspath(path) in is_open:
            raise PermissionError(13, "The process cannot access the file because it is being used", os.fspath(path))
        really(path, **others)

    monkeypatch.setattr(os, "unlink", unlink)
    monkeypatch.setattr(lock, "KEEPS_OPEN_FILES", True)
    monkeypatch.setattr(temporary, "KEEPS_OPEN_FILES", True)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with locked(tmp_path / "work", lasting=False):
        assert (tmp_path / "work" / ".lock").exists()
    with temporary_folder("briefing-test-") as folder:
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_system_without_limits_and_owners_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wall clock alone ends an extraction there, and every temporary folder is the user's own."""
    monkeypatch.setattr(system, "resource", None)
    system.limit_process(1, 1)
    monkeypatch.delattr(os, "getuid", raising=False)
    assert system.is_ours(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no process is ended so on Windows")
def test_a_process_that_used_up_its_time_is_known(tmp_path: Path) -> None:
    """By the signal that ended it; any other end is another mistake."""
    busy = "from briefing_room.system import limit_process; limit_process(1, 2**40)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", busy], cwd=tmp_path, check=False)
    assert system.used_up_its_time(done.returncode)
    assert not any(map(system.used_up_its_time, (0, 1, 2, -2, -15)))
