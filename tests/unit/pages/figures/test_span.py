"""The days a date may mean."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_room.model.briefing import TimelineEntry
from briefing_room.model.dates import read_edtf
from briefing_room.pages.figures import certainty_of, span_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031-03-09", "2031-03-09", "2031-03-09"),
        ("2031-03-09T12:30:00Z", "2031-03-09", "2031-03-09"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2032-02~", "2032-02-01", "2032-02-29"),
        ("2031-12", "2031-12-01", "2031-12-31"),
        ("2031-02-XX", "2031-02-01", "2031-02-28"),
        ("2031-XX", "2031-01-01", "2031-12-31"),
        ("2031-XX-XX", "2031-01-01", "2031-12-31"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("203X", "2030-01-01", "2039-12-31"),
        ("20XX?", "2000-01-01", "2099-12-31"),
        ("2031-21", "2031-03-01", "2031-05-31"),
        ("2031-24", "2031-12-01", "2032-02-29"),
        ("2031-07-08/2031-07-10", "2031-07-08", "2031-07-10"),
        ("2031-06/2031", "2031-06-01", "2031-12-31"),
        ("9999-24", "9999-12-01", "9999-12-31"),
    ],
)
def test_first_and_last_day(text: str, first: str, last: str) -> None:
    """A month lasts to its end, a winter into the next year, a decade ten years."""
    span = span_of(read_edtf(text))
    assert span is not None
    assert date.fromordinal(span.first) == date.fromisoformat(first)
    assert date.fromordinal(span.last) == date.fromisoformat(last)


@pytest.mark.parametrize("text", ["unknown", "-0044-03-15", "Y170000", "0000", "-01XX", "Y170000/.."])
def test_what_cannot_be_drawn(text: str) -> None:
    """Dates that nobody knows, and those outside the calendar's years, have no days."""
    assert span_of(read_edtf(text)) is None


@pytest.mark.parametrize(
    ("text", "start", "end"), [("2031-02/..", False, True), ("../2031-02", True, False), ("2031-02/", False, True)]
)
def test_an_open_side(text: str, start: bool, end: bool) -> None:  # noqa: FBT001 - a table
    """An interval without one end is open there."""
    span = span_of(read_edtf(text))
    assert span is not None
    assert (span.open_start, span.open_end) == (start, end)


@pytest.mark.parametrize(
    ("keys", "certainty"),
    [
        ({"date": "2031-03-09"}, "day"),
        ({"date": "2031-03-09T12:30:00"}, "day"),
        ({"date": "2031-03"}, "span"),
        ({"date": "2031-03-XX"}, "span"),
        ({"date": "2031-03-09/2031-03-10"}, "span"),
        ({"date": "2031-03-09~"}, "vague"),
        ({"date": "2031?/2032"}, "vague"),
        ({"date": "unknown"}, "unknown"),
        ({"date": "unknown", "estimate": "2031", "basis": "analyst"}, "estimated"),
        ({"date": "unknown", "estimate": "unknown", "basis": "analyst"}, "unknown"),
        ({"date": "2031", "estimate": "2030", "basis": "analyst"}, "span"),
    ],
)
def test_how_well_it_is_known(keys: dict[str, str], certainty: str) -> None:
    """An estimate counts only where no source gives a date."""
    assert certainty_of(TimelineEntry.model_validate({"id": "x", "text": "X.", **keys})) == certainty
