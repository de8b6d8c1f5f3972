"""The first page: the newest briefing and its main judgement, then what moved, what to watch, what is in dispute.

What is here is chosen and never concluded: the newest by its day, the main judgement by its analyst, who put it first,
indicators and gaps by how much each would move, as their registers have them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.changes import moved_in
from briefing_room.analysis.ranked_gaps import ranked_gaps
from briefing_room.analysis.watch import watched_in
from briefing_room.model.estimates import Estimate
from briefing_room.pages.board import INDICATORS_PLACE, would_move
from briefing_room.pages.changes import CHANGES_PLACE
from briefing_room.pages.gaps import GAPS_PLACE
from briefing_room.pages.how_sure import HOW_SURE_PLACE
from briefing_room.pages.indexes import (
    DISAGREEMENTS_PLACE,
    RISKS_PLACE,
    SOURCES_PLACE,
    open_first,
    open_risks,
    used,
)
from briefing_room.pages.place import Place
from briefing_room.pages.positions import POSITIONS_PLACE
from briefing_room.pages.render import render_page
from briefing_room.pages.stakes import STAKES_PLACE
from briefing_room.pages.table import aside, lines
from briefing_room.pages.timeline import TIMELINE_PLACE
from briefing_room.pages.track_record import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment
    from markupsafe import Markup

    from briefing_room.analysis.ranked_gaps import RankedGap
    from briefing_room.analysis.watch import Watched
    from briefing_room.model.statements import Statement
    from briefing_room.pages.here import Here
    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

HOME_PLACE: Final = Place("index.md", "Home")

QUESTIONS: Final[tuple[tuple[str, Place], ...]] = (  # messages
    ("What may happen?", RISKS_PLACE),
    ("Who wants what?", STAKES_PLACE),
    ("Who says what?", POSITIONS_PLACE),
    ("What happened, and when?", TIMELINE_PLACE),
    ("What is not known?", GAPS_PLACE),
    ("What changed?", CHANGES_PLACE),
    ("How good are the sources?", SOURCES_PLACE),
    ("How sure is this, and why?", HOW_SURE_PLACE),
)
"""What readers come with, and the page that answers; one for which the desk has nothing is left out."""

_OTHERS: Final = 5
"""Briefings beside the newest that the first page names; the page of all briefings lists the rest."""

_FEW: Final = 3
_MOST: Final = 5
"""Entries of a list on the first page; the page that gathers them has all."""


@dataclass(frozen=True)
class Edition:
    """A briefing on the first page: its id, the judgement that its analyst put first, and its bottom line."""

    id: str
    main: Statement | None
    answer: Statement


def home_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the first page."""
    current, archived = _editions(site)
    shown = current or archived
    lead, others = shown[0] if shown else None, shown[1:]
    old = archived if current else archived[1:]
    risks, watched = _kept(site, open_risks(site))[:_MOST], _watched(site)
    yield render_page(
        templates, "home.md.jinja", site, HOME_PLACE.path,
        [*_about(lead, others), *risks, *(one.statement for one in watched)],
        lead=lead, others=others[:_OTHERS], archived=old[:_OTHERS], more=len(others) > _OTHERS or len(old) > _OTHERS,
        questions=[(words, place.path) for words, place in QUESTIONS if place.shows(site)],
        changes=moved_in(site.desk)[:_FEW], watched=watched, first_moved=_first_moved,
        disagreements=_facts_first(site)[:_MOST], gaps=_gaps(site),
        risks=risks, topics=used(site, "topics"), regions=used(site, "regions"), outcomes=OUTCOMES,
        paths={
            "changes": CHANGES_PLACE.path, "watch": INDICATORS_PLACE.path, "positions": POSITIONS_PLACE.path,
            "disagreements": DISAGREEMENTS_PLACE.path, "gaps": GAPS_PLACE.path, "risks": RISKS_PLACE.path,
        },
    )  # fmt: skip


def _editions(site: Site) -> tuple[list[Edition], list[Edition]]:
    """The briefings that are kept current, and those that are archived; each the newest first."""
    kept: list[Edition] = []
    archived: list[Edition] = []
    for key in site.newest_first:
        (archived if site.desk.briefings[key].is_archived else kept).append(_edition(site, key))
    return kept, archived


def _edition(site: Site, briefing_id: str) -> Edition:
    statements = site.statements[briefing_id]
    judged = (one for one in statements if one.sort == "judgement" and not one.retired)
    main = next((one for one in judged if isinstance(one.item, Estimate) and not one.item.resolved), None)
    return Edition(briefing_id, main, statements[0])


def _about(lead: Edition | None, others: Iterable[Edition]) -> list[Statement]:
    """The statements of the briefings that the page shows."""
    shown = [lead.answer] if lead else []
    return [*shown, *(one.main for one in (*([lead] if lead else []), *others) if one.main)]


def _watched(site: Site) -> list[Watched]:
    """The first indicators of the register, without what archived briefings watch."""
    return [one for one in watched_in(site.desk) if not one.archived][:_FEW]


def _first_moved(here: Here, row: Watched) -> Markup:
    """The first thing that an indicator would move, which way, and how many others there are."""
    first, rest = would_move(here, replace(row, targets=row.targets[:1])), len(row.targets) - 1
    return lines(first, aside(here.site.say.tn("and {n} more", "and {n} more", rest))) if rest > 0 else first


def _gaps(site: Site) -> list[RankedGap]:
    """The gaps that would change most, of all briefings that are kept current."""
    current = [key for key in site.newest_first if not site.desk.briefings[key].is_archived]
    found = [ranked for key in current for ranked in ranked_gaps(site.desk, key)]
    return sorted(found, key=lambda one: -len(one.changes))[:_FEW]


def _kept(site: Site, statements: Iterable[Statement]) -> list[Statement]:
    """Those of briefings that are kept current."""
    return [one for one in statements if not site.desk.briefings[one.briefing].is_archived]


def _facts_first(site: Site) -> list[Statement]:
    """The disagreements over facts before those over words and forecasts: who reads one page must know of them."""
    return sorted(_kept(site, open_first(site)), key=lambda one: getattr(one.item, "kind", "") != "fact")
