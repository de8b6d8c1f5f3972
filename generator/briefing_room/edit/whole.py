"""Several files of a desk written, and moved, as one: all of them, or none.

Everything new is written into a folder of ours in the desk first, then a list that says it is whole, and only then is
each file put in its place. Whoever is killed before the list leaves the desk as it was; whoever is killed behind it
leaves the rest to the next command on the desk, which ends it before it reads anything.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import ExitStack, contextmanager, suppress
from shutil import copymode
from typing import TYPE_CHECKING, Final

from briefing_room.ledger import NotOurFolderError, clear, listed, own, telling
from briefing_room.lock import LOCK, BusyError, locked
from briefing_room.system import KEEPS_OPEN_FILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

STAGING: Final = ".migrating"
"""A folder in the desk, which the desk's reader passes over as it does every name with a dot."""

_WHOLE: Final = "whole.json"
_UNLISTED: Final = f"{_WHOLE}.new"
_IN_A_DESK: Final = re.compile(
    r"(?:[A-Za-z0-9_-]+\.yml|sources/[A-Za-z0-9_-]+/(?:article\.md|stripped\.yml|reading\.txt))"
)
"""What may be put in its place: a list that somebody else wrote moves nothing anywhere else."""


_MOVED_IN_A_DESK: Final = re.compile(r"[A-Za-z0-9_-]+\.yml|sources/[A-Za-z0-9_-]+")
"""What may be moved, and where to: a briefing's file, or a source's folder."""


def write_whole(folder: Path, files: Mapping[str, bytes], moves: Iterable[tuple[str, str]] = ()) -> None:
    """Write files of a desk by their names in it, in this order, all of them or none; then move what is to be moved.

    ``moves`` are names of files and of folders: what each is called until now, and what it is called then.

    Raises:
        OSError: they cannot be written; the desk is as it was then.
        BusyError: another process is writing.
    """
    finish(folder)
    staging = folder / STAGING
    own(staging, [*map(str, range(len(files))), _WHOLE, _UNLISTED, LOCK])
    with _held(staging):
        for number, (name, data) in enumerate(files.items()):
            _write(staging / str(number), data)
            if (folder / name).exists():
                copymode(folder / name, staging / str(number))
        _write(staging / _UNLISTED, json.dumps([*files, *map(list, moves)]).encode("ascii"))
        (staging / _UNLISTED).replace(staging / _WHOLE)
        _put_in_place(folder)


def finish(folder: Path) -> None:
    """End what a run that was killed had begun: it puts the rest in place, or takes away what never became whole."""
    staging = folder / STAGING
    if not staging.is_dir() or staging.is_symlink():
        return
    if listed(staging) is None:
        with suppress(NotOurFolderError):  # killed before it had a list; what is in it otherwise is somebody's
            clear(staging)
        return
    with suppress(BusyError, NotOurFolderError), _held(staging):
        _put_in_place(folder)


@contextmanager
def _held(staging: Path) -> Iterator[None]:
    """Hold the folder of ours; in the end it is cleared, unless something in it is whole and not in its place yet."""

    def clear_unless_whole() -> None:
        if not (staging / _WHOLE).exists():
            clear(staging)

    # What is open can be removed on some systems, and on others not.
    with ExitStack() as after, locked(staging, lasting=False), ExitStack() as before:
        (after if KEEPS_OPEN_FILES else before).callback(clear_unless_whole)
        yield


def _put_in_place(folder: Path) -> None:
    """Move what is whole to its place, and clear the rest. What was moved already is not there any more."""
    staging = folder / STAGING
    for number, name in enumerate(_listed_whole(staging)):
        if not isinstance(name, str):
            _move(folder, *name)
            continue
        target = folder / name
        inside = target.parent.resolve().is_relative_to(folder.resolve())
        if _IN_A_DESK.fullmatch(name) and inside and (staging / str(number)).is_file():
            (staging / str(number)).replace(target)
    (staging / _WHOLE).unlink(missing_ok=True)


def _move(folder: Path, was: str, now: str) -> None:
    """Give a file or folder its new name, unless it has it already."""
    known = all(_MOVED_IN_A_DESK.fullmatch(name) for name in (was, now))
    inside = (folder / now).parent.resolve().is_relative_to(folder.resolve())
    if known and inside and os.path.lexists(folder / was) and not os.path.lexists(folder / now):
        (folder / was).rename(folder / now)


def _listed_whole(staging: Path) -> list[str | tuple[str, str]]:
    """The names of what is whole, and what is to be moved; none where that was never said."""
    try:
        names = json.loads((staging / _WHOLE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return []
    return [one for name in names if (one := _entry(name))] if isinstance(names, list) else []


def _entry(name: object) -> str | tuple[str, str] | None:
    """An entry of the list, when it is one of ours."""
    if isinstance(name, str):
        return name
    match name:
        case [str(was), str(now)]:
            return was, now
    return None


def _write(path: Path, data: bytes) -> None:
    """Write a file, and wait until it is on the disk: the list must never be there before what it lists."""
    with telling(path), path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
