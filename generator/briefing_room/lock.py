"""One build at a time in a work folder."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

try:
    import fcntl
except ImportError:  # not on Windows, where two builds at once are not kept apart
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK: Final = ".lock"
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


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
    with os.fdopen(os.open(work / LOCK, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o644), "r+b") as file:
        busy = f"another build is under way in {work}; wait for it to end"
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BusyError(busy) from None
        if os.fstat(file.fileno()).st_nlink == 0:  # who held it before has just removed it
            raise BusyError(busy)
        try:
            yield
        finally:
            if not lasting:
                _remove(work)


def _remove(work: Path) -> None:
    if work.is_dir() and {path.name for path in work.iterdir()} == {LOCK}:
        (work / LOCK).unlink()
        work.rmdir()
