"""What a column of a register is sorted by: numbers that stand beside the words, because words do not sort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from briefing_room.model.estimates import Confidence

if TYPE_CHECKING:
    from briefing_room.model.dates import Edtf
    from briefing_room.model.desk import Settings
    from briefing_room.model.scales import Band

CONFIDENCES: Final[tuple[str, ...]] = get_args(Confidence)[::-1]
"""From low to high."""


def likelihood_key(band: Band | None) -> str:
    """By the middle of the range, among equals the lower end; nothing where nothing is estimated."""
    return str((band.low + band.high) * 1000 + band.low) if band else ""


def impact_key(settings: Settings, impact: str) -> str:
    """From the least to the gravest of the desk's words; nothing for a word that is none of them."""
    rank = settings.impact_rank(impact)
    return str(rank) if rank >= 0 else ""


def confidence_key(confidence: str | None) -> str:
    """From low to high; nothing where none is stated."""
    return _place(confidence, CONFIDENCES)


def date_key(date: Edtf | None) -> str:
    """The first day that a date may mean, as one number; nothing where the day is not known."""
    if date is None or date.order is None:
        return ""
    year, month, day = date.order
    return str((year * 100 + month) * 100 + day)


def _place(word: str | None, words: tuple[str, ...]) -> str:
    return str(words.index(word)) if word in words else ""
