"""Pages onto the disk, as MkDocs' source folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefing_room.pages.page import Page


class PathTakenError(Exception):
    """A hand-written page has the path of a generated one."""


def hand_written(docs: Path | None) -> dict[str, bytes]:
    """The files of a project's ``docs/`` that belong to the site: all but design notes, which are for engineers."""
    if docs is None or not docs.is_dir():
        return {}
    return {
        name: path.read_bytes()
        for path in sorted(docs.rglob("*"))
        if path.is_file() and not (name := path.relative_to(docs).as_posix()).startswith(("design/", "."))
    }


def write_pages(folder: Path, pages: Iterable[Page], others: Mapping[str, bytes]) -> int:
    """Make a folder hold exactly these pages and files; how many were written or removed.

    A file that is the same already is left alone, so that a watching server
    rebuilds only for a reason.

    Raises:
        PathTakenError: a page and another file have the same path.
    """
    files = dict(others)
    for page in pages:
        if page.path in files:
            message = f"docs/{page.path} has the path of a generated page: rename it"
            raise PathTakenError(message)
        files[page.path] = page.markdown.encode("utf-8")
    changed = _remove_others(folder, files)  # first, because what was a file may be a folder now
    for name, data in sorted(files.items()):
        path = folder / name
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        changed += 1
    return changed


def _remove_others(folder: Path, files: Mapping[str, bytes]) -> int:
    removed = 0
    for path in sorted(folder.rglob("*"), reverse=True):  # what is inside a folder comes before the folder
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.is_symlink() or path.relative_to(folder).as_posix() not in files:
            path.unlink()
            removed += 1
    return removed
