"""`given` names something that may be so or not.

Readers see the condition in front of the statement, as “If …”. So it has to be
a sentence that can come true: a judgement, a risk, an indicator, an assumption,
an alternative, an explanation, one side of a disagreement, or something that is
said to have happened. A question, a gap, a role, a relation, a stake or a
response is none.

Bad:   given: which-day      and which-day is a gap: “The day of the opening.”
Good:  given: first-ship     and first-ship is an indicator: “A ship unloads at the quay.”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity, short
from briefing_room.model.statements import CONDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each condition that is none."""
    for briefing_id in desk.briefings:
        for statement in desk.statements(briefing_id):
            own = statement.given and not statement.owner  # another reading has the condition of its item
            condition = desk.statement(statement.given or "", briefing_id) if own else None
            if condition and condition.sort not in CONDITIONS:
                yield Mistake(
                    statement.item.at("given"),
                    f"“{statement.given}” is {condition.sort_in_words}, which is no condition: {short(condition.text)}",
                    "name a judgement, risk, indicator or assumption that says when it holds",
                )
