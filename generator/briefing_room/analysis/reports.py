"""The reported statements that stand: which they are, and where each of them says what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.support import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


def reports_of(desk: Desk) -> Iterator[Statement]:
    """Yield every reported statement that stands, but those of archived briefings."""
    for briefing_id, briefing in desk.briefings.items():
        if briefing.status != "archived":
            yield from (one for one in standing(desk, briefing_id) if one.kind == "reported")


def words_of(statement: Statement) -> tuple[str, str]:
    """The key that holds the words of a report, and those words."""
    key = {"role": "role", "relation": "what", "outcome": "because"}.get(statement.sort, "text")
    return key, str(getattr(statement.item, key))


def place_of(statement: Statement) -> Place:
    """Where a report says what it says; of an indicator, where it says that the sign was seen."""
    return statement.item.at("status" if statement.sort == "indicator" else words_of(statement)[0])
