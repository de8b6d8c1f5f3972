"""What is not known, ranked by what it would change.

A gap that would change more of a briefing's judgements and risks comes before one that would change fewer; among
equals the one that would change what its bottom line rests on first. The rest is the analyst's order. What has turned
out already is changed by nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.support import standing
from briefing_room.model.derived import derived
from briefing_room.model.estimates import Estimate
from briefing_room.model.statements import BOTTOM_LINE

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


@dataclass(frozen=True)
class RankedGap:
    """A gap, with the open judgements and risks that it would change, in the order of the page."""

    gap: Statement
    changes: tuple[Statement, ...]


@derived
def ranked_gaps(desk: Desk, briefing_id: str) -> tuple[RankedGap, ...]:
    """The gaps of a briefing that were not closed, those first that would change most."""
    statements = standing(desk, briefing_id)
    gaps = [RankedGap(one, _changed_by(one, statements)) for one in statements if one.sort == "gap"]
    line = desk.statement(BOTTOM_LINE, briefing_id)
    rests_on = line.rests_on if line else ()
    return tuple(sorted(gaps, key=lambda one: (-len(one.changes), _place(one, rests_on))))


def _changed_by(gap: Statement, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    named = getattr(gap.item, "would_change", ())
    return tuple(
        one for one in statements if one.address in named and isinstance(one.item, Estimate) and not one.item.resolved
    )


def _place(gap: RankedGap, rests_on: tuple[str, ...]) -> int:
    """Where the first thing that it would change stands among what the bottom line rests on; behind all, if nowhere."""
    changed = {one.address for one in gap.changes}
    return next((place for place, ref in enumerate(rests_on) if ref in changed), len(rests_on))
