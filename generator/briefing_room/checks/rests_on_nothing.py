"""What a statement rests on is itself stated and proved.

A gap, a question, an alternative, a response and a sign nobody has seen need no
proof of their own, so nothing can rest on them. An assumption is named under
`assumes`.

Bad:   rests_on: [who-travelled]               (the question, not an answer to it)
Good:  rests_on: [who-travelled-assessment]
Good:  assumes: [stocks-exist]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each reference to what carries no proof."""
    for briefing_id in desk.briefings:
        for statement in desk.statements(briefing_id):
            for number, ref in enumerate(statement.rests_on):
                target = desk.statement(ref, briefing_id)
                if target and target.proof == "none" and not target.evidence:
                    assumed = target.sort == "assumption"
                    help_ = (
                        "name it under “assumes”" if assumed else "rest it on a statement with proof, or add evidence"
                    )
                    yield Mistake(
                        statement.place_of_ref(number),
                        f"“{ref}” is {target.sort_in_words} without proof, so nothing can rest on it",
                        help_,
                    ).concluded_from(target, "evidence", "status")
