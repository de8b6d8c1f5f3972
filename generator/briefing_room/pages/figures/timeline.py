"""A briefing's timeline to scale: days as points, periods as bars, unknown dates between their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from briefing_room.pages.figures.axis import percent, rem
from briefing_room.pages.figures.days import Scale, Tick, ticks_of
from briefing_room.pages.figures.span import Certainty, Span, certainty_of, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from briefing_room.model.briefing import TimelineEntry

FEWEST: Final = 3
"""With fewer dated entries there is no scale worth drawing."""

MOST_LANES: Final = 6
"""More marks above each other than this are no picture; the list says it all."""

_ROOM, _SHORTEST = 2.4, 1.4
"""Per cent of the width: beside each mark for its number, and of the shortest bar."""

_LANE, _FIRST_LANE = 2.2, 1.45
"""Heights, in the size of the reader's text: from one lane to the next, and the middle of the first."""

_POINT, _UNKNOWN = 0.3, 0.5
"""Radius of a day that is known, and of the sign for one that is not, which holds a question mark."""


@dataclass(frozen=True)
class Mark:
    """One entry in the picture. ``number`` is its number in the list; ``lane`` counts from the top."""

    number: int
    certainty: Certainty
    start: float
    end: float
    lane: int
    open_start: bool = False
    open_end: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is drawn as a point: one day, or a date that is not known."""
        return self.certainty in {"day", "unknown"}

    @property
    def x(self) -> Markup:
        """Where it begins; of a point, its middle."""
        return percent(self.start)

    @property
    def width(self) -> Markup:
        """How long it is."""
        return percent(self.end - self.start)

    @property
    def _middle(self) -> float:
        return self.lane * _LANE + _FIRST_LANE

    @property
    def y(self) -> Markup:
        """The height of its middle."""
        return rem(self._middle)

    @property
    def radius(self) -> Markup:
        """How large a point is."""
        return rem(_UNKNOWN if self.certainty == "unknown" else _POINT)

    @property
    def sign_y(self) -> Markup:
        """Where the question mark of a point stands."""
        return rem(self._middle + 0.27)

    @property
    def bar_y(self) -> Markup:
        """The upper edge of a bar."""
        return rem(self._middle - 0.25)

    @property
    def open_y(self) -> Markup:
        """Where the arrow of a bar without an end stands."""
        return rem(self._middle - 0.45)

    @property
    def number_y(self) -> Markup:
        """Where its number stands."""
        return rem(self._middle - 0.65)


@dataclass(frozen=True)
class Strip:
    """The picture: the days it is between, its marks in the order of the list, the days on its axis, its lanes."""

    first: date
    last: date
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    lanes: int

    @property
    def _bottom(self) -> float:
        return self.lanes * _LANE + 0.2

    @property
    def height(self) -> Markup:
        """The height of the whole, with the words under its axis."""
        return rem(self._bottom + 1.3)

    @property
    def axis_y(self) -> Markup:
        """The height of the axis."""
        return rem(self._bottom)

    @property
    def tick_top(self) -> Markup:
        """Where the mark of a day begins."""
        return rem(self._bottom - 0.25)

    @property
    def tick_bottom(self) -> Markup:
        """Where the mark of a day ends."""
        return rem(self._bottom + 0.25)

    @property
    def words_y(self) -> Markup:
        """Where the words of a day stand."""
        return rem(self._bottom + 1.1)


def certainties_in(entries: Iterable[TimelineEntry]) -> tuple[Certainty, ...]:
    """The kinds of dates that occur, in one order, for a legend."""
    found = {certainty_of(entry) for entry in entries if not entry.retired}
    order: tuple[Certainty, ...] = ("day", "span", "vague", "estimated", "unknown")
    return tuple(kind for kind in order if kind in found)


def strip_of(entries: Sequence[TimelineEntry]) -> Strip | None:
    """The timeline to scale, or None where that makes no sense: few dates, no two of them, or too much at once."""
    living = [
        _Entry(number, certainty_of(entry), _drawn(entry))
        for number, entry in enumerate(entries, 1)
        if not entry.retired
    ]
    days = [day for entry in living if entry.span for day in (entry.span.first, entry.span.last)]
    beyond = any(entry.span is None and entry.certainty != "unknown" for entry in living)
    if beyond or len(days) < 2 * FEWEST or min(days) == max(days):
        return None
    scale = Scale(min(days), max(days))
    placed = _placed([entry.extent(scale) for entry in living])
    lanes = _lanes(placed)
    if max(lanes) >= MOST_LANES:
        return None
    marks = (entry.mark(*at, lane) for entry, at, lane in zip(living, placed, lanes, strict=True))
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    return Strip(first, last, tuple(marks), ticks_of(scale), max(lanes) + 1)


def _drawn(entry: TimelineEntry) -> Span | None:
    """The days of an entry's date, or of its estimate where it has none."""
    return span_of(entry.date) or (span_of(entry.estimate) if entry.date.text == "unknown" else None)


@dataclass(frozen=True)
class _Entry:
    """An entry on its way into the picture."""

    number: int
    certainty: Certainty
    span: Span | None

    def extent(self, scale: Scale) -> tuple[float, float] | None:
        """Where it begins and ends; a bar is never too short to be seen."""
        if self.span is None:
            return None
        start = 0.0 if self.span.open_start else scale.at(self.span.first)
        end = 100.0 if self.span.open_end else scale.at(self.span.last)
        missing = max(_SHORTEST - (end - start), 0) / 2 if self.certainty != "day" else 0
        return max(start - missing, 0), min(end + missing, 100)

    def mark(self, start: float, end: float, lane: int) -> Mark:
        """What is drawn."""
        ends = (self.span.open_start, self.span.open_end) if self.span else (False, False)
        return Mark(self.number, self.certainty, start, end, lane, *ends)


def _placed(fixed: Sequence[tuple[float, float] | None]) -> list[tuple[float, float]]:
    """Where each entry begins and ends; one without a date between the dated ones around it in the order."""
    placed: list[tuple[float, float]] = []
    for place, extent in enumerate(fixed):
        if extent:
            placed.append(extent)
            continue
        left = max((other for other, there in enumerate(fixed[:place]) if there), default=-1)
        right = min((other for other, there in enumerate(fixed) if there and other > place), default=len(fixed))
        before, after = _middle(fixed, left, 0.0), _middle(fixed, right, 100.0)
        at = before + (after - before) * (place - left) / (right - left)
        placed.append((at, at))
    return placed


def _middle(fixed: Sequence[tuple[float, float] | None], place: int, edge: float) -> float:
    extent = fixed[place] if 0 <= place < len(fixed) else None
    return sum(extent) / 2 if extent else edge


def _lanes(extents: Iterable[tuple[float, float]]) -> list[int]:
    """The first lane in which each mark has room for itself and its number."""
    taken: list[list[tuple[float, float]]] = []
    lanes = []
    for start, end in extents:
        room = (start - _ROOM, end + _ROOM)
        lane = next((n for n, row in enumerate(taken) if not any(_touch(room, other) for other in row)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(room)
        lanes.append(lane)
    return lanes


def _touch(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
