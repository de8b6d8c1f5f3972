"""What was made, on the disk: whole, or not at all."""

from __future__ import annotations

import errno
import re
import secrets
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from briefing_room.bring_in.written import read_back
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.source.article_file import changed_article
from briefing_room.ledger import NotOurFolderError, clear, own, telling
from briefing_room.load.stray import SOURCES
from briefing_room.model.source import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from briefing_room.bring_in.add import Draft
    from briefing_room.bring_in.again import Change
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

_AN_HOUR: Final = 3600
_STAGING: Final = re.compile(r"\.[a-z0-9-]+\.[0-9a-f]{16}\.adding")
"""Nobody else makes a folder of such a name; and yet only what its list names is removed."""


def write_source(folder: Path, draft: Draft) -> Path:
    """Write a draft into a desk's folder, whole or not at all; the new article's path.

    Raises:
        RefusedError: there is such a source already.
        OSError: it cannot be written; nothing is left of it then.
    """
    target = folder / SOURCES / draft.id
    target.parent.mkdir(exist_ok=True)
    try:
        with _prepared(target, draft.files) as made:
            if target.exists() or target.is_symlink():
                raise _there_already(target)
            made.rename(target)
    except OSError as error:
        if error.errno in {errno.EEXIST, errno.ENOTEMPTY}:
            raise _there_already(target) from None
        raise
    return target / ARTICLE


def _there_already(target: Path) -> RefusedError:
    return RefusedError(f"{target} is there already", "choose another id: --id ID")


@contextmanager
def _prepared(home: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder beside a source's, with these files in it; it is gone afterwards, but for what was moved out of it.

    The desk's reader passes over names with a dot, and a list in the folder around it says that it is ours.
    """
    staging = home.with_name(f".{home.name}.{secrets.token_hex(8)}.adding")
    made = staging / "source"
    _clear_old(home.parent)
    try:
        own(staging, (f"{made.name}/{name}" for name in files))
        made.mkdir()
        for name, data in files.items():
            with telling(made / name):
                (made / name).write_bytes(data)
        yield made
    finally:
        clear(staging)


def _clear_old(sources: Path) -> None:
    """Remove what a run that was killed has left; what is younger than an hour may be under way."""
    for path in sources.glob(".*.adding"):
        if _STAGING.fullmatch(path.name) and time.time() - path.lstat().st_mtime > _AN_HOUR:
            with suppress(NotOurFolderError):  # it is somebody's, and in nobody's way
                clear(path)


def write_change(folder: Path, change: Change) -> None:
    """Write what a change comes to; each file is replaced at once or not at all."""
    home = folder / SOURCES / change.source.id
    _replace_files(home, change.files)


def mark_reviewed(desk: Desk, folder: Path, source: Source, day: date) -> None:
    """Write into a source's front matter on which day its text was compared, and the sum of it; all else stays."""
    home = folder / SOURCES / source.id
    review = {"on": day.isoformat(), "text": source.text_sum}
    text = changed_article((home / ARTICLE).read_bytes().decode("utf-8"), {"reviewed": review}, None)
    read_back(source.id, {ARTICLE: text.encode("utf-8")}, desk)
    _replace_files(home, {ARTICLE: text.encode("utf-8")})


def _replace_files(home: Path, files: Mapping[str, bytes]) -> None:
    """Write files so that whoever reads one sees the old one or the new one, whole."""
    with _prepared(home, files) as made:
        for name in files:
            (made / name).replace(home / name)
