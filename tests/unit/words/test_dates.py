"""Dates in words: every sort of date that EDTF knows, in English and in another language, by one writer."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_room.model.dates import read_edtf
from briefing_room.pages.say import say_in
from briefing_room.words import words_in
from briefing_room.words.dates import date_in_words, day_in_words

NB = "\u00a0"


def test_a_day_in_words_has_no_noughts_in_front() -> None:
    """As one writes it in English."""
    assert day_in_words(date(2024, 4, 3)) == "3 April 2024"
    assert day_in_words(date(985, 12, 31)) == "31 December 985"


ENGLISH_DATES = [
    # level 0
    ("2023", "2023"),
    ("2023-09", "September 2023"),
    ("2023-09-13", "13 September 2023"),
    ("0000", "0000"),
    ("2024-02-29", "29 February 2024"),
    ("2023-09-13T10:45:00", "13 September 2023, 10:45"),
    ("2023-09-13T10:45:00Z", "13 September 2023, 10:45 UTC"),
    ("2023-09-13T10:45:00+09", "13 September 2023, 10:45 UTC+09"),
    ("2023-09-13T10:45:00-03:30", "13 September 2023, 10:45 UTC-03:30"),
    ("2023-09-12/2023-09-17", "12 September 2023 to 17 September 2023"),
    ("2022/2023-09", "2022 to September 2023"),
    # level 1: qualifiers, seasons, unspecified digits, open and unknown ends, long and negative years
    ("2023-09?", "September 2023 (uncertain)"),
    ("2023-09~", "about September 2023"),
    ("2023%", "about 2023 (uncertain)"),
    ("2023-09-13~", "about 13 September 2023"),
    ("2023-21", "spring 2023"),
    ("2023-22", "summer 2023"),
    ("2023-23", "autumn 2023"),
    ("2023-24", "winter 2023"),
    ("202X", "2020s"),
    ("20XX", "2000s"),
    ("2023-XX", "some month in 2023"),
    ("2023-XX-XX", "some day in 2023"),
    ("2023-09-XX", "some day in September 2023"),
    ("2023-09/..", "from September 2023, end open"),
    ("2023-09/", "from September 2023, end unknown"),
    ("../2023-09", "until September 2023, start open"),
    ("/2023-09", "until September 2023, start unknown"),
    ("2023-09~/2023-10?", "about September 2023 to October 2023 (uncertain)"),
    # An interval may end in a year, month, season or decade that holds its beginning.
    ("2023-09-13/2023-09-13", "13 September 2023 to 13 September 2023"),
    ("2023-09-13/2023-09", "13 September 2023 to September 2023"),
    ("2023-09-13/2023", "13 September 2023 to 2023"),
    ("2023-09-13/2023-XX", "13 September 2023 to some month in 2023"),
    ("2023-09-13/2023-09-XX", "13 September 2023 to some day in September 2023"),
    ("2023-09-13/202X", "13 September 2023 to 2020s"),
    ("2023-07/2023-22", "July 2023 to summer 2023"),
    ("2024-01-05/2023-24", "5 January 2024 to winter 2023"),
    ("2023/Y12023", "2023 to 12023"),
    ("-0043", "-0043"),
    ("-0044-02-29", "29 February -0044"),
    ("Y-17000000", "-17000000"),
    ("Y12023", "12023"),
    # ours
    ("unknown", "date unknown"),
]


@pytest.mark.parametrize(("text", "words"), ENGLISH_DATES)
def test_a_date_in_english(text: str, words: str) -> None:
    """Every sort of date that a source may have, in the words that findings would use and pages show."""
    assert date_in_words(read_edtf(text)) == say_in("en").date(read_edtf(text)) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-04-23", "23 avril 2024"),
        ("2024-08-01", "1er août 2024"),
        ("2024-04", "avril 2024"),
        ("2024", "2024"),
        ("199X", "années 1990"),
        ("19XX", "années 1900"),
        ("2024-04-23?", "23 avril 2024 (incertain)"),
        ("2024-04~", "avril 2024 environ"),
        ("2024%", "2024 environ (incertain)"),
        ("2024-22", "été 2024"),
        ("2024-04-XX", "avril 2024, jour inconnu"),
        ("2024-XX", "2024, mois inconnu"),
        ("2024-XX-XX", "2024, jour inconnu"),
        ("2024-04-01/2024-05", "1er avril 2024 – mai 2024"),
        ("2024-04/..", f"début{NB}: avril 2024, fin ouverte"),
        ("2024-04/", f"début{NB}: avril 2024, fin inconnue"),
        ("../2024-04-11", f"début ouvert, fin{NB}: 11 avril 2024"),
        ("/2024", f"début inconnu, fin{NB}: 2024"),
        ("-0044-03-15", "15 mars -0044"),
        ("Y-12345", "-12345"),
        ("2024-02-29T10:20:00Z", "29 février 2024, 10:20 UTC"),
        ("2024-04-23T10:20:00+02:00", "23 avril 2024, 10:20 UTC+02:00"),
        ("2024-04-23T10:20:00", "23 avril 2024, 10:20"),
        ("unknown", "date inconnue"),
    ],
)
def test_a_date_in_french(date: str, words: str) -> None:
    """Every sort of date that a source may have, in the words of the language."""
    assert date_in_words(read_edtf(date), words_in("fr")) == words
