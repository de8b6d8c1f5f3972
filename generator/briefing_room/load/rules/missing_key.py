"""Every key that an item needs is there.

Bad:   - id: food
         direction: gain
Good:  - id: food
         for: north-korea
         direction: gain
         text: Food aid
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Finding]:
    """Yield every key that must be there and is not."""
    for problem in file.problems:
        if problem.code == "missing-key":
            yield Finding(problem.place, problem.code, SEVERITY, problem.message, problem.help)
