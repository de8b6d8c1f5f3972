"""The page of an actor: what it stands to gain and lose, what is judged of it, what it does, what is disputed of it."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.about import about_actor
from briefing_room.analysis.support import key_of
from briefing_room.pages.briefing import KIND_WORDS
from briefing_room.pages.page import actor_path
from briefing_room.pages.parted import way_of
from briefing_room.pages.parts import Entry, parts_of
from briefing_room.pages.plain_words import unmarked
from briefing_room.pages.render import render_page
from briefing_room.pages.track_record import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.analysis.about import About
    from briefing_room.analysis.support import Key
    from briefing_room.model.statements import Statement
    from briefing_room.pages.page import Page
    from briefing_room.pages.parts import Part
    from briefing_room.pages.site import Site

_ELEMENTS: Final = 16
"""About how many elements a statement has on the page of an actor."""


def actor_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page of each actor."""
    for actor_id in site.desk.actors:
        about = about_actor(site.desk, actor_id)
        entries = [Entry(one, way_of(site, one), _ELEMENTS) for one in _newest_first(site, about)]
        for part in parts_of(actor_path(actor_id), entries, site.room):
            yield site.made(_page, templates, actor_id, about, part)


def _page(site: Site, templates: Environment, actor_id: str, about: About, part: Part[Statement]) -> Page:
    told = about if part.is_all else _only(about, frozenset(map(key_of, part.rows)))
    return render_page(
        templates, "actor.md.jinja", site, part.path, told.statements,
        actor=site.desk.actors[actor_id], told=told, part=part,
        bare=partial(unmarked, desk=site.desk), outcomes=OUTCOMES, kind_words=KIND_WORDS,
    )  # fmt: skip


def _newest_first(site: Site, about: About) -> list[Statement]:
    """What is said of an actor by the day of its briefing, so that a page that has no room for all has the newest."""
    place = {key: at for at, key in enumerate(site.newest_first)}
    return sorted(about.statements, key=lambda one: place[one.briefing])


def _only(about: About, keys: frozenset[Key]) -> About:
    """What a page has of what is said of an actor."""
    lists = {field.name: getattr(about, field.name) for field in fields(about)}
    return replace(about, **{name: tuple(one for one in told if key_of(one) in keys) for name, told in lists.items()})
