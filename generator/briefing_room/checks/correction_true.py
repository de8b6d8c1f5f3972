"""A correction says what stands in the original, and the text has what it says instead.

`was` are whole words of that line, which stand there once. A correction that changes nothing is none.

Bad:   line 12 of the original is "a mocern port"; corrections: line: 13, was: mocern, now: modern
Good:  line 12 of the original is "a mocern port"; corrections: line: 12, was: mocern, now: modern
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
    """Yield each correction that is not true, and each of a source that has no original."""
    for source_id, source in desk.sources.items():
        read = as_read(desk, source_id)
        for fault in read.correction_faults if read else ():
            one = fault.correction
            says = f"; it says {short(fault.line)}" if fault.line is not None else ""
            message = f"line {one.line} of {source.read_from} is not corrected by this: {fault.why}{says}"
            yield Mistake(one.place, message, "copy the words from that line, or take the entry out").concluded_from(
                one, "line", "was", "now"
            )
        if source.is_typed:
            for one in source.facts.corrections:
                message = f"{source_id} has no original that could be corrected"
                yield Mistake(one.place, message, "take the entry out, and write what is right")
