"""The strip log names lines of the original by their true number and with their true words.

Every line of an original, as it was read, is in the text or in the strip log, and no line is in both.

Bad:   line 5 of the original is "Latest Posts"; stripped.yml: lines: "6"
Good:  line 5 of the original is "Latest Posts"; stripped.yml: lines: "5"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.as_read import as_read
from briefing_room.findings import Mistake, Severity, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each entry that is not true, and a log of a source that has no original."""
    for source_id, source in desk.sources.items():
        read = as_read(desk, source_id)
        for fault in read.log_faults if read else ():
            entry = fault.entry
            message = f"the strip log says that line {entry.lines} is {short(entry.text)}; {fault.why}"
            cure = f'write: "{fault.lines}"' if fault.lines else "copy the line, or take the entry out"
            yield (
                Mistake(entry.at("lines"), message, cure)
                .concluded_from(source.log, "stripped")
                .concluded_from(entry, "lines", "text")
            )
        if source.is_typed and source.stripped:
            message = f"{source_id} has a strip log and no original whose lines it could count"
            yield Mistake(source.stripped[0].place, message, "take the file out, or name the original")
