"""What the program has written on the disk, by name: that, and nothing else, does it ever remove.

A folder that the program made holds a list of what it wrote there. The list is
written before what it names, so that whoever is killed in between leaves
nothing that is not listed. What is not listed is somebody's: it is never
removed, nor is anything around it.
"""

from __future__ import annotations

import json
import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from shlex import quote
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

LEDGER: Final = ".built-by-briefing-room"
"""The name of the list, in the folder it is about."""

_HEAD: Final = "Made by Briefing Room, which removes what is listed here and refuses to touch anything else."
_EARLIER: Final = "This folder is replaced whole by each build."
_STAGED: Final = f"{LEDGER}.new"
_OF_THE_LIST: Final = (LEDGER, _STAGED)
_OF_SYSTEMS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems leave in every folder that somebody looks at, and nobody wrote: in a folder of ours it goes with it."""

_SHOWN: Final = 3


class NotOurFolderError(Exception):
    """A folder holds what the program did not write, so nothing in it is removed; the text names it."""


@dataclass(frozen=True)
class Listed:
    """What a list names: files by their path in the folder, and patterns of names that another program chooses."""

    names: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        """Whether a file's path is listed."""
        return name in self.names or any(fnmatchcase(name, pattern) for pattern in self.patterns)


@dataclass(frozen=True)
class Found:
    """What is in a folder: ours, a folder before what is in it and a list before what it names; and what is not."""

    ours: tuple[Path, ...]
    strangers: tuple[Path, ...]


def listed(folder: Path) -> Listed | None:
    """What a folder's list names; None where there is no list, or one that names nothing, of an earlier version."""
    try:
        lines = (folder / LEDGER).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    if not lines or lines[0] != _HEAD or (folder / LEDGER).is_symlink():
        return None
    try:
        entries = [json.loads(line) for line in lines[1:]]
    except ValueError:
        return None
    return Listed(
        frozenset(entry for entry in entries if isinstance(entry, str)),
        frozenset(entry[0] for entry in entries if isinstance(entry, list)),
    )


def own(folder: Path, names: Iterable[str] = (), patterns: Iterable[str] = ()) -> None:
    """Make a folder the program's own, and list what will be written into it beside what is listed already.

    Raises:
        NotOurFolderError: it is there, holds something, and has no list of ours.
    """
    before = listed(folder)
    if before is None:
        refuse_strangers(folder)
        before = Listed()
        folder.mkdir(parents=True, exist_ok=True)
    after = Listed(before.names | {*names}, before.patterns | {*patterns})
    if after != before or not (folder / LEDGER).is_file():
        write_list(folder, after.names, after.patterns)


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Let an error of the system name this path, where the system does not: a full disk is told of no file."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


def note(folder: Path, names: Iterable[str]) -> None:
    """List what will be written into a folder, where it has a list or nothing is in it; elsewhere nothing is done."""
    if listed(folder) is not None or not look(folder).strangers:
        own(folder, names)


def write_list(folder: Path, names: Collection[str], patterns: Collection[str] = ()) -> None:
    """Let a folder's list name exactly this; whoever is killed leaves the old list or the new one."""
    entries: list[str | list[str]] = [*sorted(names), *([pattern] for pattern in sorted(patterns))]
    text = "".join(f"{line}\n" for line in (_HEAD, *map(json.dumps, entries)))
    staged = folder / _STAGED
    with telling(staged):
        staged.write_text(text, encoding="ascii", newline="\n")
    staged.replace(folder / LEDGER)


def look(folder: Path) -> Found:
    """See what in a folder is ours and what is not. No link is followed."""
    if not os.path.lexists(folder):
        return Found((), ())
    if folder.is_symlink() or not folder.is_dir():
        return Found((), (folder,))
    entries = [*_entries(folder)]
    return Found(*(tuple(path for path, is_ours in entries if is_ours is wanted) for wanted in (True, False)))


def _entries(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Everything in a folder that has or should have a list, and whether it is ours: the list itself comes first."""
    of_ours = listed(folder)
    ledger = of_ours or Listed()
    homes = {name[:at] for name in ledger.names for at, letter in enumerate(name) if letter == "/"}
    yield from ((path, True) for name in _OF_THE_LIST if _is_file(path := folder / name))
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        for path in sorted((folder / inside).iterdir()):
            name = f"{inside}{path.name}"
            if path.is_dir() and not path.is_symlink():
                has_list = f"{name}/{LEDGER}" in ledger.names
                yield path, has_list or name in homes or bool(ledger.patterns)
                if has_list:
                    yield from _entries(path)
                elif name in homes or ledger.patterns:
                    waiting.append(f"{name}/")
            elif name not in _OF_THE_LIST or not _is_file(path):
                left = of_ours is not None and path.name in _OF_SYSTEMS
                yield path, _is_file(path) and (left or ledger.has(name))


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode) if os.path.lexists(path) else False


def refuse_strangers(folder: Path, cure: str = "move it elsewhere, or name another folder") -> Found:
    """See that all that is in a folder is ours; what there is.

    Raises:
        NotOurFolderError: something is not; the text names it, and the cure.
    """
    found = look(folder)
    if not found.strangers:
        return found
    if _is_of_an_earlier_version(folder):
        why = "which kept no list of what it wrote there, so its files cannot be told from yours"
        message = f"{folder} was built by an earlier version, {why}"
        raise NotOurFolderError(f"{message}; nothing was changed; remove it once yourself: rm -r {quote(str(folder))}")
    if found.strangers == (folder,):
        raise NotOurFolderError(f"{folder} is there and is no folder of this program's; nothing was changed; {cure}")
    shown = ", ".join(path.relative_to(folder).as_posix() for path in found.strangers[:_SHOWN])
    more = len(found.strangers) - _SHOWN
    message = f"{folder} holds what this program did not write: {shown}{f' and {more} more' if more > 0 else ''}"
    raise NotOurFolderError(f"{message}; nothing was changed; {cure}")


def clear(folder: Path) -> None:
    """Remove a folder of ours with all that is listed in it; nothing where something else is in it.

    Raises:
        NotOurFolderError: something else is in it.
    """
    for path in reversed(refuse_strangers(folder).ours):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
    if folder.is_dir():
        folder.rmdir()


def _is_of_an_earlier_version(folder: Path) -> bool:
    try:
        return (folder / LEDGER).read_text(encoding="utf-8").startswith(_EARLIER)
    except (OSError, UnicodeDecodeError):
        return False
