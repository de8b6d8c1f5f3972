"""What an analyst once decided about lines of an original, and what it means in today’s numbers."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from briefing_room.intake.document.extracted import BY_HAND, OURS, Wishes
from briefing_room.intake.source.strip_log import numbers_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing_room.model.source import Source


def decided_on(source: Source, wishes: Wishes) -> Wishes:
    """What the analyst decided before, and what is wished now; the newer word counts."""
    keep = (numbers_in(source.facts.kept) | wishes.keep) - wishes.strip
    # Of a source that was written by hand, everything in the log was decided by hand.
    whole = not (source.facts.extractor or "").startswith(OURS)
    by_hand = numbers_in(entry.lines for entry in source.stripped if whole or entry.rule == BY_HAND)
    return Wishes(keep=keep, strip=(by_hand | wishes.strip) - wishes.keep)


def found_again(
    old: Sequence[str] | None, new: Sequence[str], wanted: Collection[int]
) -> tuple[dict[int, int], tuple[str, ...]]:
    """Today's number of each wanted line, and the words of those that are gone."""
    if old is None or [*new, ""] == [*old, ""][: len(new) + 1]:
        return {number: number for number in wanted}, ()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    moved = {block.a + at + 1: block.b + at + 1 for block in matcher.get_matching_blocks() for at in range(block.size)}
    beyond = {number: number for number in wanted if number > len(old)}  # which is told as such
    gone = tuple(f"line {n}: {old[n - 1]}" for n in sorted(wanted) if n not in moved and n <= len(old))
    return {**{number: moved[number] for number in wanted if number in moved}, **beyond}, gone
