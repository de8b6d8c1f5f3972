"""A statement does not rest on withdrawn sources alone.

The quoted words still stand in the source, but the source no longer counts. `briefing impact SOURCE` lists what
would be lost before a source is withdrawn.

Bad:   every quote behind a statement is from a source with withdrawn: {date: …, why: …}
Good:  evidence from another source; or the statement is retired
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.names import name_for_analysts
from briefing_room.analysis.support import key_of, standing, support_in, withdrawn_in
from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each statement whose sources were all withdrawn."""
    withdrawn = withdrawn_in(desk)
    if not withdrawn:
        return
    support = support_in(desk)
    for briefing_id, briefing in desk.briefings.items():
        if briefing.is_archived:
            continue
        for statement in standing(desk, briefing_id):
            sources = support.sources[key_of(statement)]
            if sources and sources <= withdrawn:
                names = ", ".join(sorted(sources))
                name = name_for_analysts(desk, statement)
                message = f"{statement.address} rests on what was withdrawn ({names}): {name}"
                help_ = "rest it on another source, or retire it"
                yield Mistake(statement.item.place, message, help_).concluded_from(statement, "evidence")
