"""What is said of a briefing wherever it is only named: its title, its day, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.model.derived import derived

if TYPE_CHECKING:
    from briefing_room.model.briefing import AsOf, Status
    from briefing_room.model.desk import Desk


@dataclass(frozen=True)
class Heading:
    """The head of a briefing. Who reads it has read nothing else of what the briefing says."""

    title: str
    as_of: AsOf
    status: Status
    is_archived: bool


@derived
def heading_of(desk: Desk, briefing_id: str) -> Heading:
    """The head of a briefing."""
    briefing = desk.briefings[briefing_id]
    return Heading(briefing.title, briefing.as_of, briefing.status, briefing.is_archived)


@derived
def answer_of(desk: Desk, briefing_id: str) -> str:
    """The text of a briefing's bottom line."""
    return desk.briefings[briefing_id].bottom_line.text
