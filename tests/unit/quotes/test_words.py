"""Where a quote may begin and end, script by script."""

from __future__ import annotations

import pytest

from briefing_room.quotes import fold_spans
from briefing_room.quotes.words import Words


def words_of(text: str, language: str = "en") -> Words:
    """A text as words."""
    return Words(text, fold_spans(text, [(0, len(text))]), language)


# A bar stands where a quote may begin and end, a low line where it may not.
BORDERS = [
    ("un_expected", "en"),
    ("non_-_lethal aid", "en"),
    ("non_‑_lethal", "en"),
    ("mid_-_September", "en"),
    ("years|—|26 cases", "en"),
    ("Kim|–|Putin", "en"),
    ("10_–_20 per cent", "en"),
    ("2_._5", "en"),
    ("1_,_000", "en"),
    ("10_:_30", "en"),
    ("from −_5 to", "en"),
    ("(|-_5", "en"),
    ("$_3_._5 million", "en"),
    ("US_$_5", "en"),
    ("60_%", "en"),
    ("60_ _% of", "en"),
    ("1_\u202f_000", "fr"),
    ("10_²", "en"),
    ("can_’_t", "en"),
    ("U_._S|.", "en"),
    ("Tuesday|.|The", "en"),
    ("m_’_y", "uk"),
    ("EU_:_s", "sv"),
    ("word|:|word", "en"),
    ("col_·_lecció", "ca"),
    ("北|约|部|队", "zh"),
    ("北|约|NATO|部", "zh"),
    ("2_0_2_3|年", "zh"),
    ("ミ|サ|イ|ル", "ja"),
    ("サ_ー|ビ|ス", "ja"),
    ("ち_ょ|う", "ja"),
    ("ส|ว|น", "th"),
    ("เ_ม", "th"),
    ("비_핵_화", "ko"),
    ("ق_م_ر", "ar"),
    ("צה_״_ל", "he"),
]


@pytest.mark.parametrize(("drawn", "language"), BORDERS)
def test_borders_of_words(drawn: str, language: str) -> None:
    """A quote begins and ends between words, not in them: with signs, numbers and scripts of every sort."""
    text = drawn.replace("|", "").replace("_", "")
    words, at = words_of(text, language), 0
    for sign in drawn:
        if sign in "|_":
            assert words.is_inside(at) is (sign == "_"), (text[:at], text[at:])
        else:
            at += 1


@pytest.mark.parametrize(
    ("whole", "kept", "language", "allowed"),
    [
        ("Kim’s visit", "Kim", "en", True),
        ("Kim’sx", "Kim", "en", False),
        ("can’t", "can", "en", False),
        ("they’ll", "they", "en", False),
        ("Ankara’nın", "Ankara", "tr", True),
        ("Ankara’nın", "Ankara", "en", False),
        ("북한은 군사", "북한", "ko", True),
        ("북한에서는", "북한", "ko", True),
        ("러시아로부터의 무기", "러시아", "ko", True),
        ("NATO는", "NATO", "ko", True),
        ("2023년에", "2023년", "ko", True),
        ("대통령", "대통", "ko", False),
        ("합의했다", "합의", "ko", False),
    ],
)
def test_where_a_quote_may_end(whole: str, kept: str, language: str, *, allowed: bool) -> None:
    """A possessive, a Korean particle and the ending of a Turkish name may be left off; half a word may not."""
    assert words_of(whole, language).may_end(len(kept)) is allowed


@pytest.mark.parametrize(
    ("whole", "kept", "language", "allowed"),
    [
        ("l’accord", "accord", "fr", True),
        ("dell’accordo", "accordo", "it", True),
        ("o’clock", "clock", "en", False),
        ("والمرفأ", "المرفأ", "ar", True),
        ("المرفأ", "مرفأ", "ar", False),
        ("וישראל", "ישראל", "he", True),
        ("בישראל", "ישראל", "he", False),
        ("비핵화", "핵화", "ko", False),
        ("unexpected", "expected", "en", False),
    ],
)
def test_where_a_quote_may_begin(whole: str, kept: str, language: str, *, allowed: bool) -> None:
    """An elided article, an Arabic and a Hebrew “and” may be left off; a syllable that turns the sense may not."""
    assert words_of(whole, language).may_begin(len(whole) - len(kept)) is allowed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("suspected of it", 3),
        ("non-lethal, state-owned goods", 3),
        ("“26” – years", 2),
        ("10–20 %", 1),
        ("北约", 1),
        ("军事合作", 2),
        ("军事合作的", 3),
        ("สวัสดี", 1),
        ("북한은 군사", 2),
        ("— … “”", 0),
    ],
)
def test_words_are_counted(text: str, number: int) -> None:
    """A compound and a number are one word; where no spaces are put, as many letters as a word mostly has."""
    words = words_of(text)
    assert words.count(0, len(words.folded.text), len(text) + 1) == number
    assert words.count(0, len(words.folded.text), 1) == min(number, 1)
