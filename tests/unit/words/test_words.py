"""The interface in one language: looked up, counted, and English where a language says nothing."""

from __future__ import annotations

import pytest

from briefing_room.words import ENGLISH, direction_of, languages, words_in


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


@pytest.mark.parametrize("tag", ["tlh", "x-none", "zh-Hant", "", "../en", "frr"])
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
