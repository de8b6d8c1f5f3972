"""A brand's tones can be read wherever they are used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.analysis.contrast import contrast
from briefing_room.analysis.tones import BY_DAY, BY_NIGHT, tones_of, too_faint
from briefing_room.model.owner import Brand
from briefing_room.publish.colours import site_colours


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    """A ground that changed there is checked as it is."""
    colours = site_colours()
    assert [one.colour for one in BY_DAY] == [colours[one.name].light for one in BY_DAY]
    assert [one.colour for one in BY_NIGHT] == [colours[one.name].dark for one in BY_NIGHT]


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_has_tones_that_can_be_read(number: int) -> None:
    """By day, by night, and what is drawn on the head; the same colour has the same tones."""
    brand = Brand(colour=f"#{number:06x}")
    tones = tones_of(brand)
    assert tones is not None
    assert too_faint(tones.day, BY_DAY) is None
    assert too_faint(tones.night, BY_NIGHT) is None
    assert contrast(tones.head_line, tones.head) >= 3
    assert tones == tones_of(brand)


@pytest.mark.parametrize(("colour", "ground"), [("#ffcc00", "head-ink"), ("#0b4680", ""), ("#757575", "soft")])
def test_the_first_ground_that_fails_is_named(colour: str, ground: str) -> None:
    """White words on yellow; grey that passes on white and not on shaded ground."""
    found = too_faint(colour, BY_DAY)
    assert (found.name if found else "") == ground


def test_without_a_colour_there_are_no_tones() -> None:
    """The site keeps its own."""
    assert tones_of(Brand()) is None
