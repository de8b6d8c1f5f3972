"""Dates as sources and analysts know them: what is read, and in which order."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_room.model.dates import DateParts, read_day, read_edtf

# --- days ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["2024-04-23", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_is_read_as_it_is_written(text: str) -> None:
    """Year, month, day, with hyphens."""
    assert read_day(text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-02-30", "the calendar has no such day"),
        ("2023-02-29", "the calendar has no such day"),
        ("2023-13-01", "the calendar has no such day"),
        ("0000-01-01", "the calendar has no such day"),
        ("20240423", "a day is written YYYY-MM-DD"),
        ("2024-4-23", "a day is written YYYY-MM-DD"),
        ("23.04.2024", "a day is written YYYY-MM-DD"),
        ("2024-W17-2", "a day is written YYYY-MM-DD"),
        ("２０２４-04-23", "a day is written YYYY-MM-DD"),
        ("2024-04-23T10:00", "a day is written YYYY-MM-DD"),
        ("2024-04-23\n", "a day is written YYYY-MM-DD"),
        ("today", "a day is written YYYY-MM-DD"),
        ("", "a day is written YYYY-MM-DD"),
    ],
)
def test_what_is_no_day_says_why(text: str, why: str) -> None:
    """The other forms of ISO 8601, which Python would read, are none here."""
    with pytest.raises(ValueError, match=f"^{why}$"):
        read_day(text)


# --- EDTF ---------------------------------------------------------------------------------------------

GOOD = [
    # level 0
    ("2023", (2023, 1, 1)),
    ("2023-09", (2023, 9, 1)),
    ("2023-09-13", (2023, 9, 13)),
    ("0000", (0, 1, 1)),
    ("2024-02-29", (2024, 2, 29)),
    ("2023-09-13T10:45:00", (2023, 9, 13)),
    ("2023-09-13T10:45:00Z", (2023, 9, 13)),
    ("2023-09-13T10:45:00+09", (2023, 9, 13)),
    ("2023-09-13T10:45:00-03:30", (2023, 9, 13)),
    ("2023-09-12/2023-09-17", (2023, 9, 12)),
    ("2022/2023-09", (2022, 1, 1)),
    # level 1: qualifiers, seasons, unspecified digits, open and unknown ends, long and negative years
    ("2023-09?", (2023, 9, 1)),
    ("2023-09~", (2023, 9, 1)),
    ("2023%", (2023, 1, 1)),
    ("2023-09-13~", (2023, 9, 13)),
    ("2023-21", (2023, 3, 1)),
    ("2023-22", (2023, 6, 1)),
    ("2023-23", (2023, 9, 1)),
    ("2023-24", (2023, 12, 1)),
    ("202X", (2020, 1, 1)),
    ("20XX", (2000, 1, 1)),
    ("2023-XX", (2023, 1, 1)),
    ("2023-XX-XX", (2023, 1, 1)),
    ("2023-09-XX", (2023, 9, 1)),
    ("2023-09/..", (2023, 9, 1)),
    ("2023-09/", (2023, 9, 1)),
    ("../2023-09", None),
    ("/2023-09", None),
    ("2023-09~/2023-10?", (2023, 9, 1)),
    # An interval may end in a year, month, season or decade that holds its beginning.
    ("2023-09-13/2023-09-13", (2023, 9, 13)),
    ("2023-09-13/2023-09", (2023, 9, 13)),
    ("2023-09-13/2023", (2023, 9, 13)),
    ("2023-09-13/2023-XX", (2023, 9, 13)),
    ("2023-09-13/2023-09-XX", (2023, 9, 13)),
    ("2023-09-13/202X", (2023, 9, 13)),
    ("2023-07/2023-22", (2023, 7, 1)),
    ("2024-01-05/2023-24", (2024, 1, 5)),
    ("2023/Y12023", (2023, 1, 1)),
    ("-0043", (-43, 1, 1)),
    ("-0044-02-29", (-44, 2, 29)),
    ("Y-17000000", (-17000000, 1, 1)),
    ("Y12023", (12023, 1, 1)),
    # ours
    ("unknown", None),
]


@pytest.mark.parametrize(("text", "order"), GOOD)
def test_an_edtf_date_is_read_with_its_order(text: str, order: tuple[int, int, int] | None) -> None:
    """The first moment it may mean for sorting, and the text as it was written."""
    edtf = read_edtf(text)
    assert (edtf.text, edtf.order) == (text, order)


def test_an_edtf_date_is_read_into_its_parts() -> None:
    """What is written of it and no more; an interval has two sides, of which one may be open or unknown."""
    assert read_edtf("unknown").sides == ()
    assert read_edtf("2023-XX-XX?").sides == (DateParts((2023, 1, 1), "2023", "XX", "XX", "?"),)
    moment = DateParts((2023, 9, 13), "2023", "09", "13", time="10:45", zone="UTC-03:30")
    assert read_edtf("2023-09-13T10:45:00-03:30").sides == (moment,)
    assert read_edtf("../202X").sides == ("..", DateParts((2020, 1, 1), "202X"))
    assert read_edtf("2023-22/").sides == (DateParts((2023, 6, 1), "2023", "22"), "")


NOT_EDTF = "not an EDTF date (level 0 or 1)"
NO_DAY = "the calendar has no such day"
NO_MONTH = "the calendar has no such month"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", NOT_EDTF),
        ("sometime", NOT_EDTF),
        ("Unknown", NOT_EDTF),
        ("23-09-13", NOT_EDTF),
        ("2023-9-13", NOT_EDTF),
        ("13.9.2023", NOT_EDTF),
        ("2023-09-13T10:45", NOT_EDTF),
        ("2023-09-13 10:45:00", NOT_EDTF),
        ("2023-09-13T10:45:00+9", NOT_EDTF),
        ("2023-~09", NOT_EDTF),  # level 2
        ("{2022,2023}", NOT_EDTF),  # level 2
        ("1X23", NOT_EDTF),  # level 2
        ("Y2023", NOT_EDTF),
        ("Y-9999999999999", NOT_EDTF),
        ("9" * 5000, NOT_EDTF),
        ("２０２３", NOT_EDTF),
        ("2023-09-13 ", NOT_EDTF),
        ("2023-02-29", NO_DAY),
        ("2023-09-31", NO_DAY),
        ("2023-09-00", NO_DAY),
        ("1900-02-29", NO_DAY),
        ("2023-13", NO_MONTH),
        ("2023-00", NO_MONTH),
        ("2023-25", NO_MONTH),
        ("2023-21-05", NO_MONTH),
        ("2023-XX-13", "a day needs its month"),
        ("202X-09", "a year with unspecified digits has no month"),
        ("2023-09-13/2023-09-12", "the interval ends before it begins"),
        ("2023-10/2023-09", "the interval ends before it begins"),
        ("2024/2023-12-31", "the interval ends before it begins"),
        ("2023-09-02/2023-22", "the interval ends before it begins"),
        ("2030/202X", "the interval ends before it begins"),
        ("2024-04/2023-24", "the interval ends before it begins"),
        ("2023/Y-20000", "the interval ends before it begins"),
        ("../..", "an interval needs a date on at least one side"),
        ("/", "an interval needs a date on at least one side"),
        ("/..", "an interval needs a date on at least one side"),
        ("2023/2024/2025", NOT_EDTF),
        ("2023-09-31/2023-10", NO_DAY),
        ("unknown/2023", NOT_EDTF),
    ],
)
def test_what_is_no_edtf_date_says_why(text: str, why: str) -> None:
    """A day that does not exist, an interval that runs backwards, and level 2 are no dates here."""
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared below
        read_edtf(text)
    assert str(error.value) == why


@pytest.mark.parametrize("text", ["2023-09-13T25:00:00", "2023-02-30T10:00:00", "2023-09-13T10:61:00Z"])
def test_a_time_that_does_not_exist_is_refused(text: str) -> None:
    """Whatever the clock library says of it."""
    with pytest.raises(ValueError, match=r".+"):
        read_edtf(text)


def test_dates_sort_by_the_first_moment_they_may_mean() -> None:
    """Also before the year nought."""
    texts = ["-0044-02-29", "-0043", "0000", "202X", "2023-09", "2023-09-02", "2023-24", "Y12023"]
    orders = [read_edtf(text).order for text in texts]
    assert None not in orders
    assert orders == sorted(orders, key=lambda order: order or ())
