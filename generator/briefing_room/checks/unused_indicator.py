"""Every indicator points at something.

A sign that moves no judgement and no risk tells a reader nothing.

Bad:   an indicator without raises and lowers that no judgement and no risk is given on
Good:  raises: [nato-response]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each indicator that nothing names."""
    given = {
        ref if "#" in ref else f"{key}#{ref}"
        for key, briefing in desk.briefings.items()
        for estimate in briefing.estimates
        if (ref := estimate.given)
    }
    for key, briefing in desk.briefings.items():
        for indicator in briefing.indicators:
            address = f"{key}#{indicator.id}"
            pointing = indicator.raises or indicator.lowers or address in given or desk.may_name(address)
            if not pointing and not indicator.retired:
                mistake = Mistake(
                    indicator.at("id"),
                    f"the indicator {indicator.id} points at no judgement and no risk",
                    "add “raises: [id]” or “lowers: [id]”, or name it in the “given” of one",
                ).concluded_from(indicator, "id", "raises", "lowers")
                mistake = mistake.concluded_from(briefing, "judgements", "risks")
                yield mistake.concluded_from_each(briefing.estimates, "given")
