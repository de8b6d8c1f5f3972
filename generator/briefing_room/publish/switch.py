"""The switch: a whole new site takes the place of the old one, and a broken one never does.

    site                what is published
    .site.work/new      the new site while it is built and verified; after the switch, the old one
    .site.work/half     pages of it that another process makes, until they are moved into the new site
    .site.work/old      the old one, for the moment between two renames, where the system cannot exchange two folders
    .site.work/docs     its pages as Markdown, for a desk without a project
    .site.work/engine   the same, whole, for an engine other than MkDocs

A process that is killed leaves at most the work folder behind; the next command
puts things right.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing_room.ledger import (
    LEDGER,
    Listed,
    NotOurFolderError,
    clear,
    listed,
    look,
    note,
    refuse_strangers,
    write_list,
)
from briefing_room.lock import LOCK
from briefing_room.publish.exchange import exchange

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES: Final = "docs"
ELSEWHERE: Final = "engine"
"""The folder in which an engine other than MkDocs builds."""
PREVIEW: Final = "mkdocs_"
"""How the folder begins that MkDocs makes for a preview."""
_NEW: Final = "new"
_HALF: Final = "half"
_OLD: Final = "old"
_CURE: Final = "move it elsewhere, or name another folder with --site"
_FOR_ALL: Final = 0o644
_FOLDER_FOR_ALL: Final = 0o755


def scratch_of(site: Path) -> Path:
    """The work folder of a site: beside it, so that a new site can take its place by a rename."""
    return site.with_name(f".{site.name}.work")


def staging_of(site: Path) -> Path:
    """Where a new site is built."""
    return scratch_of(site) / _NEW


def half_of(site: Path) -> Path:
    """Where another process makes some of its pages."""
    return scratch_of(site) / _HALF


def take_over(folder: Path, site: Path) -> None:
    """Move what another process has made into a site, and remove its folder.

    Raises:
        NotOurFolderError: somebody has put something into it meanwhile.
    """
    seal(folder)
    names = (listed(folder) or Listed()).names
    note(site, names)
    for name in sorted(names):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).replace(site / name)
    clear(folder)


def _old_of(site: Path) -> Path:
    return scratch_of(site) / _OLD


def repair(site: Path) -> None:
    """Put right what an interrupted build left behind.

    Raises:
        NotOurFolderError: ``site`` or its work folder holds what the program did not write; then nothing is removed.
    """
    old = _old_of(site)
    if not os.path.lexists(site) and listed(old) is not None:
        old.rename(site)
    refuse_foreign_site(site)
    clear_scratch(site)


def is_left_over(site: Path) -> bool:
    """Whether there is a work folder of a site, as a build that was killed leaves it, or one that is under way."""
    return scratch_of(site).is_dir() and not scratch_of(site).is_symlink()


def refuse_foreign_site(site: Path) -> None:
    """See that the folder named for a site is a site of ours, empty, or not there.

    Raises:
        NotOurFolderError: it is something else, or holds something else too.
    """
    if site.is_dir() and listed(site) is None and look(site).strangers and not (site / LEDGER).is_file():
        message = f"{site} is there and is no site built before; nothing was changed"
        raise NotOurFolderError(f"{message}; name another folder with --site, or empty it")
    refuse_strangers(site, _CURE)


def clear_scratch(site: Path) -> None:
    """Remove what is in a site's work folder; all but its lock.

    Raises:
        NotOurFolderError: something in it is not ours; then nothing is removed.
    """
    scratch = scratch_of(site)
    if scratch.is_symlink() or (scratch.exists() and not scratch.is_dir()):
        refuse_strangers(scratch, _CURE)
    folders = [*_folders_in(scratch)]
    for folder in folders:
        refuse_strangers(folder, "move it elsewhere, then run the command again")
    for folder in folders:
        clear(folder)


def _folders_in(scratch: Path) -> Iterator[Path]:
    """What builds make in a work folder."""
    for path in sorted(scratch.iterdir()) if scratch.is_dir() else ():
        if path.name in {PAGES, ELSEWHERE, _NEW, _HALF, _OLD} or path.name.startswith(PREVIEW):
            yield path
        elif path.name != LOCK:
            message = f"{scratch} holds what this program did not write: {path.name}; nothing was changed"
            raise NotOurFolderError(f"{message}; move it elsewhere, then run the command again")


def seal(site: Path) -> None:
    """Make a built site ready to be published: everybody may read it, and its list names all that is in it.

    What is hidden at its top is left alone: MkDocs empties a folder but for that, so it may be somebody's.
    """
    names: set[str] = set()
    _without_empty_folders(site)
    site.chmod(_FOLDER_FOR_ALL)
    for top in site.iterdir():
        if top.name.startswith(".") or top.is_symlink():
            continue
        for path in (top, *(top.rglob("*") if top.is_dir() else ())):
            if path.is_symlink():
                continue
            path.chmod(_FOLDER_FOR_ALL if path.is_dir() else _FOR_ALL)
            if path.is_file():
                names.add(path.relative_to(site).as_posix())
    with_list = {name for name in names if name.endswith(f"/{LEDGER}")}
    inner = tuple(name.removesuffix(LEDGER) for name in with_list)
    write_list(site, {name for name in names if not name.startswith(inner)} | with_list)
    (site / LEDGER).chmod(_FOR_ALL)


def _without_empty_folders(site: Path) -> None:
    """Remove folders that hold nothing: whoever is ended between making one and writing into it leaves one."""
    for folder, _, _ in os.walk(site, topdown=False):
        path = Path(folder)
        if path != site and not path.relative_to(site).parts[0].startswith(".") and not any(path.iterdir()):
            path.rmdir()


def switch(site: Path) -> None:
    """Let the staged site take the place of the old one: in one step where the system can, by two renames elsewhere.

    Raises:
        NotOurFolderError: somebody has put something into the old one meanwhile, or it cannot be renamed.
    """
    refuse_foreign_site(site)
    new, old = staging_of(site), _old_of(site)
    try:
        if not site.exists():
            new.rename(site)
        elif not exchange(new, site):
            site.rename(old)
            new.rename(site)
    except OSError as error:
        if error.errno not in {errno.EXDEV, errno.EBUSY}:
            raise
        message = f"{site} cannot be replaced as a whole, because it is a mount point or part of a container's image"
        raise NotOurFolderError(f"{message}; name a folder in it with --site") from error
