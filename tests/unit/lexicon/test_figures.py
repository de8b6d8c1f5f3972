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


QUANTITIES_HELD: Final = (
    ("thousands of shells", "3,000 shells"),
    ("Thousands of shells", "tens of thousands of shells came; thousands were spent"),
    ("hundreds of ships", "Three hundred ships"),
    ("dozens of cases", "26 cases"),
    ("half the ships", "50 per cent of the ships"),
    ("traffic halved", "traffic fell by half"),
    ("a third of the traffic", "one-third of the traffic"),
    ("a quarter of it", "25%"),
    ("most of the sanctions", "primarily imposed by them"),
    ("Most states", "the majority of states"),
    ("the bulk of it", "70 per cent of it"),
    ("last winter", "the past winter"),
    ("the coming month", "next month"),
    ("the autumn fair of last fall", "last autumn"),
    ("a year ago", "one year ago"),
    ("yesterday", "Yesterday"),
)
"""Texts with a quantity or a day that names no figure, and quotes that hold it."""

QUANTITIES_MISSED: Final = (
    ("thousands of shells", "shells were sold in 2024"),
    ("thousands of shells", "forty shells"),
    ("tens of thousands of shells", "3,000 shells"),
    ("hundreds of ships", "thousands of ships"),
    ("dozens of cases", "two cases"),
    ("half the ships", "the ships"),
    ("a third of the traffic", "three ships"),
    ("Most states", "the most serious states of decay"),
    ("dozens of ships", "hundreds of ships"),
    ("the majority of states", "40 per cent of states"),
    ("last winter", "winter"),
    ("last winter", "last summer"),
    ("next month", "last month"),
    ("yesterday", "today"),
)
"""Texts with a quantity or a day, and quotes that do not hold it."""


@pytest.mark.parametrize(("text", "quote"), QUANTITIES_HELD)
def test_a_quantity_is_held_by_equal_words_and_by_figures_of_its_size(text: str, quote: str) -> None:
    """*Thousands* by 3,000, *most of* by 70 per cent, *last winter* by *the past winter*."""
    asked = ENGLISH.quantities_in(text)
    assert asked
    assert all(one.is_among(ENGLISH.quantities_held(quote)) for one in asked)


@pytest.mark.parametrize(("text", "quote"), QUANTITIES_MISSED)
def test_a_quantity_is_not_held_by_another(text: str, quote: str) -> None:
    """A year is no count, a bare season no last one."""
    asked = ENGLISH.quantities_in(text)
    assert asked
    assert not any(one.is_among(ENGLISH.quantities_held(quote)) for one in asked)


@pytest.mark.parametrize(
    "text",
    ["the most serious loss", "the last week of June", "a third party", "the second half", "it scores twice", "mostly"],
)
def test_what_is_no_quantity_is_not_asked_for(text: str) -> None:
    """Superlatives, days of a month, ordinals and verbs."""
    assert [one for one in ENGLISH.quantities_in(text) if one.asked] == []


def test_a_language_that_is_not_known_names_no_quantities() -> None:
    """Without a table there is nothing to look for."""
    assert figure_words("ko").quantities_in("지난 겨울") == ()


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
