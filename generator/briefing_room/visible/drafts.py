"""Which briefings are drafts: no concern of the public's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.model.briefing import Briefing


def is_draft(briefing: Briefing) -> bool:
    """Whether a briefing is kept from the public. An archived one is not: it keeps its address."""
    return briefing.status == "draft"
