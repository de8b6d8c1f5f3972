"""Every value has the shape its key wants: a text, a list, or a mapping.

Bad:   assumes: stocks-exist
Good:  assumes: [stocks-exist]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Finding]:
    """Yield every value of the wrong shape."""
    for problem in file.problems:
        if problem.code == "wrong-type":
            yield Finding(problem.place, problem.code, SEVERITY, problem.message, problem.help)
