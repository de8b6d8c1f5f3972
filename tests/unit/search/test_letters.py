"""The words of a text as search compares them. A test in a browser holds its own parting to the same cases."""

from __future__ import annotations

import pytest

from briefing_room.search.letters import forms_of, key_of, words_of
from briefing_room.search.stems import passing_in, stem_of
from tests.search.words import CASES


@pytest.mark.parametrize("text", CASES)
def test_words(text: str) -> None:
    """Small letters, without accents; an abbreviation is one word, and so are a day and a number."""
    assert " ".join(forms_of(text)) == CASES[text]


def test_capitals_make_a_name_of_a_word_that_else_says_nothing() -> None:
    """*the US* is looked for, *us* is not; in a heading in capitals nothing is a name."""
    passing = passing_in("en").words
    assert [key_of(word, passing) for word in words_of("The US told us")] == ["~the", "us", "told", "~us"]
    assert [key_of(word, passing) for word in words_of("TELL US")] == ["~tell", "~us"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("sanction", "sanctions", "sanctioned", "sanctioning")),
        ("fr", ("navire", "navires")),
        ("ko", ("무인정", "무인정을", "무인정에서")),
        ("ar", ("صواريخ", "الصواريخ", "والصواريخ")),
        ("ru", ("ракета", "ракеты", "ракетами")),
        ("xx", ("gleich",)),
    ],
)
def test_words_are_stemmed_in_their_own_language(language: str, words: tuple[str, ...]) -> None:
    """All forms of a word have one stem; where nobody knows a language, each is its own."""
    assert len({stem_of(word, language) for word in words}) == 1


def test_no_language_stems_anothers_words() -> None:
    """*navire* is no *navy*."""
    assert stem_of("navire", "fr") != stem_of("navy", "en")
