"""The desk's logo and icon are pictures and nothing more.

Every page shows them. An SVG may hold scripts and may ask other hosts, so it
may hold only what draws: no script, no `on…` attribute, no reference out of
the picture, no `<!DOCTYPE …>`. A picture has 256 KiB at most, a PNG 2048
points in either direction.

Bad:   logo.svg with <script>, or with <image href="https://example.org/logo.png"/>
Good:  logo.svg, saved as plain SVG, with its letters turned into paths
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.analysis.drawing import flaw_in
from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield what must not be published in each picture that the settings name."""
    brand, drawings = desk.settings.brand, desk.drawings
    for key, name, data in (("logo", brand.logo, drawings.logo), ("icon", brand.icon, drawings.icon)):
        flaw = flaw_in(name, data) if name and data else None
        if flaw:
            where = f", in line {flaw.line}, column {flaw.column}" if flaw.line else ""
            help_ = "save it as plain SVG, without what it does not draw" if flaw.line else "save it anew, or smaller"
            yield Mistake(brand.at(key), f"{name} {flaw.words}{where}", help_)
