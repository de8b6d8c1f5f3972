"""The page *How we say how sure we are*, made from the likelihood scale in use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing_room.model.scales import CONFIDENCE, SCALES
from briefing_room.pages.likelihood import bar_of
from briefing_room.pages.render import render_page
from briefing_room.pages.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.model.scales import Band, Scale
    from briefing_room.pages.page import Page
    from briefing_room.pages.say import Say
    from briefing_room.pages.site import Site


TERMS: Final[Table[Band]] = Table(
    (
        Column("Term", lambda _, row: row.term),
        Column("Range", lambda _, row: row.range),
        Column("Drawn", lambda here, row: bar_of(here.site.say, row)),
        Column("Not used beside it", lambda _, row: ", ".join(row.also)),
    )
)
"""The terms of the scale in use."""

CONFIDENCES: Final[Table[tuple[str, str]]] = Table(
    (
        Column("Confidence", lambda here, row: here.site.say.t(row[0])),
        Column("Meaning", lambda here, row: here.site.say.t(row[1])),
    )
)
"""What the words for confidence mean."""


@dataclass(frozen=True)
class Elsewhere:
    """A term that means another range on another scale."""

    scale: Scale
    term: str
    ours: str
    theirs: str


def elsewhere_table(name: str) -> Table[Elsewhere]:
    """The terms that mean another range on another scale, which has this name."""
    return Table(
        (
            Column("Term", lambda _, row: row.term),
            Column("Here", lambda _, row: row.ours),
            Column(name, lambda _, row: row.theirs, translated=False),
        )
    )


def how_sure_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page on likelihood and confidence."""
    scale = site.desk.settings.likelihoods
    pairs = list(pairwise(scale.bands))
    others, say = list(_shared_words(scale)), site.say
    yield render_page(
        templates,
        "how-sure.md.jinja",
        site,
        "how-sure.md",
        scale=scale,
        touching=next((pair for pair in pairs if pair[0].high == pair[1].low), None),
        gaps=[(lower.high, upper.low) for lower, upper in pairs if lower.high < upper.low],
        term_table=TERMS,
        others=others,
        other_table=elsewhere_table(_name(say, others[0].scale)) if others else None,
        confidence_table=CONFIDENCES,
        confidences=CONFIDENCE.items(),
        scale_name=partial(_name, say),
    )


def _name(say: Say, scale: Scale) -> str:
    """The name of a scale: of a known one in the interface's language, of the desk's own as the desk has it."""
    return say.t(scale.name) if scale.id in SCALES else scale.name


def _shared_words(scale: Scale) -> Iterator[Elsewhere]:
    """Yield each term that means another range on another known scale, with both ranges."""
    for other in SCALES.values():
        for band in scale.bands:
            theirs = other.band(band.term)
            if other is not scale and theirs and theirs.range != band.range:
                yield Elsewhere(other, band.term, band.range, theirs.range)
