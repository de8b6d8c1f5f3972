"""What is published neither rests on a draft, nor is given on one, nor refers to one.

A reader of the published site could not follow the link, and the proof or the
condition would not be there.

Bad:   status: published, and rests_on: [a-draft#its-judgement]
Good:  publish the other briefing first, or take the link out
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.texts import refs_in, texts_beside_briefings, texts_of
from briefing_room.visible.drafts import is_draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.findings import Place
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement
    from briefing_room.model.texts import PlacedText

    Drafts = Mapping[str, Briefing]

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each link to a draft from what is published or archived, from the settings and from the registry."""
    drafts = {briefing_id: briefing for briefing_id, briefing in desk.briefings.items() if is_draft(briefing)}
    for briefing_id, briefing in desk.briefings.items():
        if briefing_id not in drafts:
            for mistake in _in_briefing(desk, briefing, briefing_id, drafts):
                yield mistake.concluded_from(briefing, "status")
    for text in texts_beside_briefings(desk):
        yield from _in_text(desk, text, drafts, "this text is published")


def _in_briefing(desk: Desk, briefing: Briefing, briefing_id: str, drafts: Drafts) -> Iterator[Mistake]:
    what = f"this briefing is {briefing.status}"
    for statement in desk.statements(briefing_id):
        for place, ref in _refs(statement):
            other = ref.rpartition("#")[0]
            if other in drafts:
                yield _mistake(place, other, drafts, what)
    for text in texts_of(briefing):
        yield from _in_text(desk, text, drafts, what)


def _refs(statement: Statement) -> Iterator[tuple[Place, str]]:
    yield from statement.placed_refs
    for number, ref in enumerate(getattr(statement.item, "disagreements", ())):
        yield statement.item.at("disagreements", number), ref
    after: str | None = getattr(statement.item, "after", None)
    if after:
        yield statement.item.at("after"), after


def _in_text(desk: Desk, text: PlacedText, drafts: Drafts, what: str) -> Iterator[Mistake]:
    for ref in refs_in(text.text):
        if ref in drafts:
            yield _mistake(desk.within(text.place, f"[[{ref}"), ref, drafts, what)


def _mistake(place: Place, draft: str, drafts: Drafts, what: str) -> Mistake:
    message = f"{what}, and {draft} is a draft"
    return Mistake(place, message, f"publish {draft}, or take the link out").concluded_from(drafts[draft], "status")
