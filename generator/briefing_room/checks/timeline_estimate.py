"""An estimated date says where it comes from, and stands only where the date is unknown.

Bad:   date: unknown
       estimate: 2023-09~
Good:  date: unknown
       estimate: 2023-09~
       basis: analyst
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.dates import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each estimate without a basis, basis without an estimate, and estimate beside a known date."""
    for briefing in desk.briefings.values():
        for entry in briefing.timeline:
            # Asked here, since an estimate whose basis is broken may still stand beside a known date.
            if entry.estimate and not entry.basis and not entry.broken("basis"):
                message = "the estimate does not say where it comes from"
                cure = desk.adding(entry, "estimate", "basis: analyst")
                yield Mistake(entry.at_key("estimate"), message, "add: basis: analyst").cured_by(cure)
            elif entry.basis and not entry.estimate:
                message = "“basis” says where an estimate comes from, and there is none"
                mistake = Mistake(entry.at_key("basis"), message, "add “estimate: …” or remove it")
                yield mistake.concluded_from(entry, "estimate")
            elif entry.estimate and entry.date.text != UNKNOWN:
                message = "the date is known and estimated as well"
                mistake = Mistake(entry.at_key("estimate"), message, "remove one of the two")
                yield mistake.concluded_from(entry, "date")
