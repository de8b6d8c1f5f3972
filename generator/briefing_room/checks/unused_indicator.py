"""Every indicator points at something.

A sign that moves no judgement and no risk tells a reader nothing.

Bad:   an indicator without raises and lowers that no risk is given on
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
    for briefing in desk.briefings.values():
        given = {risk.given for risk in briefing.risks}
        for indicator in briefing.indicators:
            pointing = indicator.raises or indicator.lowers or indicator.id in given
            if not pointing and not indicator.retired:
                mistake = Mistake(
                    indicator.at("id"),
                    f"the indicator {indicator.id} points at no judgement and no risk",
                    "add “raises: [id]” or “lowers: [id]”, or name it in a risk's “given”",
                ).concluded_from(indicator, "id", "raises", "lowers")
                yield mistake.concluded_from(briefing, "risks").concluded_from_each(briefing.risks, "given")
