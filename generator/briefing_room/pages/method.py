"""The page *How to read this site*: what is proved, and what stands beside a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.pages.here import Here
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from markupsafe import Markup

    from briefing_room.findings import Waived
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

METHOD_PLACE: Final = Place("method.md", "How to read this site")


def method_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page that says how to read the others."""
    path = METHOD_PLACE.path
    yield render_page(
        templates, "method.md.jinja", site, path, waived=_waived(Here(site, path)),
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
