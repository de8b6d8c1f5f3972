"""A file of the desk is UTF-8.

Everything is published as UTF-8; bytes in another encoding would come out as
wrong letters, and quotes from them could never match. A file in UTF-16 or UTF-32
is one mistake: it is read all the same, so that the rest of the desk is checked.

Bad:   a file saved as Windows-1252 or UTF-16
Good:  the same file saved as UTF-8
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"

_SAVE: Final = "save it as UTF-8: choose this encoding, and not “Unicode”, under “Save as…” in your editor"


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield the first byte that is not UTF-8; of a file that is UTF-16 or UTF-32 as a whole, that it is so."""
    if file.wide:
        message = f"the file is {file.wide.upper()[:6]}, not UTF-8"
        yield Mistake(Place(file.path), message, _SAVE)
        return
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
