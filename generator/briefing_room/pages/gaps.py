"""The page *What we do not know*: every gap under what it would change, and those that were closed."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.ranked_gaps import GapsOn, RankedGap, gaps_by_target
from briefing_room.pages.parted import way_of
from briefing_room.pages.parts import Entry, parts_of
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment

    from briefing_room.model.statements import Statement
    from briefing_room.pages.page import Page
    from briefing_room.pages.parts import Part
    from briefing_room.pages.site import Site

GAPS_PLACE: Final = Place("gaps.md", "Gaps", lambda site: any(site.living("gap")))

_ELEMENTS: Final = 15
_EACH: Final = 5
"""About how many elements a gap has on the page, with the head that it may stand under, and each thing that it would
change besides."""

Row = tuple[GapsOn, RankedGap]
"""A gap, and the group that it stands in."""


def gaps_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page of gaps, its parts by the day of their briefing."""
    entries: list[Entry[Row | Statement]] = [
        Entry((group, one), way_of(site, one.gap), _ELEMENTS + _EACH * len(one.changes))
        for group in gaps_by_target(site.desk)
        for one in group.gaps
    ]
    entries += [Entry(one, way_of(site, one), _ELEMENTS) for one in site.taken_back("gap")]
    for part in parts_of(GAPS_PLACE.path, entries, site.room):
        yield site.made(_page, templates, part)


def _page(site: Site, templates: Environment, part: Part[Row | Statement]) -> Page:
    open_ones = [row for row in part.rows if isinstance(row, tuple)]
    return render_page(
        templates, "gaps.md.jinja", site, part.path, part=part,
        groups=list(_groups(open_ones)), closed=[row for row in part.rows if not isinstance(row, tuple)],
    )  # fmt: skip


def _groups(rows: Iterable[Row]) -> Iterator[GapsOn]:
    """Yield each group with the gaps of it that the page has."""
    for group, inside in groupby(rows, key=lambda row: row[0]):
        yield replace(group, gaps=tuple(gap for _, gap in inside))
