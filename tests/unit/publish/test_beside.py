"""Work beside other work: what it makes comes back, and nothing of it is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing_room import system
from briefing_room.publish.beside import beside
from tests.patience import patience

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="no other system copies a process safely"),
    # From Python 3.12 on it warns of what `may_part` prevents: the process of these tests has other threads.
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def _with_two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine with two cores, and in a process with one thread."""
    monkeypatch.setattr("briefing_room.publish.beside.may_part", lambda: True)


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_work_is_done_by_another_process_and_comes_back() -> None:
    """A value of any size, with the process that made it."""
    with beside(lambda: (os.getpid(), "x" * 10_000_000), is_worth_it=True) as made:
        process, text = made()
    assert process != os.getpid()
    assert len(text) == 10_000_000
    assert not _is_there(process)


def test_a_copy_that_has_made_it_waits_for_nobody(tmp_path: Path) -> None:
    """It has ended, with all its memory, before anybody asks for what it made."""
    told = tmp_path / "told"

    def work() -> str:
        told.write_text(str(os.getpid()), encoding="ascii")
        return "x" * 10_000_000

    with beside(work, is_worth_it=True) as made:
        _wait_for(told)
        state = Path("/proc", told.read_text(encoding="ascii"), "stat")
        until = time.monotonic() + patience(10)
        while ") Z " not in state.read_text(encoding="ascii") and time.monotonic() < until:
            time.sleep(0.01)
        assert ") Z " in state.read_text(encoding="ascii")
        assert len(made()) == 10_000_000


def test_little_work_is_done_here() -> None:
    """Copying a process takes longer."""
    with beside(os.getpid, is_worth_it=False) as made:
        assert made() == os.getpid()


def test_where_none_is_copied_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """On other systems, on one core, and beside other threads."""
    monkeypatch.setattr("briefing_room.publish.beside.may_part", lambda: False)
    with beside(os.getpid, is_worth_it=True) as made:
        assert made() == os.getpid()


def test_work_that_fails_fails_here() -> None:
    """What is wrong is told by the process that asked, as if there had been no other."""
    with beside(lambda: 1 // 0, is_worth_it=True) as made, pytest.raises(ZeroDivisionError):
        made()


def test_a_copy_that_is_killed_is_not_missed() -> None:
    """What it did not send is made here."""
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return here

    with beside(work, is_worth_it=True) as made:
        assert made() == here


def test_whoever_leaves_ends_it(tmp_path: Path) -> None:
    """An error on the way, or Ctrl-C, leaves no process behind that goes on working."""
    told = tmp_path / "told"

    def work() -> None:
        told.write_text(str(os.getpid()), encoding="ascii")
        time.sleep(1_000)

    def interrupted() -> None:
        with beside(work, is_worth_it=True):
            _wait_for(told)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not _is_there(int(told.read_text(encoding="ascii")))


_KILLED = """
import os, sys, time
from briefing_room.publish import beside
beside.may_part = lambda: True
def work():
    with open(sys.argv[1], "w") as told:
        told.write(str(os.getpid()))
    time.sleep(1_000)
with beside.beside(work, is_worth_it=True) as made:
    made()
"""


def test_a_build_that_is_killed_takes_it_along(tmp_path: Path) -> None:
    """It holds the locks of the build, so nobody could build until it ends."""
    told = tmp_path / "told"
    with subprocess.Popen([sys.executable, "-c", _KILLED, told]) as build:
        _wait_for(told)
        build.kill()
    copy = int(told.read_text(encoding="ascii"))
    until = time.monotonic() + patience(10)
    while _is_there(copy) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _is_there(copy)


def _wait_for(told: Path) -> None:
    until = time.monotonic() + patience(10)
    while not (told.is_file() and told.read_text(encoding="ascii")) and time.monotonic() < until:
        time.sleep(0.01)


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that another thread holds would never be given back in the copy."""
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert not system.may_part()
