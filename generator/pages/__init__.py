"""Desk in, pages out: plain Markdown, and nothing read or written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.actor import actor_pages
from generator.pages.board import board_pages
from generator.pages.briefing import briefing_pages
from generator.pages.changes import changes_pages
from generator.pages.find import find_pages
from generator.pages.handbook import handbook_pages
from generator.pages.home import home_pages
from generator.pages.how_sure import how_sure_pages
from generator.pages.indexes import index_pages
from generator.pages.made import made_pages
from generator.pages.records import records_of
from generator.pages.render import environment
from generator.pages.say import say_of
from generator.pages.site import NOTHING_CHECKED, FormChecks, Site, published_view
from generator.pages.source import source_pages
from generator.pages.track_record import track_record_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.desk import Desk
    from generator.pages.page import Page
    from generator.pages.records import Record
    from generator.rulebook import RuleText

PAGES = (
    home_pages,
    briefing_pages,
    made_pages,
    how_sure_pages,
    source_pages,
    actor_pages,
    index_pages,
    board_pages,
    track_record_pages,
    changes_pages,
    find_pages,
)
"""Every sort of page of the reader's site. To add one: a module, a line here, a golden page."""


def site_of(desk: Desk, *, private: bool, checked: FormChecks = NOTHING_CHECKED) -> Site:
    """The desk as the site will show it: whole when private, else without drafts."""
    return Site(desk if private else published_view(desk), private, checked)


def render_pages(site: Site, rules: Sequence[RuleText] | None = None) -> tuple[Page, ...]:
    """Every page of the site, sorted by path; with the handbook's generated pages when rules are given."""
    templates = environment(say_of(site))
    pages = [page for make in PAGES for page in make(site, templates)]
    if rules is not None:
        pages.extend(handbook_pages(site, templates, rules))
    return tuple(sorted(pages))


def render_records(site: Site) -> tuple[Record, ...]:
    """What the search index is made of."""
    return tuple(records_of(site, environment(say_of(site))))
