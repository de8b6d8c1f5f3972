"""Who wants what: what each actor stands to gain and to lose, side by side, and what bears on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.at_stake import at_stake_in
from briefing_room.pages.here import Here
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page
from briefing_room.pages.words_of_sources import proof_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

STAKES_PLACE: Final = Place("stakes.md", "Who wants what", lambda site: bool(at_stake_in(site.desk)))


def stakes_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page of what is at stake, actor by actor."""
    actors = at_stake_in(site.desk)
    yield render_page(
        templates, "stakes.md.jinja", site, STAKES_PLACE.path,
        [shown for one in actors for shown in (*one.gains, *one.losses, *one.exposed, *one.named_in)],
        actors=actors, proof=partial(proof_of, Here(site, STAKES_PLACE.path)),
    )  # fmt: skip
