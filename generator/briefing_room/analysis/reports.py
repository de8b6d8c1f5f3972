"""The statements whose wording is asked: the reported and the judged, and where a report says what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.support import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


_JUDGED: Final = frozenset({"bottom line", "judgement", "risk", "assessment"})


def reports_of(desk: Desk) -> Iterator[Statement]:
    """Yield every reported statement that stands, but those of archived briefings."""
    for briefing_id, briefing in desk.briefings.items():
        if not briefing.is_archived:
            yield from (one for one in standing(desk, briefing_id) if one.kind == "reported")


def judged_of(desk: Desk) -> Iterator[Statement]:
    """Yield every bottom line, judgement, risk and assessment that stands, but those of archived briefings."""
    for briefing_id, briefing in desk.briefings.items():
        if not briefing.is_archived:
            found = desk.statements(briefing_id)
            yield from (one for one in found if one.sort in _JUDGED and not one.retired)


def words_of(statement: Statement) -> tuple[str, str]:
    """The key that holds the words of a report, and those words."""
    key = {"role": "role", "relation": "what", "outcome": "because"}.get(statement.sort, "text")
    return key, str(getattr(statement.item, key))


def place_of(statement: Statement) -> Place:
    """Where a report says what it says; of an indicator, where it says that the sign was seen."""
    return statement.item.at("status" if statement.sort == "indicator" else words_of(statement)[0])
