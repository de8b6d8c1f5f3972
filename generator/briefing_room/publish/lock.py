"""One build at a time in a work folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # not on Windows, where two builds at once are not kept apart
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class BusyError(Exception):
    """Another build is under way in the same work folder."""


@contextmanager
def locked(work: Path) -> Iterator[None]:
    """Hold the work folder's lock, which the system releases even when the process is killed.

    Raises:
        BusyError: another process holds it.
    """
    work.mkdir(parents=True, exist_ok=True)
    with (work / ".lock").open("w") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                message = f"another build is under way in {work}; wait for it to end"
                raise BusyError(message) from None
        yield
