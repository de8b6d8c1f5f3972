"""The words of a text as search compares them. The browser's own parting is held to the same cases."""

from __future__ import annotations

import pytest

from briefing_room.search.letters import forms_of, key_of, words_of
from briefing_room.search.stems import passing_in, stem_of

CASES = {
    "North Korea’s U.S. policy": "north korea s us policy",
    "Kim Jong-un": "kim jong un",
    "by 2031-06-17, 55–80 %": "by 2031 06 17 55 80".replace("2031 06 17", "2031-06-17"),
    "1,500 men and 4.5 tons": "1500 men and 4.5 tons",
    "Détroit d’Ormuz, Straße, Łódź": "detroit d ormuz strasse lodz",
    "ｆｕｌｌ ﬁt": "full fit",
    "日本は open": "日 本 は open",
    "북한은 포탄을": "북한은 포탄을",
    "الجَولة الأُولى": "الجولة الاولي",
    "ΟΔΟΣ οδός": "οδοσ οδοσ",
    "йод и ёж": "иод и еж",
    "snake_case a.b e.g. it": "snake case a b eg it",
    "": "",
    "… — !": "",
}


@pytest.mark.parametrize("text", CASES)
def test_words(text: str) -> None:
    """Small letters, without accents; an abbreviation is one word, and so are a day and a number."""
    assert " ".join(forms_of(text)) == CASES[text]


def test_capitals_make_a_name_of_a_word_that_else_says_nothing() -> None:
    """*the US* is looked for, *us* is not; in a heading in capitals nothing is a name."""
    passing = passing_in("en").words
    assert [key_of(word, passing) for word in words_of("The US told us")] == ["the~", "us", "told", "us~"]
    assert [key_of(word, passing) for word in words_of("TELL US")] == ["tell~", "us~"]


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
