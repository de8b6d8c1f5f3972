"""Pages onto the disk, as MkDocs' source folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.ledger import LEDGER, Listed, listed, own, refuse_strangers, telling, write_list
from briefing_room.publish.failures import PathTakenError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefing_room.pages.page import Page

_CURE: Final = (
    "give the pages a folder of their own, such as `docs_dir: build/docs` in mkdocs.yml, or move it elsewhere; "
    "a folder that an earlier version filled, remove once yourself"
)


def hand_written(docs: Path | None) -> dict[str, bytes]:
    """The files of a project's ``docs/`` that belong to the site.

    A folder with an ``mkdocs.yml`` is a site of its own, and so is no part of this one: the whole of ``docs/``, or one
    in it. What is hidden is not read.
    """
    if docs is None or not docs.is_dir():
        return {}
    found = sorted(path for path in docs.rglob("*") if path.is_file())
    others = {path.parent for path in found if path.name == "mkdocs.yml"}
    return {
        name: path.read_bytes()
        for path in found
        if not (name := path.relative_to(docs).as_posix()).startswith(".") and others.isdisjoint(path.parents)
    }


def write_pages(folder: Path, pages: Iterable[Page], others: Mapping[str, bytes]) -> int:
    """Make a folder hold exactly these pages and files; how many were written or removed.

    A file that is the same already is left alone, so that a watching server
    rebuilds only for a reason. The folder's list names what is in it, and before
    a file is written, so that only what was written here is ever removed.

    Raises:
        PathTakenError: a page and another file have the same path.
        NotOurFolderError: something else is in the folder; then nothing is changed.
    """
    files = dict(others)
    for page in pages:
        if page.path in files:
            message = f"docs/{page.path} has the path of a generated page: rename it"
            raise PathTakenError(message)
        files[page.path] = page.markdown.encode("utf-8")
    found = refuse_strangers(folder, _CURE)
    own(folder, files)
    changed = _remove_others(folder, files, found.ours)  # first, because what was a file may be a folder now
    for name, data in sorted(files.items()):
        path = folder / name
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with telling(path):
            path.write_bytes(data)
        changed += 1
    if listed(folder) != Listed(frozenset(files)):
        write_list(folder, files)
    return changed


def _remove_others(folder: Path, files: Mapping[str, bytes], ours: tuple[Path, ...]) -> int:
    removed = 0
    for path in reversed(ours):  # what is inside a folder comes before the folder
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in {*files, LEDGER}:
            path.unlink(missing_ok=True)  # a list that was half written is gone with the next one
            removed += 1
    return removed
