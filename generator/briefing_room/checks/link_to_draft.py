"""What is published neither rests on a draft nor refers to one.

A reader of the published site could not follow the link, and the proof would
not be there.

Bad:   status: published, and rests_on: [a-draft#its-judgement]
Good:  publish the other briefing first, or take the link out
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.texts import refs_in, texts_beside_briefings, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.model.texts import PlacedText

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each link to a draft from what is published or archived, from the settings and from the registry."""
    drafts = {briefing_id for briefing_id, briefing in desk.briefings.items() if briefing.status == "draft"}
    for briefing_id, briefing in desk.briefings.items():
        if briefing_id in drafts or briefing.broken("status"):
            continue
        for statement in desk.statements(briefing_id):
            for place, ref in _refs(statement):
                other = ref.rpartition("#")[0]
                if other in drafts and not desk.briefings[other].broken("status"):
                    yield _finding(place, other, f"this briefing is {briefing.status}")
        for text in texts_of(briefing):
            yield from _in_text(desk, text, drafts, f"this briefing is {briefing.status}")
    for text in texts_beside_briefings(desk):
        yield from _in_text(desk, text, drafts, "this text is published")


def _refs(statement: Statement) -> Iterator[tuple[Place, str]]:
    for number, ref in enumerate(statement.rests_on):
        yield statement.place_of_ref(number), ref
    for number, ref in enumerate(getattr(statement.item, "disagreements", ())):
        yield statement.item.at("disagreements", number), ref


def _in_text(desk: Desk, text: PlacedText, drafts: set[str], what: str) -> Iterator[Mistake]:
    for ref in refs_in(text.text):
        if ref in drafts and not desk.briefings[ref].broken("status"):
            yield _finding(desk.within(text.place, f"[[{ref}"), ref, what)


def _finding(place: Place, draft: str, what: str) -> Mistake:
    message = f"{what}, and {draft} is a draft"
    return Mistake(place, message, f"publish {draft}, or take the link out")
