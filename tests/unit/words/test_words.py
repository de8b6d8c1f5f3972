"""The interface in one language: looked up, counted, and English where a language says nothing."""

from __future__ import annotations

import pytest

from briefing_room.model.dates import read_edtf
from briefing_room.pages.dates import date_in_words
from briefing_room.pages.say import say_in
from briefing_room.words import ENGLISH, direction_of, languages, words_in

NB, NNB = "\u00a0", "\u202f"


def test_english_is_the_key() -> None:
    """An English site reads no catalogue, and what it says is what stands in the program."""
    assert words_in("en") is ENGLISH
    assert words_in("en-GB") is ENGLISH
    assert ENGLISH.text("What changed") == "What changed"
    assert [ENGLISH.many("{n} risk", "{n} risks", n) for n in (0, 1, 2)] == ["{n} risks", "{n} risk", "{n} risks"]


@pytest.mark.parametrize("tag", ["fr", "fr-FR", "fr-CA", "FR", "fr-Latn-CH"])
def test_the_main_language_decides(tag: str) -> None:
    """A desk of any French gets the French interface."""
    assert words_in(tag).language == "fr"
    assert words_in(tag).text("What changed") == "Ce qui a changé"


@pytest.mark.parametrize("tag", ["de", "x-none", "zh-Hant", "", "../en", "frr"])
def test_a_language_without_a_catalogue_is_nobodys_mistake(tag: str) -> None:
    """The interface is in English, and says so to the browser."""
    assert words_in(tag) is ENGLISH


def test_a_language_counts_by_its_own_rule() -> None:
    """In French nothing is singular."""
    french = words_in("fr")
    assert [french.many("{n} risk", "{n} risks", n) for n in (0, 1, 2)] == [
        "{n} risque",
        "{n} risque",
        "{n} risques",
    ]


def test_what_is_not_translated_stays_english() -> None:
    """A message that came in after the catalogue is shown as it is, and never as an empty one."""
    assert words_in("fr").text("A message nobody has translated") == "A message nobody has translated"
    assert words_in("fr").text("") == ""


def test_the_languages_are_told_by_their_catalogues() -> None:
    """A language is added by a file, and by nothing else."""
    assert {"en", "fr"} <= set(languages())


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("fr", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"),
        ("zh-Hant", "ltr"), ("ko", "ltr"), ("", "ltr"), ("AR", "rtl"),
    ],
)  # fmt: skip
def test_the_direction_follows_the_language(tag: str, direction: str) -> None:
    """Right to left where the language, or the script that its tag names, is written so."""
    assert direction_of(tag) == direction


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


@pytest.mark.parametrize("date", ["2024-04-23", "199X", "2024-04/..", "2024-XX-XX", "Y12345", "unknown"])
def test_a_date_in_english_is_the_models(date: str) -> None:
    """Pages and findings say a date in the same words."""
    assert say_in("en").date(read_edtf(date)) == read_edtf(date).words
