"""The page *How to read this site*: what is proved, and what words and letters mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.model.scales import CREDIBILITY, RELIABILITY
from briefing_room.pages.here import Here
from briefing_room.pages.render import render_page
from briefing_room.pages.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from markupsafe import Markup

    from briefing_room.findings import Waived
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

_MEANING: Final[Column[tuple[str, str]]] = Column("Meaning", lambda here, row: here.site.say.t(row[1]))

GRADES: Final[Table[tuple[str, str]]] = Table((Column("Reliability of the source", lambda _, row: row[0]), _MEANING))
"""Each letter of a source with its meaning."""

ITEMS: Final[Table[tuple[str, str]]] = Table((Column("Credibility of the item", lambda _, row: row[0]), _MEANING))
"""Each number of an item with its meaning."""


def method_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page that says how to read the others."""
    path = "method.md"
    yield render_page(
        templates, "method.md.jinja", site, path, waived=_waived(Here(site, path)),
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
