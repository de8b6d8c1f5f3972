"""What was made, on the disk: whole, or not at all."""

from __future__ import annotations

import errno
import secrets
import shutil
import time
from typing import TYPE_CHECKING, Final

from briefing_room.bring_in.written import read_back
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.source.article_file import changed_article
from briefing_room.load.desk import SOURCES
from briefing_room.model.source import ARTICLE

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.bring_in.add import Draft
    from briefing_room.bring_in.again import Change
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

_AN_HOUR: Final = 3600


def write_source(folder: Path, draft: Draft) -> Path:
    """Write a draft into a desk's folder, whole or not at all; the new article's path.

    Raises:
        RefusedError: there is such a source already.
        OSError: it cannot be written; nothing is left of it then.
    """
    sources = folder / SOURCES
    target = sources / draft.id
    # The desk's reader passes over names with a dot. Nobody else makes a folder of this name.
    staging = sources / f".{draft.id}.{secrets.token_hex(8)}.adding"
    sources.mkdir(exist_ok=True)
    _clear_old(sources)
    try:
        staging.mkdir()
        for name, data in draft.files.items():
            (staging / name).write_bytes(data)
        if target.exists() or target.is_symlink():
            raise _there_already(target)
        staging.rename(target)
    except OSError as error:
        if error.errno in {errno.EEXIST, errno.ENOTEMPTY}:
            raise _there_already(target) from None
        raise
    finally:
        _clear(staging)
    return target / ARTICLE


def _there_already(target: Path) -> RefusedError:
    return RefusedError(f"{target} is there already", "choose another id: --id ID")


def _clear_old(sources: Path) -> None:
    """Remove what a run that was killed has left; what is younger than an hour may be under way."""
    for path in sources.glob(".*.adding"):
        if time.time() - path.lstat().st_mtime > _AN_HOUR:
            _clear(path)


def _clear(staging: Path) -> None:
    """Remove what stands where a source is made, be it a folder, a file or a link."""
    if staging.is_dir() and not staging.is_symlink():
        shutil.rmtree(staging, ignore_errors=True)
    else:
        staging.unlink(missing_ok=True)


def write_change(folder: Path, change: Change) -> None:
    """Write what a change comes to; each file is replaced at once or not at all."""
    home = folder / SOURCES / change.source.id
    for name, data in change.files.items():
        replace_file(home / name, data)


def mark_reviewed(desk: Desk, folder: Path, source: Source) -> None:
    """Write `reviewed: true` into a source's front matter; all else stays as it is."""
    path = folder / SOURCES / source.id / ARTICLE
    text = changed_article(path.read_bytes().decode("utf-8"), {"reviewed": True}, None)
    read_back(source.id, text.encode("utf-8"), desk)
    replace_file(path, text.encode("utf-8"))


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that whoever reads it sees the old one or the new one, whole."""
    staging = path.with_name(f".{path.name}.{secrets.token_hex(8)}.new")
    try:
        staging.write_bytes(data)
        staging.replace(path)
    finally:
        staging.unlink(missing_ok=True)
