"""A statement does not rest on one that was taken back.

Bad:   rests_on: [old-judgement]      and old-judgement has retired: …
Good:  rest it on what still stands, or retire it too
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each living statement that rests on a retired one."""
    for briefing_id in desk.briefings:
        for statement in desk.statements(briefing_id):
            for number, ref in enumerate(statement.rests_on):
                target = desk.statement(ref, briefing_id)
                if target and target.retired and not statement.retired:
                    yield Mistake(
                        statement.place_of_ref(number),
                        f"“{ref}” was taken back on {target.retired.date}: {target.retired.why}",
                        "rest it on what still stands, or retire it too",
                    )
