"""The page *How to read this site*: what is proved, and what words and letters mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.model.scales import CREDIBILITY, RELIABILITY
from briefing_room.pages.here import Here
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page
from briefing_room.pages.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from markupsafe import Markup

    from briefing_room.findings import Waived
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

METHOD_PLACE: Final = Place("method.md", "How to read this site")

_MEANING: Final[Column[tuple[str, str]]] = Column("Meaning", lambda here, row: here.site.say.t(row[1]))

GRADES: Final[Table[tuple[str, str]]] = Table((Column("Reliability of the source", lambda _, row: row[0]), _MEANING))
"""Each letter of a source with its meaning."""

ITEMS: Final[Table[tuple[str, str]]] = Table((Column("Credibility of the item", lambda _, row: row[0]), _MEANING))
"""Each number of an item with its meaning."""

WORDS: Final = {  # messages
    "If": "The statement, its likelihood included, is meant only for the case that this comes true. How likely "
    "the condition itself is, it does not say.",
    "Impact": "How bad it would be, as the analyst judges it. The words for it have an order and no measure, and are "
    "never multiplied with a likelihood.",
    "Deadline": "The day by which a judgement or risk will have turned out right or wrong.",
    "linchpin": "An assumption with which a judgement stands or falls.",
    "open": "A disagreement that the analyst has not explained.",
    "explained": "A disagreement of which the analyst says how it comes about. The assessment beside it has the "
    "reasons; it need not say that one side is right.",
    "superseded": "A disagreement that events have overtaken.",
}
"""Words that stand on many pages without an explanation of their own, with what they mean here."""


def method_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page that says how to read the others."""
    path = METHOD_PLACE.path
    yield render_page(
        templates, "method.md.jinja", site, path, waived=_waived(Here(site, path)), words=WORDS,
        grade_table=GRADES, grades=RELIABILITY.items(), item_table=ITEMS, items=CREDIBILITY.items(),
    )  # fmt: skip


def _waived(here: Here) -> list[tuple[Markup, Waived]]:
    """What was let pass in briefings and sources that this site shows, each with a link to it."""
    desk, found = here.site.desk, []
    for one in here.site.checked.waived:
        path = one.finding.place.path
        briefing, source = path.removesuffix(".yml"), path.removeprefix("sources/").split("/")[0]
        if briefing in desk.briefings:
            found.append((here.briefing(briefing), one))
        elif path.startswith("sources/") and source in desk.sources:
            found.append((here.source(source), one))
    return found
