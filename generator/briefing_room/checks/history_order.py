"""A history runs forwards, newest last, and not beyond what the briefing knows.

Nothing moved, and nothing was settled, after the information cut-off (`as_of`). Words alone may change later.

Bad:   history: [{date: 2024-05-02, …}, {date: 2024-04-23, …}]
Good:  history: [{date: 2024-04-23, …}, {date: 2024-05-02, …}]
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each entry of a history that is older than the one before it."""
    for briefing in desk.briefings.values():
        yield from _after_cut_off(briefing)
        for estimate in briefing.estimates:
            for earlier, later in pairwise(estimate.history):
                if later.date < earlier.date:
                    message = f"this change is dated before the one above it ({earlier.date})"
                    mistake = Mistake(later.at("date"), message, "put the newest last")
                    yield mistake.concluded_from_each((earlier, later), "date")


def _after_cut_off(briefing: Briefing) -> Iterator[Mistake]:
    """What is dated later than anything the briefing knows."""
    last = briefing.as_of.date
    message = f"this is dated after the briefing's as_of ({last}), up to which it knows anything"
    for estimate in briefing.estimates:
        for change in estimate.history:
            if change.date > last and not change.wording:
                mistake = Mistake(change.at("date"), message, "set as_of to the newer day")
                yield mistake.concluded_from_each((change, briefing.as_of), "date")
        settled = estimate.resolved
        if settled and settled.on > last:
            mistake = Mistake(settled.at("on"), message, "set as_of to the newer day")
            yield mistake.concluded_from(settled, "on").concluded_from(briefing.as_of, "date")
