"""A desk of an older format brought to the present one, on one screen: read → a step for each format → see → write.

A step is a function from the desk's files to those it would write; none writes anything. To add a format: its number
in `model/desk.py`, a module with its step, and its line in `STEPS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.edit import first_edition
from briefing_room.edit.rows import CannotEditError, Replacing, ending_of, key_rows, replaced, rows_of, with_value
from briefing_room.edit.steps import Files, Note
from briefing_room.findings import has_errors
from briefing_room.load.desk import load_typed, read_desk
from briefing_room.load.raw import BYTE_ORDER_MARK, RawFile
from briefing_room.load.stray import SETTINGS
from briefing_room.load.yaml_tree import Scalar
from briefing_room.model.desk import FORMAT, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefing_room.edit.rows import KeyRows

STEPS: Final = (first_edition.step,)
"""The step to format 1, to format 2 and so on: that at place n takes a desk from format n."""

_MODELINE: Final = "# yaml-language-server:"


@dataclass(frozen=True)
class Migration:
    """What bringing a desk to the present format comes to; nothing is written yet."""

    was: int
    files: Mapping[str, bytes]
    notes: tuple[Note, ...]


def migration_of(folder: Path) -> Migration:
    """What would be written to bring a desk to the present format, and what a person has to look at.

    Raises:
        CannotEditError: the desk is of a newer format, or a file has a mistake that has to be mended first.
    """
    loaded = read_desk(folder)
    if loaded.format > FORMAT:
        raise CannotEditError(*loaded.findings)
    settings = _settings_of(folder)
    files = Files(folder)
    notes: list[Note] = []
    for step in STEPS[loaded.format :]:
        made = step(files, loaded.desk)
        files = files.after(made)
        notes += made.notes
    written = dict(files.written)
    numbered = _numbered(settings)
    if numbered != settings.data:
        written[SETTINGS] = numbered  # last: until then the desk says that it is older
    return Migration(loaded.format, written, tuple(notes))


def _settings_of(folder: Path) -> RawFile:
    """The settings, as they can be edited.

    Raises:
        CannotEditError: there are none, or they have a mistake.
    """
    path = folder / SETTINGS
    if not path.is_file():
        raise CannotEditError(*read_desk(folder).findings)
    raw = RawFile(SETTINGS, "settings", path.read_bytes())
    _, found = load_typed(raw, Settings)
    if has_errors(found):
        raise CannotEditError(*found)
    return raw


def _numbered(settings: RawFile) -> bytes:
    """The settings with the number of the present format, on the first row that is free for it."""
    rows, keys = rows_of(settings), key_rows(settings)
    if "schema" in keys:
        at = keys["schema"]
        if not isinstance(at.value, Scalar) or at.value.text == str(FORMAT):
            return settings.data
        changes = [Replacing(at.first, at.first + 1, (with_value(rows[at.first], at.value, str(FORMAT)),))]
    else:
        row = _free_row(rows, next(iter(keys.values())))
        changes = [Replacing(row, row, (f"schema: {FORMAT}{ending_of(rows[0])}",))]
    mark = BYTE_ORDER_MARK if settings.data.startswith(BYTE_ORDER_MARK.encode()) else ""
    return (mark + "\n".join(replaced(rows, changes))).encode("utf-8")


def _free_row(rows: list[str], first: KeyRows) -> int:
    """The row before the first key; behind it where a comment stands above it, which is not to be parted from it."""
    comment = [row for row in rows[first.above : first.first] if not row.startswith(_MODELINE)]
    return first.last if comment else first.first
