"""What is not known, ranked by what it would change.

A gap that would change more of a briefing's judgements and risks comes before one that would change fewer; among
equals the one that would change what its bottom line rests on first. The rest is the analyst's order. What has turned
out already is changed by nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.cited import newest_first
from briefing_room.analysis.support import key_of, standing
from briefing_room.model.derived import derived
from briefing_room.model.estimates import Estimate
from briefing_room.model.statements import BOTTOM_LINE

if TYPE_CHECKING:
    from briefing_room.analysis.support import Key
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


@dataclass(frozen=True)
class GapsOn:
    """The gaps that would change one open judgement or risk, or nothing that is open: then there is no target.

    ``many`` is how many gaps would change it; those that stand under a target which more would change are not here.
    """

    target: Statement | None
    many: int
    gaps: tuple[RankedGap, ...]


@derived
def gaps_by_target(desk: Desk) -> tuple[GapsOn, ...]:
    """The gaps of a desk under what they would change: first what most gaps would change, last what is archived.

    A gap stands once: under that of its targets which most gaps would change, among equals the one that stands first
    on its page.
    """
    ranked = [gap for briefing_id in newest_first(desk) for gap in ranked_gaps(desk, briefing_id)]
    many = Counter(key_of(target) for gap in ranked for target in gap.changes)
    under: dict[Key, list[RankedGap]] = defaultdict(list)
    targets: dict[Key, Statement] = {}
    bare = []
    for gap in ranked:
        if gap.changes:
            target = max(gap.changes, key=lambda one: many[key_of(one)])
            targets[key_of(target)] = target
            under[key_of(target)].append(gap)
        else:
            bare.append(gap)
    groups = [GapsOn(target, many[key], tuple(under[key])) for key, target in targets.items()]
    groups.sort(key=lambda one: (_is_archived(desk, one), -one.many))
    return (*groups, GapsOn(None, 0, tuple(bare))) if bare else tuple(groups)


def _is_archived(desk: Desk, group: GapsOn) -> bool:
    return group.target is not None and desk.briefings[group.target.briefing].is_archived


def _changed_by(gap: Statement, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    named = getattr(gap.item, "would_change", ())
    return tuple(
        one for one in statements if one.address in named and isinstance(one.item, Estimate) and not one.item.resolved
    )


def _place(gap: RankedGap, rests_on: tuple[str, ...]) -> int:
    """Where the first thing that it would change stands among what the bottom line rests on; behind all, if nowhere."""
    changed = {one.address for one in gap.changes}
    return next((place for place, ref in enumerate(rests_on) if ref in changed), len(rests_on))
