"""The page of an actor: what it stands to gain and lose, what is judged of it, what it does, what is disputed of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing_room.analysis.about import about_actor
from briefing_room.pages.briefing import KIND_WORDS
from briefing_room.pages.page import actor_path
from briefing_room.pages.plain_words import unmarked
from briefing_room.pages.render import render_page
from briefing_room.pages.track_record import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site


def actor_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page of each actor."""
    for actor_id, actor in site.desk.actors.items():
        about = about_actor(site.desk, actor_id)
        yield render_page(
            templates, "actor.md.jinja", site, actor_path(actor_id), about.statements, actor=actor, told=about,
            bare=partial(unmarked, desk=site.desk), outcomes=OUTCOMES, kind_words=KIND_WORDS,
        )  # fmt: skip
