"""One build at a time in a work folder."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from briefing_room.system import KEEPS_OPEN_FILES, is_gone, open_lock, try_to_lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK: Final = ".lock"


class BusyError(Exception):
    """Another build is under way in the same work folder."""


@contextmanager
def locked(work: Path, *, lasting: bool = True) -> Iterator[None]:
    """Hold the work folder's lock, which the system releases even when the process is killed.

    A folder that does not last goes with its lock, if nothing else is in it then.

    Raises:
        BusyError: another process holds it.
    """
    work.mkdir(parents=True, exist_ok=True)
    with open_lock(work / LOCK) as file:
        # One that is gone was removed by who held it before, just now.
        if not try_to_lock(file) or is_gone(file):
            raise BusyError(f"another build is under way in {work}; wait for it to end")
        try:
            yield
        finally:
            if not lasting and not KEEPS_OPEN_FILES:
                _remove(work)
    if not lasting and KEEPS_OPEN_FILES:
        with suppress(OSError):  # another has opened it meanwhile, and removes it
            _remove(work)


def _remove(work: Path) -> None:
    if work.is_dir() and {path.name for path in work.iterdir()} == {LOCK}:
        (work / LOCK).unlink()
        work.rmdir()
