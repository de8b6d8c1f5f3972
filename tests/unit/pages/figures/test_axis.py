"""Numbers of a drawing, and bars of likelihood."""

from __future__ import annotations

import pytest

from briefing_room.model.scales import ICD203, PHIA, Band
from briefing_room.pages.figures import percent, rem
from briefing_room.pages.likelihood import bar_of, likelihood_of
from briefing_room.pages.render import environment
from briefing_room.pages.say import ENGLISH
from tests.unit.pages.figures.drawn import coordinates

_MACROS = environment().get_template("figures.md.jinja").module
BANDS = [*ICD203.bands, *PHIA.bands]


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0%"), (100, "100%"), (-3, "0%"), (101, "100%"), (33.333, "33.33%"), (50.0, "50%")]
)
def test_a_coordinate_stays_in_the_drawing(number: float, written: str) -> None:
    """It is rounded, and never outside."""
    assert percent(number) == written
    assert rem(1 / 3) == "0.33rem"


@pytest.mark.parametrize("band", BANDS, ids=[band.term for band in BANDS])
def test_a_bar_says_its_range(band: Band) -> None:
    """It begins and ends where the band does, stays on the axis, and says the same in words."""
    bar = str(bar_of(ENGLISH, band))
    assert f'x="{band.low}%" width="{band.high - band.low}%"' in bar
    assert f'role="img" aria-label="{band.low} to {band.high} per cent on a scale from 0 to 100"' in bar
    assert all(0 <= number <= 100 for number in coordinates(bar))
    assert bar.count('class="bar-tick"') == 5
    assert "\n" not in bar


def test_a_bar_beside_its_words_is_not_read_out() -> None:
    """The term and its range say the same, once."""
    shown = str(likelihood_of(BANDS[0]))
    assert BANDS[0].range.partition(" ")[0] in shown
    assert 'class="bar range-bar" aria-hidden="true"' in shown
    assert "aria-label" not in shown


def test_no_estimate_is_an_empty_axis() -> None:
    """And says that there is none."""
    bar = str(bar_of(ENGLISH, None))
    assert "bar-range" not in bar
    assert 'aria-label="not estimated"' in bar
    assert "100 %" in str(_MACROS.axis())  # type: ignore[attr-defined]
