"""A disagreement has at least two positions, and proof beside it only with an assessment.

Bad:   a question with one position
Good:  a question with two positions, each with its evidence
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each disagreement that is none, and each proof that proves nothing."""
    for briefing in desk.briefings.values():
        for item in briefing.disagreements:
            if len(item.positions) < 2 and not item.retired:  # noqa: PLR2004 - two
                number = "one position" if item.positions else "no position"
                message = f"a disagreement has two positions or more, and this one has {number}"
                help_ = "add what else is said, with its evidence; if nobody says otherwise, it is no disagreement"
                mistake = Mistake(item.at_key("positions"), message, help_).concluded_from(item, "positions")
                yield mistake.concluded_from_each(item.positions, "evidence")
            if (item.evidence or item.rests_on) and not item.assessment:
                key = "evidence" if item.evidence else "rests_on"
                message = f"“{key}” stands beside the assessment it proves, and there is no assessment"
                help_ = "add “assessment: …”, or move the evidence to the position it belongs to"
                yield Mistake(item.at_key(key), message, help_).concluded_from(item, "assessment")
