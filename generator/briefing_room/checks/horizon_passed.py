"""The deadline (horizon) of a judgement or a risk is still to come.

It is compared with the briefing's `as_of`, or with the day given as `--today`;
never with the clock, so that a build says the same on every day. An archived
briefing is not asked.

Bad:   as_of: {date: 2024-04-23, …}   and   horizon: 2023-12-31
Good:  as_of: {date: 2024-04-23, …}   and   horizon: 2024-12-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each horizon that has passed."""
    for briefing in desk.briefings.values():
        if briefing.is_archived:
            continue
        day = desk.today or briefing.as_of.date
        named = "the day given as --today" if desk.today else "the briefing's as_of"
        for estimate in briefing.estimates:
            settled = estimate.retired or estimate.resolved
            if estimate.horizon and estimate.horizon < day and not settled:
                mistake = Mistake(
                    estimate.at("horizon"),
                    f"the horizon of {estimate.id} lies before {named} ({day})",
                    "see how it turned out: say so (“resolved”), take it back (“retired”), or give it a later horizon "
                    "and say why in “history”",
                )
                yield mistake.concluded_from(estimate, "horizon", "resolved").concluded_from(briefing.as_of, "date")
