"""Every key is one the desk's format knows.

A misspelt key would otherwise be dropped, with everything behind it.

Bad:   confidense: low
Good:  confidence: low
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Finding]:
    """Yield every key the model does not know."""
    for problem in file.problems:
        if problem.code == "unknown-key":
            yield Finding(problem.place, problem.code, SEVERITY, problem.message, problem.help)
