"""New folders: written apart, then put into their place, so that nothing is left half made and nothing is lost."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class TakenError(Exception):
    """Something is there already and would be overwritten; the text says what."""


@contextmanager
def placed(folder: Path) -> Iterator[Path]:
    """A folder to write into, which takes the place of ``folder`` once all is written.

    ``folder`` is not there, is empty, or is that of a git repository in which nothing is in the way.

    Raises:
        TakenError: it holds something; then nothing is written.
    """
    folder = folder.resolve()
    _refuse_what_holds_something(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    # A folder that is there may be a mount point, so that nothing can be renamed into it from beside it.
    apart = Path(mkdtemp(prefix=".begun.", dir=folder if folder.is_dir() else folder.parent))
    try:
        new = apart / "new"
        new.mkdir()
        yield new
        _put(new, folder)
    finally:
        rmtree(apart)


def _refuse_what_holds_something(folder: Path) -> None:
    for place in (folder, *folder.parents):
        if place.exists() and not place.is_dir():
            message = f"{place} is a file; name a new folder"
            raise TakenError(message)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / ".git").exists():
        message = f"{folder} is there and not empty; name a new folder"
        raise TakenError(message)


def _put(new: Path, folder: Path) -> None:
    """Put what is new into its place: in one step where nothing is there, else each part of it, or none."""
    if not folder.exists():
        new.rename(folder)
        return
    parts = sorted(new.iterdir())
    taken = [part.name for part in parts if (folder / part.name).exists() or (folder / part.name).is_symlink()]
    if taken:
        message = (
            f"{folder} holds {', '.join(taken)} already; nothing was written. Move it elsewhere, or name a new folder"
        )
        raise TakenError(message)
    done: list[Path] = []
    try:
        for part in parts:
            done.append(part.rename(folder / part.name))  # noqa: PERF401 - what was put is known when it stops
    except BaseException:
        for path in done:
            path.rename(new / path.name)
        raise
