"""The tones of a desk's brand: its colour by day and by night, and what is too faint to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.contrast import contrast, mixed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.model.owner import Brand

WHITE: Final = "#ffffff"
_LETTERS: Final = 4.5
"""The least contrast of letters (WCAG 2.2, 1.4.3)."""
_SHAPES: Final = 3.0
"""The least contrast of what is no letter and has a meaning (1.4.11)."""


@dataclass(frozen=True)
class Ground:
    """What the colour is seen against: its name in the style sheet, itself, and the least contrast."""

    name: str
    colour: str
    least: float
    words: str


BY_DAY: Final = (
    Ground("head-ink", WHITE, _LETTERS, "white words in the head"),
    Ground("paper", "#ffffff", _LETTERS, "links on the page"),
    Ground("soft", "#f3f5f8", _LETTERS, "links on shaded ground"),
    Ground("axis", "#dde3ea", _SHAPES, "bars on their axis"),
)
BY_NIGHT: Final = (
    Ground("paper", "#15191f", _LETTERS, "links on the dark page"),
    Ground("soft", "#20262f", _LETTERS, "links on dark shaded ground"),
    Ground("axis", "#353d49", _SHAPES, "bars on their dark axis"),
)
"""Where the colour is used. The style sheet has the same grounds, and a test compares them."""


@dataclass(frozen=True)
class Tones:
    """The head in every scheme with the lines in it, and links and bars by day and by night."""

    head: str
    head_line: str
    day: str
    night: str


def too_faint(colour: str, grounds: tuple[Ground, ...]) -> Ground | None:
    """The first ground on which a colour is too faint; None where it can be read on all."""
    return next((one for one in grounds if contrast(colour, one.colour) < one.least), None)


def readable(colour: str, grounds: tuple[Ground, ...]) -> str:
    """The nearest colour of its hue that can be read on all grounds."""
    return nearest(colour, _is_read_on(grounds))


def _is_read_on(grounds: tuple[Ground, ...]) -> Callable[[str], bool]:
    return lambda colour: too_faint(colour, grounds) is None


def tones_of(brand: Brand) -> Tones | None:
    """The tones of a brand; None where it has no colour. What is too faint is a finding, and here made readable."""
    if not brand.colour:
        return None
    day = readable(brand.colour, BY_DAY)
    night = readable(brand.colour_dark or brand.colour, BY_NIGHT)
    return Tones(day, _line_on(day), day, night)


def _line_on(head: str) -> str:
    """The faintest mixture with white that is seen on the head, for the frame of what can be pressed there."""
    tried = (mixed(head, WHITE, percent / 100) for percent in range(5, 100, 5))
    return next((line for line in tried if contrast(line, head) >= _SHAPES), WHITE)
