"""Contrast is that of WCAG, and the nearest colour that passes keeps its hue."""

from __future__ import annotations

import colorsys

import pytest

from briefing_room.analysis.contrast import contrast, mixed, nearest


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48), ("#0b4680", "#0b4680", 1.0), ("#ff0000", "#fff", 4.0)],
)
def test_the_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """The values that everybody's tools show, in either order."""
    other = "#ffffff" if other == "#fff" else other
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("colour", ["#ffcc00", "#00ff00", "#ff8800", "#66ccff", "#ff99cc"])
def test_the_nearest_keeps_its_hue(colour: str) -> None:
    """It passes, the next step towards the colour does not, and it is of the same hue to the eye."""
    found = nearest(colour, lambda one: contrast(one, "#ffffff") >= 4.5)
    assert 4.5 <= contrast(found, "#ffffff") < 4.75
    hues = [colorsys.rgb_to_hsv(*(int(one[at : at + 2], 16) for at in (1, 3, 5)))[0] for one in (colour, found)]
    assert min(abs(hues[0] - hues[1]), 1 - abs(hues[0] - hues[1])) < 0.06


def test_what_is_good_stays_and_what_cannot_be_mended_too() -> None:
    """Nothing is changed without need, and nothing is made up."""
    assert nearest("#0b4680", lambda one: contrast(one, "#ffffff") >= 4.5) == "#0b4680"
    assert nearest("#0b4680", lambda _: False) == "#0b4680"


def test_grey_stays_grey() -> None:
    """A colour without a hue does not get one."""
    found = nearest("#ffffff", lambda one: contrast(one, "#ffffff") >= 4.5)
    assert found[1:3] == found[3:5] == found[5:7]


def test_a_mixture() -> None:
    """As a style sheet mixes them."""
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
