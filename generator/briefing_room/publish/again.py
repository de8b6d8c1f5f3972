"""A desk that is read and checked again at each save, for a preview: only what has changed is read and checked anew.

Where one briefing alone was saved, its file is read and no other. Facts and findings of rules that read nothing of
what it says are those of before. In doubt all is read: when files come or go, or anything but a briefing was saved, or
anything is wrong with how a file is written, which may be told of by other files as well.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from briefing_room.checks import told_by
from briefing_room.load.desk import read_again, read_desk
from briefing_room.load.stray import ACTORS, SETTINGS
from briefing_room.model.changed import changed_since
from briefing_room.model.derived import reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefing_room.checks import DeskRule
    from briefing_room.findings import Finding
    from briefing_room.load.desk import Loaded
    from briefing_room.model.derived import Entry, Read
    from briefing_room.model.desk import Desk


class Again:
    """What is known of a desk from one save to the next."""

    def __init__(self) -> None:
        self._sums: Mapping[str, bytes] = {}
        self._loaded: Loaded | None = None
        self._desk: Desk | None = None
        self._changed: frozenset[Entry] = frozenset()
        self._before: dict[DeskRule, tuple[tuple[Read, ...], tuple[Finding, ...]]] = {}
        self._now: dict[DeskRule, tuple[tuple[Read, ...], tuple[Finding, ...]]] = {}

    def read(self, folder: Path) -> Loaded:
        """The desk in a folder.

        Raises:
            OSError: the folder cannot be read.
        """
        before, self._sums = self._sums, _sums_of(folder)
        self._loaded = self._with_one(folder, before) or read_desk(folder)
        return self._loaded

    def _with_one(self, folder: Path, before: Mapping[str, bytes]) -> Loaded | None:
        """The desk with a briefing that alone was saved since; None where that is not all, or anything is in doubt."""
        if self._loaded is None or self._loaded.findings or before.keys() != self._sums.keys():
            return None
        saved = [name for name in before if before[name] != self._sums[name]]
        if not all("/" not in name and name.endswith(".yml") for name in saved) or {ACTORS, SETTINGS} & {*saved}:
            return None
        loaded = self._loaded
        for name in saved:
            loaded = read_again(folder, loaded, name, (folder / name).read_bytes())
        return None if loaded.findings else loaded

    def begin(self, desk: Desk) -> None:
        """Let a desk, as it was read last, have what is known of the one before."""
        self._before, self._now, self._changed = self._now, {}, frozenset()
        if self._desk is None:
            self._before = {}
        else:
            self._changed = changed_since(self._desk, desk)
            desk.ledger.take_over(self._desk.ledger, self._changed)
        self._desk = desk

    def told_by(self, rule: DeskRule, desk: Desk) -> tuple[Finding, ...]:
        """The findings of a rule."""
        if desk is not self._desk:  # what has one id was told apart: that desk is of the moment
            return told_by(rule, desk)
        known = self._before.get(rule)
        if known is None or not desk.ledger.has_all(known[0], self._changed):
            with reading(desk) as read:
                found = told_by(rule, desk)
            known = read.first_hand, found
        self._now[rule] = known
        return known[1]


def _sums_of(folder: Path) -> dict[str, bytes]:
    """The sums of all files of a desk by name; of what is no file, and of a link, that it is there."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).digest()
        if path.is_file() and not path.is_symlink()
        else b""
        for path in sorted(folder.rglob("*"))
    }
