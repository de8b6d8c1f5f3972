"""How well one colour is read on another (WCAG 2.2), and the nearest colour of a hue that is read well enough.

What is near is measured in OKLCH, where equal steps look equal: lightness, chroma, hue. Every function is pure, and
its steps are fixed, so that the same colour always has the same neighbour.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS: Final = 500
"""So many lightnesses are tried between black and white."""

_HALVINGS: Final = 20
"""How often the room between grey and the wanted chroma is halved until it fits a screen."""

_Triple = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (to 1), in either order."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def nearest(colour: str, is_good: Callable[[str], bool]) -> str:
    """The colour next to this one that is good, of its hue and of no more chroma; itself where it is good already."""
    if is_good(colour):
        return colour
    lightness, chroma, hue = _to_oklch(colour)
    tried = []
    for step in range(_STEPS + 1):
        other = step / _STEPS
        fitting = _fitting_chroma(other, chroma, hue)
        tried.append((math.hypot(other - lightness, fitting - chroma), _from_oklch(other, fitting, hue)))
    good = [made for _, made in sorted(tried) if is_good(made)]
    return good[0] if good else colour


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another in it, as a style sheet mixes them in sRGB."""
    return _hex(tuple(a + (b - a) * share for a, b in zip(_parts(colour), _parts(other), strict=True)))


def _parts(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02x}" for part in parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - of sRGB


def _encoded(part: float) -> float:
    if part <= 0.0031308:  # noqa: PLR2004 - of sRGB
        return part * 12.92
    return 1.055 * math.pow(part, 1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_oklch(colour: str) -> _Triple:
    """Lightness, chroma and hue, after Björn Ottosson's OKLab."""
    red, green, blue = map(_linear, _parts(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _to_linear(lightness: float, chroma: float, hue: float) -> _Triple:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _from_oklch(lightness: float, chroma: float, hue: float) -> str:
    return _hex(tuple(_encoded(max(part, 0.0)) for part in _to_linear(lightness, chroma, hue)))


def _fitting_chroma(lightness: float, chroma: float, hue: float) -> float:
    """As much of a chroma as a screen can show at a lightness."""
    if _is_shown(lightness, chroma, hue):
        return chroma
    low, high = 0.0, chroma
    for _ in range(_HALVINGS):
        between = (low + high) / 2
        low, high = (between, high) if _is_shown(lightness, between, hue) else (low, between)
    return low


def _is_shown(lightness: float, chroma: float, hue: float) -> bool:
    edge = 0.0005
    return all(-edge <= part <= 1 + edge for part in _to_linear(lightness, chroma, hue))
