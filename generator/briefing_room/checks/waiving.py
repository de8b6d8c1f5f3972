"""A finding that is let pass at its place: which waivers there are, and which finding each lets pass."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_room.findings import Waived
from briefing_room.model.marks import spots_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing_room.findings import Finding, Place
    from briefing_room.model.desk import Desk
    from briefing_room.model.located import Item
    from briefing_room.model.marks import Spot


@dataclass(frozen=True)
class Waiver:
    """One waiver: the rule, why it does not hold, and the item it stands in."""

    code: str
    why: str
    item: Item

    @property
    def place(self) -> Place:
        """Where the code stands."""
        return self.item.at_key("waive", self.code)

    @property
    def why_place(self) -> Place:
        """Where the reason stands."""
        return self.item.at("waive", self.code)

    @cached_property
    def spots(self) -> frozenset[Spot]:
        """Line and column of everything inside its item."""
        return frozenset(spots_in(self.item.mark))


def waivers_of(desk: Desk) -> Iterator[Waiver]:
    """Yield every waiver of the desk."""
    for root in _roots(desk):
        for item in root.items():
            for code, why in getattr(item, "waive", {}).items():
                yield Waiver(code, why, item)


def part_waived(
    desk: Desk, findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Waived, ...], tuple[Waiver, ...]]:
    """Findings parted into those that stand and those that are waived; and the waivers for which nothing was found."""
    waivers = tuple(waivers_of(desk))
    if not waivers:
        return tuple(findings), (), ()
    roots = {root.mark.place.path: root for root in _roots(desk)}
    marks: dict[str, list[Spot]] = {}
    by_file: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in waivers:
        by_file.setdefault((waiver.code, waiver.place.path), []).append(waiver)
    kept, waived, used = [], [], set()
    for finding in findings:
        path = finding.place.path
        near = by_file.get((finding.code, path), [])
        if near and path not in marks:
            marks[path] = sorted(spots_in(roots[path].mark)) if path in roots else []
        spot = _value_at((finding.place.line, finding.place.column), marks.get(path, []))
        # The innermost waiver counts, which comes last.
        found = next((waiver for waiver in reversed(near) if spot in waiver.spots), None)
        if found is None or finding.severity == "error":
            kept.append(finding)
        else:
            waived.append(Waived(finding, found.why))
            used.add(found.place)
    return tuple(kept), tuple(waived), tuple(waiver for waiver in waivers if waiver.place not in used)


def _roots(desk: Desk) -> Iterator[Item]:
    yield from desk.briefings.values()
    yield from (source.facts for source in desk.sources.values())


def _value_at(spot: Spot, known: Sequence[Spot]) -> Spot:
    """Where the key or value begins that a place is in: a finding may point at a word inside a text."""
    at = bisect_right(known, spot)
    return known[at - 1] if at else spot
