"""The preview lists what is proposed where it lists what is open; nothing of it is in a page."""

from __future__ import annotations

from briefing_room.analysis.suggest.proposed import proposed
from briefing_room.load.desk import read_desk
from briefing_room.proposals import render_proposals
from tests.planted import DESK


def test_every_proposal_is_listed_with_its_places_and_how_it_is_dismissed() -> None:
    """By briefing, counted, and escaped as text is; a place is a path that an analyst opens."""
    desk = read_desk(DESK).desk
    found = proposed(desk)
    html = render_proposals(desk, "briefings")
    assert f"{len(found)} proposals, and no claims." in html
    assert html.count("<li>") == len(found)
    assert [one.id for one in found if f"write “{one.id}:”" not in html] == []
    spots = [spot.place for one in found for spot in one.spots]
    assert [spot for spot in spots if f"briefings/{spot.path}:{spot.line}:{spot.column}" not in html] == []
    assert html.index("_proposed-kessa-dam") < html.index("_proposed-desk")
