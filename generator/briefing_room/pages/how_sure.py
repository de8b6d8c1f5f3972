"""The page *How we say how sure we are*, made from the likelihood scale in use."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_room.model.scales import SCALES
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.model.scales import Scale
    from briefing_room.pages.page import Page
    from briefing_room.pages.say import Say
    from briefing_room.pages.site import Site


def how_sure_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page on likelihood and confidence."""
    scale = site.desk.settings.likelihoods
    pairs = list(pairwise(scale.bands))
    yield render_page(
        templates,
        "how-sure.md.jinja",
        site,
        "how-sure.md",
        scale=scale,
        touching=next((pair for pair in pairs if pair[0].high == pair[1].low), None),
        gaps=[(lower.high, upper.low) for lower, upper in pairs if lower.high < upper.low],
        others=list(_shared_words(scale)),
        scale_name=partial(_name, site.say),
    )


def _name(say: Say, scale: Scale) -> str:
    """The name of a scale: of a known one in the interface's language, of the desk's own as the desk has it."""
    return say.t(scale.name) if scale.id in SCALES else scale.name


def _shared_words(scale: Scale) -> Iterator[tuple[Scale, str, str, str]]:
    """Yield each term that means another range on another known scale, with both ranges."""
    for other in SCALES.values():
        for band in scale.bands:
            theirs = other.band(band.term)
            if other is not scale and theirs and theirs.range != band.range:
                yield other, band.term, band.range, theirs.range
