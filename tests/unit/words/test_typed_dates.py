"""What a date means that is typed as people write dates."""

from __future__ import annotations

import pytest

from briefing_room.words.typed_dates import iso_readings

DAY = ("2019-11-16",)

IN_ONE_WAY = (
    "16.11.2019", "16/11/2019", "16-11-2019", "11/16/2019", "11.16.2019", "2019/11/16", "2019.11.16.", "20191116",
    "2019-11-16T10:00:00", "2019-11-16 10:00", "2019年11月16日", "2019년 11월 16일", "１６/１１/２０１９",
    "16 Nov 2019", "16 nov. 2019", "Nov. 16, 2019", "November 16 2019", "16th of November, 2019", "16-NOV-2019",
    "Sat, 16 Nov 2019", "Saturday 16 November 2019", "samedi 16 novembre 2019", "le 16 novembre 2019",
    "16. November 2019", "16 de noviembre de 2019", "16 novembre 2019", "16 ноября 2019 г.", "16 листопада 2019",
    "16 Kasım 2019", "١٦ نوفمبر ٢٠١٩",
)  # fmt: skip


@pytest.mark.parametrize("typed", IN_ONE_WAY)
def test_a_date_in_any_common_form_has_one_reading(typed: str) -> None:
    """In figures in any order, with full stops, strokes or hyphens, with the month in words in many languages."""
    assert iso_readings(typed) == DAY
    assert iso_readings(typed, months=True) == (() if ":" in typed else DAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2019-11-3", "2019-11-03"),
        ("1er mars 2024", "2024-03-01"),
        ("5 févr. 2019", "2019-02-05"),
        ("5 fev 2019", "2019-02-05"),
        ("3. März 2019", "2019-03-03"),
        ("3 maart 2019", "2019-03-03"),
        ("03.04.2019", "2019-04-03"),  # with full stops the day is first
        ("04/04/2019", "2019-04-04"),
        ("29.02.2024", "2024-02-29"),
        ("le 14 juillet 1789", "1789-07-14"),
    ],
)
def test_the_reading_is_the_day_that_was_typed(typed: str, day: str) -> None:
    """Numbers of one figure, ordinals, beginnings of names, names without their accents."""
    assert iso_readings(typed) == (day,)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("03/04/2019", ("2019-04-03", "2019-03-04")),
        ("3-4-2019", ("2019-04-03", "2019-03-04")),
        ("03.04.19", ("2019-04-03", "2019-03-04", "2003-04-19")),
        ("16.11.19", ("2019-11-16", "2016-11-19")),
        ("16.11.98", ("1998-11-16", "2098-11-16")),
        ("16 Nov 19", ("2019-11-16", "2016-11-19")),
        ("8 March 44", ("2044-03-08", "1944-03-08")),
    ],
)
def test_what_can_be_read_in_two_ways_has_two_readings(typed: str, readings: tuple[str, ...]) -> None:
    """So that the analyst chooses, and nothing is written for a guess: not of the order, nor of the century."""
    assert iso_readings(typed) == readings


@pytest.mark.parametrize(
    "typed",
    [
        "30 Feb 2019", "31/31/2019", "29.02.2025", "2019-13-45", "2019/16/11", "0000-00-00", "Sun, 16 Nov 2019",
        "sometime", "", "16 November", "16 Nov 2019 and later", "16 Nov 2019, 17 Nov 2019", "12 jui 2020", "Nov 2019",
        "16 2019", "2019", "about 16 Nov 2019", "16 Nov 2019" + " " * 60 + "2019", "9" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_day_has_no_reading(typed: str) -> None:
    """A day the calendar lacks, the wrong day of the week, two dates, a name that may be two months, other words."""
    assert iso_readings(typed) == ()


@pytest.mark.parametrize("typed", ["Nov 2019", "novembre 2019", "11/2019", "11.2019", "2019/11", "November, 2019"])
def test_a_month_with_its_year_is_a_reading_where_a_month_may_stand(typed: str) -> None:
    """A timeline takes a month; a day is not made of one."""
    assert iso_readings(typed, months=True) == ("2019-11",)
    assert iso_readings(typed) == ()
