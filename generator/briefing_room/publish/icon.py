"""The site's icon, drawn twice from the same numbers: for browsers, and for systems that want a picture of points.

`make icon` writes both files when a colour or a number has changed.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from briefing_room.publish.colours import Paints, paints

FOLDER: Final = Path(__file__).parent / "theme/assets/images"

SIDE: Final = 180
"""Width and height of the picture of points."""

_FINER: Final = 4
"""The picture is drawn so many times larger and made small, so that its corners are smooth."""

_GRID: Final = 32
_CORNER: Final = 6
_EDGE: Final = 1.5
_HEIGHT: Final = 4
RANGES: Final = ((6, 7, 9), (11, 14, 11), (19, 21, 7))
"""The three ranges: left, top and width, on a grid of 32. That in the middle has the colour of paper."""


def icon_svg(drawn: Paints | None = None) -> str:
    """The icon as SVG, in the site's colours or in those of a brand."""
    head, sign, fills = _colours(drawn)
    half, inside = _EDGE / 2, _GRID - _EDGE
    ranges = "".join(
        f'  <rect x="{left}" y="{top}" width="{width}" height="{_HEIGHT}" fill="{fill}"/>\n'
        for (left, top, width), fill in zip(RANGES, fills, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_GRID} {_GRID}">\n'
        "  <title>Three ranges on a scale</title>\n"
        f'  <rect width="{_GRID}" height="{_GRID}" rx="{_CORNER}" fill="{head}"/>\n'
        f'  <rect x="{half}" y="{half}" width="{inside}" height="{inside}" rx="{_CORNER - half}" fill="none" '
        f'stroke="{sign}" stroke-width="{_EDGE}"/>\n'
        f"{ranges}</svg>\n"
    )


def icon_png(drawn: Paints | None = None) -> bytes:
    """The icon as a picture of points, clear outside its corners."""
    head, sign, fills = _colours(drawn)
    unit = SIDE * _FINER / _GRID
    image = Image.new("RGBA", (SIDE * _FINER, SIDE * _FINER), f"{head}00")
    draw = ImageDraw.Draw(image)
    whole = (0, 0, SIDE * _FINER - 1, SIDE * _FINER - 1)
    draw.rounded_rectangle(whole, _CORNER * unit, head, sign, round(_EDGE * unit))
    for (left, top, width), fill in zip(RANGES, fills, strict=True):
        draw.rectangle((left * unit, top * unit, (left + width) * unit - 1, (top + _HEIGHT) * unit - 1), fill)
    out = BytesIO()
    image.resize((SIDE, SIDE), Image.Resampling.BOX).save(out, "PNG", optimize=True)
    return out.getvalue()


def _colours(drawn: Paints | None) -> tuple[str, str, tuple[str, str, str]]:
    """The ground, the edge, and each range."""
    one = drawn or paints()
    return one.head, one.sign, (one.sign, one.paper, one.sign)


if __name__ == "__main__":
    (FOLDER / "icon.svg").write_text(icon_svg(), encoding="utf-8", newline="\n")
    (FOLDER / "icon.png").write_bytes(icon_png())
