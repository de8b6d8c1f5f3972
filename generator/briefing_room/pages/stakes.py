"""Who wants what: what each actor stands to gain and to lose, side by side, and what bears on it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.at_stake import at_stake_in
from briefing_room.analysis.support import key_of
from briefing_room.pages.here import Here
from briefing_room.pages.parted import way_of
from briefing_room.pages.parts import Entry, by_name, parts_of
from briefing_room.pages.place import Place
from briefing_room.pages.render import render_page
from briefing_room.pages.words_of_sources import proof_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment

    from briefing_room.analysis.at_stake import AtStake
    from briefing_room.model.statements import Statement
    from briefing_room.pages.page import Page
    from briefing_room.pages.parts import Part, Way
    from briefing_room.pages.site import Site

STAKES_PLACE: Final = Place("stakes.md", "Who wants what", lambda site: bool(at_stake_in(site.desk)))

_LISTS: Final = ("gains", "losses", "exposed", "named_in")

_ELEMENTS: Final = 15
"""About how many elements a statement has on the page, with its share in the head of its actor."""


def stakes_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the page of what is at stake, actor by actor; its parts by their names, of one actor by its briefings."""
    entries = [
        Entry((one, shown), _way(site, one, shown), _ELEMENTS) for one in at_stake_in(site.desk) for shown in _of(one)
    ]
    for part in parts_of(STAKES_PLACE.path, entries, site.room):
        yield site.made(_page, templates, part)


def _page(site: Site, templates: Environment, part: Part[tuple[AtStake, Statement]]) -> Page:
    return render_page(
        templates, "stakes.md.jinja", site, part.path, [shown for _, shown in part.rows],
        part=part, actors=list(_with_these(part.rows)), proof=partial(proof_of, Here(site, part.path)),
    )  # fmt: skip


def _of(one: AtStake) -> tuple[Statement, ...]:
    return (*one.gains, *one.losses, *one.exposed, *one.named_in)


def _way(site: Site, one: AtStake, shown: Statement) -> Way:
    actor = site.desk.actors.get(one.actor)
    return (*by_name(actor.name if actor else one.actor, one.actor), *way_of(site, shown))


def _with_these(rows: Iterable[tuple[AtStake, Statement]]) -> Iterator[tuple[AtStake, bool]]:
    """Yield each actor with the statements that a page has, and whether these are all."""
    for one, inside in groupby(rows, key=lambda row: row[0]):
        shown = [statement for _, statement in inside]
        keys = frozenset(map(key_of, shown))
        cut = {name: tuple(s for s in getattr(one, name) if key_of(s) in keys) for name in _LISTS}
        yield (one, True) if len(shown) == len(_of(one)) else (replace(one, **cut), False)
