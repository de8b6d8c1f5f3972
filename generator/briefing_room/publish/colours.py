"""The colours of the site. The style sheet names them; what is drawn without it, reads them there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

STYLE_SHEET: Final = "theme/assets/stylesheets/layout.css"

_COLOUR: Final = re.compile(r"--br-([a-z-]+): (?:light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)|(#[0-9a-f]{6}));")


@dataclass(frozen=True)
class Colour:
    """One colour: by day, and where the reader's system is dark."""

    light: str
    dark: str


@lru_cache(maxsize=1)
def site_colours() -> dict[str, Colour]:
    """Every colour by its name: ``bar`` is ``--br-bar`` of the style sheet."""
    text = files("briefing_room.publish").joinpath(STYLE_SHEET).read_text(encoding="utf-8")
    return {name: Colour(light or one, dark or one) for name, light, dark, one in _COLOUR.findall(text)}
