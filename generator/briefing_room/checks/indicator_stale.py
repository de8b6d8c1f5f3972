"""An indicator is looked at again within the days that the desk allows.

The settings say how many (`indicator_days`, else 90). They are counted from `checked` to the briefing's `as_of`, or
to the day given as `--today`; never to the clock. What was observed stays observed and is not asked, nor is an
archived briefing.

Bad:   checked: 2024-01-02      in a briefing as of 2024-06-30
Good:  checked: 2024-06-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each indicator nobody has looked at for too long."""
    allowed = desk.settings.indicator_days
    for briefing in desk.briefings.values():
        if briefing.is_archived:
            continue
        for indicator in briefing.indicators:
            if indicator.checked is None or indicator.retired or indicator.status == "observed":
                continue
            days = ((desk.today or briefing.as_of.date) - indicator.checked).days
            if days > allowed:
                message = f"{indicator.id} was last checked {days} days ago; the desk allows {allowed}"
                help_ = "look again, and write what was seen and the day under “status” and “checked”"
                mistake = Mistake(indicator.at("checked"), message, help_).concluded_from(indicator, "checked")
                mistake = mistake.concluded_from(briefing, "status").concluded_from(briefing.as_of, "date")
                yield mistake.concluded_from(desk.settings, "indicator_days")
