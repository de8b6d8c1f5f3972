"""Numbers of a drawing: per cent of its width or height, so that it fills any box and its words keep their size."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

TICKS: Final = (0, 25, 50, 75, 100)
"""Where the axis of likelihood is marked, in per cent."""


def percent(number: float) -> Markup:
    """A coordinate as SVG has it: within the drawing, with two decimals at most.

    >>> str(percent(33.3333)), str(percent(50.0)), str(percent(-1))
    ('33.33%', '50%', '0%')
    """
    return _written(min(max(number, 0.0), 100.0), "%")


def rem(number: float) -> Markup:
    """A length that grows with the reader's text.

    >>> str(rem(1.45))
    '1.45rem'
    """
    return _written(number, "rem")


def _written(number: float, unit: str) -> Markup:
    return Markup(f"{round(number, 2):g}{unit}")  # noqa: S704 - a number
