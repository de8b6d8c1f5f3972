"""A timeline to scale, and the list with its rail."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.model.briefing import TimelineEntry
from briefing_room.pages.figures import Strip, certainties_in, strip_of
from tests.property.rendered import events_in
from tests.unit.pages.figures.drawn import coordinates, html_of, markdown_of, site


def _entries(*dates: str | dict[str, Any]) -> list[TimelineEntry]:
    keys = [date if isinstance(date, dict) else {"date": date} for date in dates]
    return [TimelineEntry.model_validate({"id": f"e{n}", "text": "It ran.", **key}) for n, key in enumerate(keys)]


def _strip(*dates: str | dict[str, Any]) -> Strip:
    strip = strip_of(_entries(*dates))
    assert strip is not None
    return strip


@pytest.mark.parametrize(
    "dates",
    [
        (),
        ("unknown",) * 6,
        ("2031-03-09", "2031-04-09", "unknown", "unknown"),
        ("2031-03-09",) * 3,
        ("2031-03-09", "2031-04-09", "2031-05-09", "-0044-03-15"),
        (*(f"2031-03-0{n}" for n in range(1, 9)), "1031-01-01"),
    ],
)
def test_where_a_scale_makes_no_sense_there_is_no_strip(dates: tuple[str, ...]) -> None:
    """Few dates, all on one day, a year that cannot be drawn, or more above each other than anyone can read."""
    assert strip_of(_entries(*dates)) is None


def test_days_are_points_and_periods_bars_of_their_length() -> None:
    """In proportion to the time they last."""
    first, month, year = _strip("2031-01-01", "2031-02", "2031").marks
    assert (first.is_point, first.start, first.end) == (True, first.start, first.start)
    assert not month.is_point
    assert (year.end - year.start) / (month.end - month.start) == pytest.approx(364 / 27)


def test_a_short_period_can_be_seen() -> None:
    """A vague day among years is still a bar and no line without width."""
    mark = _strip("2001-01-01", "2010-05-05~", "2031-01-01").marks[1]
    assert mark.end - mark.start > 1


def test_an_unknown_date_stands_between_its_neighbours() -> None:
    """Several between the same ones in their order; before the first and behind the last at the edges."""
    marks = _strip("unknown", "2031-01-01", "unknown", "unknown", "2031-03-01", "2031-06-01", "unknown").marks
    assert [mark.certainty == "unknown" for mark in marks] == [True, False, True, True, False, False, True]
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
    assert len({mark.start for mark in marks}) == len(marks)


def test_what_was_taken_back_is_left_out() -> None:
    """And the others keep their numbers in the list."""
    gone = {"date": "2031-02-01", "retired": {"date": "2031-05-01", "why": "No."}}
    assert [mark.number for mark in _strip("2031-01-01", gone, "2031-03-01", "2031-04-01").marks] == [1, 3, 4]


def test_open_ends_run_to_the_edge() -> None:
    """To the right or the left."""
    marks = _strip("2031-01-01", "2031-02-01/..", "../2031-03-01", "2031-04-01").marks
    assert (marks[1].open_end, marks[1].end) == (True, 100)
    assert (marks[2].open_start, marks[2].start) == (True, 0)


_DATES = st.one_of(
    st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}"),
    st.dates().map(lambda day: f"{day.year:04}-{day.month:02}~"),
    st.dates().map(lambda day: f"{day.year:04}/.."),
    st.just("unknown"),
)


@given(st.lists(_DATES, min_size=3, max_size=12))
def test_every_mark_is_in_the_picture(dates: list[str]) -> None:
    """Whatever the dates are: within the width, none over another in its lane, and the axis has two days or more."""
    strip = strip_of(_entries(*dates))
    if strip is None:
        return
    for mark in strip.marks:
        assert 0 <= mark.start <= mark.end <= 100
        assert mark.lane < strip.lanes
    for lane in range(strip.lanes):
        row = sorted((mark.start, mark.end) for mark in strip.marks if mark.lane == lane)
        assert all(left[1] < right[0] for left, right in pairwise(row))
    ticks = [tick.at for tick in strip.ticks]
    assert len(ticks) >= 2
    assert ticks == sorted(set(ticks))
    assert all(0 <= at <= 100 for at in ticks)


@pytest.mark.parametrize(
    ("dates", "named"),
    [
        (("2031-03-09", "2031-03-14", "2031-03-20"), ["2031-03-09", "2031-03-20"]),
        (("2031-03-09", "2031-06-14", "2032-02-20"), ["2031-07-01", "2032-01-01"]),
        (("2001-03-09", "2011-06-14", "2025-02-20"), [f"{year}-01-01" for year in (2005, 2010, 2015, 2020, 2025)]),
    ],
)  # fmt: skip
def test_the_days_on_the_axis(dates: tuple[str, ...], named: list[str]) -> None:
    """First days of months or years, so few that their words have room; within a month its ends."""
    assert [tick.day.isoformat() for tick in _strip(*dates).ticks] == named


def _site(*dates: str) -> Any:  # noqa: ANN401 - a site
    quote = [{"quote": "Ferries wait", "in": "title"}]
    return site(
        timeline=[{"id": f"e{n}", "date": date, "text": "X.", "evidence": quote} for n, date in enumerate(dates)]
    )


def test_the_picture_has_its_words() -> None:
    """It is one image that says what it shows and where the same stands in words; nothing sticks out."""
    made = _site("2031-03-09", "unknown", "2031-04~", "2032-02-01/..", "2031-12-24")
    html = html_of(made, "strip(timeline)")
    assert html.count('role="img"') == 1
    assert "from 9 March 2031 to 1 February 2032" in re.sub(r"&#\d+;", "?", html)
    assert all(0 <= number <= 100 for number in coordinates(html))
    assert [event for event in events_in(html) if event[0] not in {"<", ">", "text"}] == []
    assert "style=" not in html
    assert markdown_of(made, "strip(timeline)") == markdown_of(made, "strip(timeline)")


def test_a_page_without_a_scale_has_no_picture() -> None:
    """Nothing at all, not even an empty frame."""
    assert markdown_of(_site("unknown", "unknown"), "strip(timeline)").strip() == ""


def test_every_sign_is_explained() -> None:
    """Those that occur, each with words."""
    made = _site("2031-03-09", "unknown", "2031-04~")
    assert certainties_in(made.desk.briefings["ferry"].timeline) == ("day", "vague", "unknown")
    words = " ".join(event[1] for event in events_in(html_of(made, "rail_key(timeline)")) if event[0] == "text")
    assert "a day about then, or uncertain ? date not known: stands where" in " ".join(words.split())


def test_a_sign_in_the_list_is_said_in_words_beside_it() -> None:
    """The sign itself is not read out; an estimate names where it comes from."""
    made = site(
        timeline=[
            {
                "id": "e",
                "date": "unknown",
                "estimate": "2031-10",
                "basis": "retrieval",
                "text": "X.",
                "evidence": [{"quote": "Ferries wait", "in": "title"}],
            }
        ]
    )
    assert (
        markdown_of(made, "marker(timeline[0])")
        == '<span class="rail-mark rail-estimated" aria-hidden="true"></span>\n'
    )
    assert "date not known; estimated October 2031" in markdown_of(made, "when(timeline[0])")
