"""The first page: what is new, what changed, what to watch, what is disputed, and the desk's subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.pages.board import due_in, observed_in
from briefing_room.pages.briefing import KIND_WORDS
from briefing_room.pages.indexes import open_first, open_risks, used
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page
from briefing_room.pages.track_record import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.model.statements import Statement
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

HOME_PLACE: Final = Place("index.md", "Home")

_NEWEST: Final = 6
"""Briefings in full on the first page; the page of all briefings lists the rest."""

_MOST: Final = 5
"""Entries of a list on the first page; the page that gathers them has all."""


def home_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the first page."""
    risks, observed, due = open_risks(site)[:_MOST], observed_in(site)[:_MOST], due_in(site)[:_MOST]
    answers = {key: site.statements[key][0] for key in site.newest_first[:_NEWEST]}
    yield render_page(
        templates, "home.md.jinja", site, HOME_PLACE.path,
        [*answers.values(), *risks, *observed, *(one.statement for one in due)],
        answers=answers, risks=risks, observed=observed, due=due,
        disagreements=_facts_first(site), topics=used(site, "topics"), regions=used(site, "regions"),
        kind_words=KIND_WORDS, outcomes=OUTCOMES,
    )  # fmt: skip


def _facts_first(site: Site) -> list[Statement]:
    """The disagreements over facts before those over words and forecasts: who reads one page must know of them."""
    return sorted(open_first(site), key=lambda one: getattr(one.item, "kind", "") != "fact")
