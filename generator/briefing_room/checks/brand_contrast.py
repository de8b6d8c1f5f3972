"""The desk's colour can be read wherever the site uses it, by day and by night.

Words need a contrast of 4.5 to 1 with what is behind them, bars of 3 to 1
(WCAG 2.2, AA). The finding names the nearest colour of the same hue that
passes. What is given as `colour` is used on light ground and behind the white
words of the head, what is given as `colour_dark` on dark ground.

Bad:   brand: {colour: "#ffcc00"}             (white words on yellow)
Bad:   brand: {colour: "#0b4680", colour_dark: "#0b4680"}
Good:  brand: {colour: "#0b4680"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.contrast import contrast
from briefing_room.analysis.tones import BY_DAY, BY_NIGHT, readable, too_faint
from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each colour of the brand that is too faint somewhere."""
    brand = desk.settings.brand
    for key, grounds in (("colour", BY_DAY), ("colour_dark", BY_NIGHT)):
        colour: str | None = getattr(brand, key)
        ground = too_faint(colour, grounds) if colour else None
        if colour and ground:
            found = int(contrast(colour, ground.colour) * 100) / 100
            message = (
                f"{colour} cannot be read: {ground.words} have a contrast of {found} to 1 ({ground.colour}), "
                f"and need {ground.least:g}"
            )
            near = readable(colour, grounds)
            help_ = f'write the nearest of its hue that can be read everywhere: {key}: "{near}"'
            cure = brand.writing(f'"{near}"', key)
            yield Mistake(brand.at(key), message, help_).cured_by(cure)
