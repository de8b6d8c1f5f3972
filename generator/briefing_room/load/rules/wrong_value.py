"""Every value is one its key may have: a word of a list, a day that exists, a well-formed id.

YAML's own guesses are switched off: `NO` stays the two letters, `010` is no
number, `on` is not true.

Bad:   date: 2026-02-30
Bad:   linchpin: yes
Good:  date: 2026-02-28
Good:  linchpin: true
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Finding]:
    """Yield every value its key may not have."""
    for problem in file.problems:
        if problem.code == "wrong-value":
            yield Finding(problem.place, problem.code, SEVERITY, problem.message, problem.help)
