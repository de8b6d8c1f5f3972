"""A file of the desk is UTF-8.

Everything is published as UTF-8; bytes in another encoding would come out as
wrong letters, and quotes from them could never match.

Bad:   a file saved as Windows-1252 or UTF-16
Good:  the same file saved as UTF-8
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield the first byte that is not UTF-8."""
    if file.too_large or file.bad_byte is None:
        return
    before = file.data[: file.bad_byte].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    byte = file.data[file.bad_byte]
    yield Mistake(
        Place(file.path, line, column),
        f"the file is not UTF-8: byte 0x{byte:02x} stands here",
        "save the file as UTF-8 in your editor",
    )
