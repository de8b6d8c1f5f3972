"""An indicator that was looked at says when; one that was not says no day.

Bad:   status: not-observed
Bad:   status: not-checked
       checked: 2024-04-23
Good:  status: not-observed
       checked: 2024-04-23
Good:  status: not-checked
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each indicator whose status and day do not go together."""
    for briefing in desk.briefings.values():
        for indicator in briefing.indicators:
            looked_at = indicator.status != "not-checked"
            if looked_at and indicator.checked is None:
                message = f"the indicator is “{indicator.status}”, but not since when"
                help_ = "add “checked: YYYY-MM-DD”, the day somebody looked; or write: status: not-checked"
                yield Mistake(indicator.at("status"), message, help_).concluded_from(indicator, "status", "checked")
            elif not looked_at and indicator.checked is not None:
                message = "the indicator is “not-checked”, and yet has a day on which it was checked"
                help_ = "write what was seen on that day (not-observed, observed, unclear), or remove the day"
                yield Mistake(indicator.at("checked"), message, help_).concluded_from(indicator, "status", "checked")
