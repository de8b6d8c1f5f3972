"""A file of the desk has an honest size.

A briefing of a few hundred statements has some hundred kilobytes. A file that is
far larger is a mistake or an attack, and is not read.

Bad:   a briefing of 50 MB
Good:  one briefing a subject, one file a briefing
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Place, Severity
from briefing_room.load.raw import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield a finding for a file over its limit."""
    if file.too_large:
        yield Mistake(
            Place(file.path),
            f"the file has {len(file.data):,} bytes; at most {LARGEST[file.kind]:,} are read",
            "split it, or remove what does not belong in it",
        )
