"""A temporary folder that is gone after use; should its process be killed, the next one clears it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_room.ledger import NotOurFolderError, clear, listed, write_list
from briefing_room.lock import LOCK, BusyError, locked

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def temporary_folder(prefix: str) -> Iterator[Path]:
    """A folder with a list of its own, in the system's place for temporary files."""
    _clear_left_over(prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    with locked(folder, lasting=False):
        write_list(folder, [LOCK])
        try:
            yield folder
        finally:
            clear(folder)


def _clear_left_over(prefix: str) -> None:
    """Remove the folders of processes that were killed: those of ours that nobody holds any more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        if listed(folder) is not None and folder.stat().st_uid == os.getuid():
            with suppress(BusyError, NotOurFolderError, OSError), locked(folder, lasting=False):
                clear(folder)
