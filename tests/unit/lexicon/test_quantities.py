"""Quantities and days without a figure are held by equal words or by a figure of their size, and by nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.lexicon.figures import figure_words
from briefing_room.lexicon.quantities import quantity_words

if TYPE_CHECKING:
    from briefing_room.lexicon.quantities import Quantity

ENGLISH: Final = quantity_words("en-GB")

HELD: Final = (
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

MISSED: Final = (
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


def _held(quote: str) -> tuple[Quantity, ...]:
    return ENGLISH.held_by(quote, figure_words("en").figures_in(quote))


@pytest.mark.parametrize(("text", "quote"), HELD)
def test_a_quantity_is_held_by_equal_words_and_by_figures_of_its_size(text: str, quote: str) -> None:
    """*Thousands* by 3,000, *most of* by 70 per cent, *last winter* by *the past winter*."""
    asked = ENGLISH.quantities_in(text)
    assert asked
    assert all(one.is_among(_held(quote)) for one in asked)


@pytest.mark.parametrize(("text", "quote"), MISSED)
def test_a_quantity_is_not_held_by_another(text: str, quote: str) -> None:
    """A year is no count, a bare season no last one."""
    asked = ENGLISH.quantities_in(text)
    assert asked
    assert not any(one.is_among(_held(quote)) for one in asked)


@pytest.mark.parametrize(
    "text",
    ["the most serious loss", "the last week of June", "a third party", "the second half", "it scores twice", "mostly"],
)
def test_what_is_no_quantity_is_not_asked_for(text: str) -> None:
    """Superlatives, days of a month, ordinals and verbs."""
    assert [one for one in ENGLISH.quantities_in(text) if one.asked] == []


def test_a_language_that_is_not_known_names_no_quantities() -> None:
    """Without a table there is nothing to look for."""
    assert quantity_words("ko").quantities_in("지난 겨울") == ()
