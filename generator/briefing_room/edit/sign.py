"""A briefing signed: one key of its file is written, and every other byte stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.edit.rows import Replacing, ending_of, key_rows, replaced, rows_of
from briefing_room.findings import yaml_text
from briefing_room.load.raw import BYTE_ORDER_MARK, RawFile

if TYPE_CHECKING:
    from datetime import date

_BEHIND = ("drafted_by", "authors", "as_of", "status", "title")
"""The keys behind which a signature is written that is new, the first that is there."""


def signed(name: str, data: bytes, by: str, on: date, total: str) -> bytes:
    """The bytes of a briefing's file with a signature in place of the one that is there, or as a row of its own.

    Args:
        name: the file's name in the desk.
        data: its bytes.
        by: who signs.
        on: the day.
        total: the sum of the statements that are signed.

    Raises:
        CannotEditError: its keys do not stand each on a row of its own.
    """
    raw = RawFile(name, "briefing", data)
    rows, keys = rows_of(raw), key_rows(raw)
    if "signed" in keys:
        first, last = keys["signed"].first, keys["signed"].last
    else:
        first = last = next((keys[key].last for key in _BEHIND if key in keys), 0)
    row = f"signed: {{by: {yaml_text(by)}, on: {on}, hash: {total}}}{ending_of(rows[0])}"
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK.encode()) else ""
    return (mark + "\n".join(replaced(rows, [Replacing(first, last, (row,))]))).encode("utf-8")
