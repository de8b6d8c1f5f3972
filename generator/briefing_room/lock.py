"""One build at a time in a work folder."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Final

from briefing_room.system import KEEPS_OPEN_FILES, is_gone, open_lock, try_to_lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK: Final = ".lock"
_TRIES: Final = 100


class BusyError(Exception):
    """Another build is under way in the same work folder."""


@contextmanager
def locked(work: Path, *, lasting: bool = True) -> Iterator[None]:
    """Hold the work folder's lock, which the system releases even when the process is killed.

    The lock is removed when it is released, and the folder too, if nothing else is in it then, and it does not last or
    was made for the lock.

    Raises:
        BusyError: another process holds it.
    """
    folder_too = not (lasting and work.is_dir())
    with _taken(work):
        try:
            yield
        finally:
            if not KEEPS_OPEN_FILES:
                _remove(work, folder_too=folder_too)
    if KEEPS_OPEN_FILES:
        _remove(work, folder_too=folder_too)


def _taken(work: Path) -> IO[bytes]:
    """The lock's file, held.

    Who holds it removes it before it is released. So who opened it just before holds a file that is in no folder any
    more, beside one who has made a new one: such a file is no lock, and is let go.
    """
    busy = BusyError(f"another build is under way in {work}; wait for it to end")
    for _ in range(_TRIES):
        work.mkdir(parents=True, exist_ok=True)
        try:
            lock = open_lock(work / LOCK)
        except FileNotFoundError:  # the folder went just now, with the lock of another
            continue
        if not try_to_lock(lock):
            lock.close()
            raise busy
        if not is_gone(lock):
            return lock
        lock.close()
    raise busy


def _remove(work: Path, *, folder_too: bool) -> None:
    """Remove the lock, and the folder where it may go; the system refuses that when something is in it."""
    with suppress(OSError):  # another has opened it meanwhile, and removes it
        (work / LOCK).unlink()
        if folder_too:
            work.rmdir()
