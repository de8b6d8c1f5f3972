"""Every statement has the proof its kind needs.

An actor's role, a relation, a stake, a position and a timeline entry need
`evidence`; so does an indicator that was observed. A bottom line, a judgement, a
risk and an assessment need `evidence` or `rests_on`. Evidence that bears against a
statement does not prove it.

Bad:   - id: meeting
         date: unknown
         text: The two met at Vostochny.
Good:  - id: meeting
         date: unknown
         text: The two met at Vostochny.
         evidence:
           - "took place at the Vostochny space centre"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.names import name_for_analysts
from briefing_room.findings import Mistake, Severity
from briefing_room.model.types import STAND_IN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each statement that lacks its proof."""
    for briefing_id in desk.briefings:
        for statement in desk.statements(briefing_id):
            if statement.proof == "none" or statement.retired or _has_proof(statement) or STAND_IN in statement.text:
                continue  # what has no words yet is no statement, and that was told of already
            either = statement.proof == "evidence or rests_on"
            observed = " that was observed" if statement.sort == "indicator" else ""
            yield Mistake(
                statement.item.place,
                f"{statement.sort_in_words}{observed} needs evidence{', or rests_on,' if either else ''} and has none: "
                f"{name_for_analysts(desk, statement)}",
                'add “evidence:” with at least one line: - "words copied from the source"'
                + ("; or “rests_on:” with ids of statements it follows from" if either else ""),
            ).concluded_from(statement, "evidence", "rests_on")


def _has_proof(statement: Statement) -> bool:
    if statement.rests_on and statement.proof == "evidence or rests_on":
        return True
    # What speaks against a statement does not prove it.
    return any(evidence.bears == "for" for evidence in statement.evidence)
