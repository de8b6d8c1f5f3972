"""A statement does not rest on one that was taken back, nor has it for its condition.

Bad:   rests_on: [old-judgement]      and old-judgement has retired: …
Bad:   given: old-sign                and old-sign has retired: …
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
            for place, ref in () if statement.retired else statement.placed_refs:
                target = desk.statement(ref, briefing_id)
                if target and target.retired:
                    what = "name another condition" if ref == statement.given else "rest it on what still stands"
                    yield Mistake(
                        place,
                        f"“{ref}” was taken back on {target.retired.date}: {target.retired.why}",
                        f"{what}, or retire it too",
                    )
