"""The colours of the site. The style sheet names them; what is drawn without it, reads them there.

A brand takes the place of some: the head, links and bars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing_room.analysis.tones import Tones

STYLE_SHEET: Final = "theme/assets/stylesheets/layout.css"

_HEX: Final = "(#[0-9a-f]{6})"
_COLOUR: Final = re.compile(rf"--br-([a-z-]+): (?:var\(--br-by-day, {_HEX}\) var\(--br-by-night, {_HEX}\)|{_HEX});")


@dataclass(frozen=True)
class Colour:
    """One colour: by day, and where the reader's system is dark."""

    light: str
    dark: str

    def __str__(self) -> str:
        """The value of a custom property, in every browser; the head of the style sheet says how."""
        if self.light == self.dark:
            return self.light
        return f"var(--br-by-day, {self.light}) var(--br-by-night, {self.dark})"


@dataclass(frozen=True)
class Paints:
    """The colours by day of what is drawn without the style sheet. ``sign`` is what is seen on the head."""

    paper: str
    ink: str
    muted: str
    axis: str
    head: str
    bar: str
    sign: str


@lru_cache(maxsize=1)
def site_colours() -> dict[str, Colour]:
    """Every colour by its name: ``bar`` is ``--br-bar`` at the head of the style sheet."""
    text = files("briefing_room.publish").joinpath(STYLE_SHEET).read_text(encoding="utf-8").partition("}")[0]
    return {name: Colour(light or one, dark or one) for name, light, dark, one in _COLOUR.findall(text)}


def branded(tones: Tones) -> dict[str, Colour]:
    """The colours that a brand takes the place of, by name."""
    shown = Colour(tones.day, tones.night)
    return {
        "head": Colour(tones.head, tones.head),
        "head-line": Colour(tones.head_line, tones.head_line),
        "link": shown,
        "bar": shown,
    }


def paints(tones: Tones | None = None) -> Paints:
    """What is drawn in, with a brand's tones or without."""
    colours = site_colours()
    sign = tones.head_line if tones else colours["bar"].dark
    by_day = {name: colour.light for name, colour in (colours | (branded(tones) if tones else {})).items()}
    return Paints(sign=sign, **{name: by_day[name] for name in ("paper", "ink", "muted", "axis", "head", "bar")})
