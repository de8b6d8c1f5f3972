"""Figures in digits and in words are one, and what only looks like a figure is none."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest

from briefing_room.lexicon.figures import figure_words

ENGLISH: Final = figure_words("en-GB")

ALIKE: Final = (
    ("1,600 ships", "sixteen hundred ships"),
    ("1 600", "1600"),
    ("1.6 million", "1,600,000"),
    ("70 %", "seventy per cent"),
    ("70%", "70 percent"),
    ("four years", "4 years"),
    ("a 120-day term", "one hundred and twenty days"),
    ("forty-one", "41"),
    ("two hundred thousand and six", "200,006"),
    ("two and a half times", "2.5 times"),
    ("18 June 2031", "June 18th, 2031"),
    ("2031-06-18", "18 June 2031"),
    ("18/6/2031", "18 June 2031"),
    ("twenty-third", "23"),
    ("a third of it", "a three"),
    ("120 km", "120 kilometres"),
    ("twice a day", "two times a day"),
    ("doubled", "two times"),
    ("in May 2031", "May 2031"),
)
"""Pairs of texts of which each has every figure of the other."""

UNLIKE: Final = (
    ("120 km", "120 miles"),
    ("40 per cent", "14 per cent"),
    ("1.600", "1,600"),
    ("June", "July"),
    ("6", "June"),
    ("two three", "23"),
    ("$40", "€40"),
    ("twice a day", "two a day"),
    ("traffic doubled", "two ships"),
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_one_figure_is_found_however_it_is_written(one: str, other: str) -> None:
    """Each side's figures stand in the other."""
    ours, theirs = ENGLISH.figures_in(one), ENGLISH.figures_in(other)
    assert ours
    assert theirs
    assert all(figure.is_among(theirs) for figure in ours), (ours, theirs)
    assert all(figure.is_among(ours) for figure in theirs), (ours, theirs)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_figures_are_told_apart(one: str, other: str) -> None:
    """Nothing of the one stands in the other."""
    assert not any(figure.is_among(ENGLISH.figures_in(other)) for figure in ENGLISH.figures_in(one))


@pytest.mark.parametrize(
    "text", ["Hallow-2", "series M7", "one of them", "the two met", "the first half", "May open", "hundreds of ships"]
)
def test_what_is_no_figure_is_not_asked_for(text: str) -> None:
    """Names with digits, pronouns and verbs."""
    assert [figure for figure in ENGLISH.figures_in(text) if figure.asked] == []


def test_the_unit_belongs_to_the_place() -> None:
    """What a finding shows is the figure with its unit."""
    text = "It took four years, 30 days."
    assert [text[figure.start : figure.end] for figure in ENGLISH.figures_in(text)] == ["four years", "30 days"]


def test_a_language_that_is_not_known_has_digits_only() -> None:
    """In digits of any script; which of two signs parts the fraction is then not known."""
    words = figure_words("ko")
    assert not words.known
    assert [figure.values for figure in words.figures_in("120킬로미터, ٤٠, 1.600")] == [
        {Fraction(120)}, {Fraction(40)}, {Fraction(1600), Fraction("1.6")},
    ]  # fmt: skip


def test_every_word_of_the_table_is_read() -> None:
    """No entry that is typed in a form in which it is never looked up."""
    for word, value in {**ENGLISH.numbers, **ENGLISH.scales, **ENGLISH.alone}.items():
        assert [figure.values for figure in ENGLISH.figures_in(word)] == [{value}], word
    for word in ENGLISH.units:
        text = f"{word}3" if word in "$€£" else f"3 {word}"
        assert [figure.unit for figure in ENGLISH.figures_in(text)] == [ENGLISH.units[word]], word
