"""A likelihood as every page shows it: its term, its range, and the range drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing_room.pages.escape import escape
from briefing_room.pages.figures.range_bar import range_bar
from briefing_room.pages.glossary import band_key
from briefing_room.pages.terms import term

if TYPE_CHECKING:
    from briefing_room.model.scales import Band
    from briefing_room.pages.say import Say


def bar_of(say: Say, band: Band | None) -> Markup:
    """The range alone, drawn, with words for those who do not see it."""
    if band is None:
        return range_bar(None, say.t("not estimated"))
    return range_bar(band, say.t("{low} to {high} per cent on a scale from 0 to 100", low=band.low, high=band.high))


def likelihood_of(band: Band) -> Markup:
    """The term, its range in words and the same drawn, which is not read out again."""
    return _shown(band, range_bar(band))


def likelihood_in_words(band: Band) -> Markup:
    """The term and its range, for where many stand close together."""
    return _shown(band)


def _shown(band: Band, *drawn: Markup) -> Markup:
    parts = (Markup("<strong>{}</strong>").format(likelihood_term(band)), _range(band), *drawn)
    return Markup('<span class="likelihood">{}</span>').format(Markup(" ").join(parts))


def likelihood_term(band: Band) -> Markup:
    """The term alone, as the way to what it means."""
    return term("likelihood", band_key(band), band.term)


def _range(band: Band) -> Markup:
    return Markup('<span class="range">{}</span>').format(escape(band.range))
