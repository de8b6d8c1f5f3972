"""The page *Likelihood and confidence*, made from the likelihood scale in use."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing_room.model.scales import CONFIDENCE, SCALES
from briefing_room.pages.likelihood import bar_of
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page
from briefing_room.pages.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment

    from briefing_room.model.scales import Band, Scale
    from briefing_room.pages.here import Here
    from briefing_room.pages.page import Page
    from briefing_room.pages.say import Say
    from briefing_room.pages.site import Site


HOW_SURE_PLACE: Final = Place("how-sure.md", "Likelihood and confidence")

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


IMPACTS: Final[Table[tuple[str, str]]] = Table(
    (Column("Impact", lambda _, row: row[0]), Column("Meaning", lambda _, row: row[1]))
)
"""What the words for impact mean, from the least."""


def elsewhere_table(say: Say, others: Iterable[Scale]) -> Table[Band]:
    """The terms that mean another range on another scale, each beside what it means on every one of them."""
    return Table(
        (
            Column("Term", lambda _, row: row.term),
            Column("Here", lambda _, row: row.range),
            *(Column(_name(say, other), partial(_elsewhere, other), translated=False) for other in others),
        )
    )


def _elsewhere(other: Scale, here: Here, ours: Band) -> str:
    theirs = other.band(ours.term)
    return theirs.range if theirs else here.site.say.t("not a term of it")


def how_sure_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page on likelihood, confidence and impact."""
    scale = site.desk.settings.likelihoods
    pairs = list(pairwise(scale.bands))
    others, say = others_of(scale), site.say
    shared = [band for band in scale.bands if any(_differs(band, other) for other in others)]
    yield render_page(
        templates,
        "how-sure.md.jinja",
        site,
        HOW_SURE_PLACE.path,
        scale=scale,
        touching=next((pair for pair in pairs if pair[0].high == pair[1].low), None),
        gaps=[(lower.high, upper.low) for lower, upper in pairs if lower.high < upper.low],
        term_table=TERMS,
        shared=shared,
        other_table=elsewhere_table(say, others),
        confidence_table=CONFIDENCES,
        confidences=CONFIDENCE.items(),
        impact_table=IMPACTS,
        impacts=site.impacts,
        scale_name=partial(_name, say),
    )


def _name(say: Say, scale: Scale) -> str:
    """The name of a scale: of a known one in the interface's language, of the desk's own as the desk has it."""
    return say.t(scale.name) if scale.id in SCALES else scale.name


def others_of(scale: Scale) -> tuple[Scale, ...]:
    """The known scales on which some term of this one means another range, each of which has a column of its own."""
    return tuple(
        other for other in SCALES.values() if other is not scale and any(_differs(band, other) for band in scale.bands)
    )


def _differs(ours: Band, other: Scale) -> bool:
    theirs = other.band(ours.term)
    return theirs is not None and theirs.range != ours.range
