"""A desk of an older format brought to the present one, on one screen: read → a step for each format → see → write.

A step is a function from the desk's files to those it would write; none writes anything. To add a format: its number
in `model/desk.py`, a module with its step, and its line in `STEPS`.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.build import check
from briefing_room.edit import first_edition
from briefing_room.edit.rows import CannotEditError, Replacing, ending_of, key_rows, replaced, rows_of, with_value
from briefing_room.edit.steps import Files, Note
from briefing_room.findings import has_errors
from briefing_room.ledger import own
from briefing_room.load.desk import load_typed, read_desk
from briefing_room.load.raw import BYTE_ORDER_MARK, RawFile
from briefing_room.load.stray import SETTINGS
from briefing_room.load.temporary import temporary_folder
from briefing_room.load.yaml_tree import Scalar
from briefing_room.model.article import text_lines
from briefing_room.model.desk import FORMAT, Settings
from briefing_room.model.source import READING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from briefing_room.build import Checked
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


def checked_after(folder: Path, migration: Migration) -> Checked:
    """What `check` would find when a migration had been written: a copy of the desk is asked."""
    names = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    seen = [name for name in names if not any(part.startswith(".") for part in name.parts)]
    with temporary_folder("briefing-migrated-") as copy:
        own(copy, [*(name.as_posix() for name in seen), *migration.files])
        for name in seen:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((folder / name).read_bytes())
        for written, data in migration.files.items():
            (copy / written).parent.mkdir(parents=True, exist_ok=True)
            (copy / written).write_bytes(data)
        return check(copy)


def diff_of(folder: Path, migration: Migration) -> Iterator[str]:
    """Yield the rows of a unified diff of all that would be written.

    Of a reading that is new its length alone is told: the program makes it, and nobody edits it.
    """
    for name, data in sorted(migration.files.items()):
        path = folder / name
        before = _lines_of(path.read_bytes()) if path.is_file() else []
        after = _lines_of(data)
        was = f"a/{name}" if before else "/dev/null"
        if not before and name.endswith(f"/{READING}"):
            yield from (f"--- {was}", f"+++ b/{name}", f"(new: the original as it is read, in {len(after)} lines)")
            continue
        yield from difflib.unified_diff(before, after, was, f"b/{name}", lineterm="")


def _lines_of(data: bytes) -> list[str]:
    """The lines of a file, whatever they end with."""
    lines = text_lines(data.decode("utf-8"))
    return lines if lines[-1] else lines[:-1]
