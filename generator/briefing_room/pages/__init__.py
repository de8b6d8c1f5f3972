"""Desk in, pages out: plain Markdown, and nothing read or written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_room.model.desk import Desk, Settings
from briefing_room.pages.actor import actor_pages
from briefing_room.pages.board import INDICATORS, board_pages
from briefing_room.pages.briefing import briefing_pages
from briefing_room.pages.changes import changes_pages
from briefing_room.pages.commands import COMMAND_LIST, OPTIONS
from briefing_room.pages.find import find_pages
from briefing_room.pages.gaps import gaps_pages
from briefing_room.pages.handbook import KEYS, handbook_pages
from briefing_room.pages.home import home_pages
from briefing_room.pages.how_sure import CONFIDENCES, IMPACTS, TERMS, elsewhere_table, how_sure_pages
from briefing_room.pages.indexes import index_pages
from briefing_room.pages.made import CARRIED, made_pages
from briefing_room.pages.method import method_pages
from briefing_room.pages.open import open_pages
from briefing_room.pages.positions import positions_pages
from briefing_room.pages.records import findable
from briefing_room.pages.registers import BRIEFINGS, QUOTED, RISKS, SOURCES
from briefing_room.pages.render import environment
from briefing_room.pages.say import ENGLISH
from briefing_room.pages.site import NOTHING_CHECKED, FormChecks, Site
from briefing_room.pages.source import source_pages
from briefing_room.pages.stakes import stakes_pages
from briefing_room.pages.timeline import timeline_pages
from briefing_room.pages.track_record import BANDS, SETTLED, track_record_pages
from briefing_room.pages.words import words_pages
from briefing_room.visible.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_room.pages.commands import CommandText
    from briefing_room.pages.page import Page
    from briefing_room.pages.table import Table
    from briefing_room.rulebook import RuleText
    from briefing_room.search.record import Findable

PAGES = (
    home_pages,
    briefing_pages,
    made_pages,
    how_sure_pages,
    source_pages,
    actor_pages,
    index_pages,
    gaps_pages,
    timeline_pages,
    stakes_pages,
    positions_pages,
    method_pages,
    words_pages,
    board_pages,
    track_record_pages,
    changes_pages,
    find_pages,
    open_pages,
)
"""Every sort of page of the reader's site. To add one: a module, a line here, its place in the menu, a golden page."""

TABLES: tuple[Table[Any], ...] = (
    BRIEFINGS,
    RISKS,
    SOURCES,
    INDICATORS,
    SETTLED,
    BANDS,
    QUOTED,
    CARRIED,
    TERMS,
    elsewhere_table(ENGLISH, ()),
    CONFIDENCES,
    IMPACTS,
    KEYS,
    COMMAND_LIST,
    OPTIONS,
)
"""Every table that pages show, the registers first. Translators find their headings through this list."""


def site_of(desk: Desk, *, private: bool, checked: FormChecks = NOTHING_CHECKED) -> Site:
    """The desk as the site will show it, to the public or to those who work on it."""
    return Site(Seen(desk, private), checked)


def render_pages(site: Site) -> tuple[Page, ...]:
    """Every page of the site, sorted by path."""
    templates = environment(site.say)
    return tuple(sorted(page for make in PAGES for page in make(site, templates)))


def render_handbook(rules: Sequence[RuleText], commands: Sequence[CommandText]) -> tuple[Page, ...]:
    """The generated pages of the handbook, which is in English and of no desk; sorted by path."""
    nobodys = site_of(Desk(Settings(name="Briefing Room")), private=False)
    return tuple(sorted(handbook_pages(nobodys, environment(), rules, commands)))


def render_findable(site: Site) -> Findable:
    """What the search index is made of."""
    return findable(site)
