"""A temporary folder that is gone after use; should its process be killed, the next one clears it."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_room.ledger import NotOurFolderError, clear, listed, write_list
from briefing_room.lock import LOCK, BusyError, locked
from briefing_room.system import KEEPS_OPEN_FILES, is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def temporary_folder(prefix: str) -> Iterator[Path]:
    """A folder with a list of its own, in the system's place for temporary files."""
    _clear_left_over(prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    with _cleared(folder):
        write_list(folder, [LOCK])
        yield folder


def _clear_left_over(prefix: str) -> None:
    """Remove the folders of processes that were killed: those of ours that nobody holds any more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        if listed(folder) is not None and is_ours(folder):
            with suppress(BusyError, NotOurFolderError, OSError), _cleared(folder):
                pass


@contextmanager
def _cleared(folder: Path) -> Iterator[None]:
    """Hold a folder and clear it in the end: before its lock is given back, where what is open can be removed."""
    with ExitStack() as after, locked(folder, lasting=False), ExitStack() as before:
        (after if KEEPS_OPEN_FILES else before).callback(clear, folder)
        yield
