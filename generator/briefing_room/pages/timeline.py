"""The page *Timeline*: what happened by all briefings, on one line as far as its order is known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from briefing_room.analysis.chronology import Chronology, chronology
from briefing_room.pages.figures import certainties_in
from briefing_room.pages.parts import Entry, by_date, parts_of
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

    from briefing_room.analysis.chronology import Happening
    from briefing_room.model.briefing import TimelineEntry
    from briefing_room.pages.page import Page
    from briefing_room.pages.parts import Part
    from briefing_room.pages.site import Site

TIMELINE_PLACE: Final = Place("timeline.md", "Timeline", lambda site: any(site.living("timeline entry")))

_LOOSE: Final = -1
"""In the place of a strand's number, for what is in none and not on the line."""

_ELEMENTS: Final = 12
"""About how many elements an entry has on the page, its signs on the strip to scale among them."""


@dataclass(frozen=True)
class _Row:
    """An entry with what stands right before it; ``strand`` is the number of the strand it is in, none on the line."""

    happening: Happening
    before: Happening | None
    strand: int | None = None


def timeline_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the timeline, its parts by date; a page that has no room for all has the latest."""
    told = chronology(site.desk)
    entries = [*_taken_back(site), *_apart(told), *_line(told)]
    for part in parts_of(TIMELINE_PLACE.path, entries, site.room, newest_last=True):
        yield site.made(_page, templates, part)


def _page(site: Site, templates: Environment, part: Part[_Row]) -> Page:
    shown = _told(part.rows)
    line = [one.item for one in shown.line]
    return render_page(
        templates, "timeline.md.jinja", site, part.path, [row.happening.statement for row in part.rows],
        part=part, told=shown,
        # To scale only where every entry has days to be drawn at: a place between two others would be made up.
        drawn=[] if "unknown" in certainties_in(line) else line,
        entries=[*line, *(one.item for strand in shown.strands for one in strand)],
    )  # fmt: skip


def _line(told: Chronology) -> Iterator[Entry[_Row]]:
    """Yield the entries of the line: one without a date belongs to the date that it stands behind, or before."""
    way, waiting = by_date(None), list[_Row]()
    for before, one in pairwise((None, *told.line)):
        row = _Row(cast("Happening", one), before)
        if row.happening.known == "date":
            way = by_date(row.happening.item.date, *_name(row.happening))
            yield from (Entry(early, way, _ELEMENTS) for early in waiting)
            waiting = []
        elif waiting or row.happening.known == "before":
            waiting.append(row)
            continue
        yield Entry(row, way, _ELEMENTS)


def _apart(told: Chronology) -> Iterator[Entry[_Row]]:
    """Yield what has no place on the line; a strand stays together."""
    for number, strand in enumerate(told.strands):
        way = by_date(None, *_name(strand[0]))
        for before, one in pairwise((None, *strand)):
            yield Entry(_Row(cast("Happening", one), before, number), way, _ELEMENTS)
    for one in told.loose:
        yield Entry(_Row(one, None, _LOOSE), by_date(None, *_name(one)), _ELEMENTS)


def _taken_back(site: Site) -> Iterator[Entry[_Row]]:
    for one in site.taken_back("timeline entry"):
        yield Entry(None, by_date(cast("TimelineEntry", one.item).date, one.briefing, one.address), _ELEMENTS)


def _name(one: Happening) -> tuple[str, str]:
    return one.statement.briefing, one.statement.address


def _told(rows: Sequence[_Row]) -> Chronology:
    """What a page has of the chronology; where it begins anew, an entry says what it comes after."""
    placed: dict[int | None, list[Happening]] = defaultdict(list)
    last = None
    for row in rows:
        cut = row.happening.follows and row.before is not last
        placed[row.strand].append(replace(row.happening, follows=False) if cut else row.happening)
        last = row.happening
    line, loose = placed.pop(None, []), placed.pop(_LOOSE, [])
    return Chronology(tuple(line), tuple(map(tuple, placed.values())), tuple(loose))
