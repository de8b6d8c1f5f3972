"""The switch: a whole new site takes the place of the old one, and a broken one never does.

    site            what is published
    .site.new       the new site while it is built and verified
    .site.old       the old one, for the moment between two renames

A process that is killed leaves at most the last two behind; the next start puts
things right.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path


class NotOurFolderError(Exception):
    """The folder named for the site holds something else, which must not be replaced."""


def staging_of(site: Path) -> Path:
    """Where a new site is built: beside the old one, so that it can take its place by a rename."""
    return site.with_name(f".{site.name}.new")


def _old_of(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def repair(site: Path) -> None:
    """Put right what an interrupted build left behind.

    Raises:
        NotOurFolderError: ``site`` is there and is no built site; then nothing is removed.
    """
    old = _old_of(site)
    if site.exists() and not _may_be_replaced(site):
        message = f"{site} is there and is no site built before; name another folder with --site, or remove it"
        raise NotOurFolderError(message)
    if old.exists() and not site.exists():
        old.rename(site)
    for left_over in (old, staging_of(site)):
        if left_over.is_dir():
            shutil.rmtree(left_over)
        else:
            left_over.unlink(missing_ok=True)


STAMP: Final = ".built-by-briefing-room"
"""The name of the file that marks a folder as a site of ours."""


def stamp(site: Path) -> None:
    """Mark a folder as a built site, which the next build may replace whole."""
    site.mkdir(parents=True, exist_ok=True)
    (site / STAMP).write_text("This folder is replaced whole by each build.\n", encoding="utf-8")


def _may_be_replaced(site: Path) -> bool:
    """Whether a folder is empty, or a site of ours in which nobody keeps anything hidden, such as a repository."""
    if not site.is_dir():
        return False
    names = {path.name for path in site.iterdir()}
    return not names or (STAMP in names and not any(name.startswith(".") for name in names - {STAMP}))


def switch(site: Path) -> None:
    """Let the staged site take the place of the old one."""
    old = _old_of(site)
    if site.exists():
        site.rename(old)
    staging_of(site).rename(site)
    if old.exists():
        shutil.rmtree(old, ignore_errors=True)  # the switch is done; what is left is cleared at the next start
