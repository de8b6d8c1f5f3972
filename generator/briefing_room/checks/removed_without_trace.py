"""What was published stays at its address, and says so when it is taken back.

Asked when a change is proposed: `briefing check --against GITREF` compares the desk with what it was. Readers cite
addresses, so a statement with an id of its own, a briefing, a cited source and an actor are never removed, nor
renamed, which is the same to whoever followed the link. A source that nobody cites has no page, so the last quote from
it goes only when the source is withdrawn. And an id that was taken back is not used for something else.
Drafts are free. So are parts that cannot be taken back by themselves: alternatives, responses, positions,
explanations and observations.

Bad:   the judgement arms-flow is gone, or now has the id arms-trade
Good:  id: arms-flow                 with retired: {date: 2024-05-02, why: Overtaken by the treaty.}
Good:  status: archived              for a briefing nobody keeps current
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.wording import bare_words
from briefing_room.checks.compared.entries import GAP, day_of
from briefing_room.findings import Mistake, Place, Severity
from briefing_room.model.texts import refs_in, texts_of
from briefing_room.visible.drafts import is_draft
from briefing_room.visible.public import public_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Sort, Statement

SEVERITY: Severity = "error"

_LIST_OF: Final[dict[Sort, str]] = {
    "judgement": "judgements", "role": "actors", "relation": "relations", "stake": "stakes", "risk": "risks",
    "indicator": "indicators", "assumption": "assumptions", "disagreement": "disagreements",
    "hypotheses": "hypotheses", "gap": "gaps", "timeline entry": "timeline",
}  # fmt: skip
"""What can be taken back by itself, and the key of the list it stands in."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each briefing, statement, source and actor that was published and is gone."""
    before = desk.before
    if before is None:
        return
    public = {key: briefing for key, briefing in before.briefings.items() if not is_draft(briefing)}
    for briefing_id in public:
        yield from _briefing(desk, before, briefing_id)
    yield from _sources(desk, before)
    yield from _actors(desk, before, public)


def _briefing(desk: Desk, before: Desk, briefing_id: str) -> Iterator[Mistake]:
    now = desk.briefings.get(briefing_id)
    if now is None:
        if briefing_id not in desk.broken:
            message = f"the briefing {briefing_id} was published and is gone"
            help_ = f"put {briefing_id}.yml back, and write in it: status: archived"
            yield Mistake(Place(f"{briefing_id}.yml"), message, help_)
        return
    if is_draft(now):
        message = f"the briefing {briefing_id} was published, and as a draft it would be gone"
        yield Mistake(now.at("status"), message, "write: status: archived").cured_by(now.writing("archived", "status"))
    day = day_of(now)
    for old in before.statements(briefing_id):
        if old.sort in _LIST_OF and not old.derived:
            yield from _statement(desk, now, old, day)


def _statement(desk: Desk, now: Briefing, old: Statement, day: str) -> Iterator[Mistake]:
    new = desk.statement(old.address, old.briefing)
    key = _LIST_OF[old.sort]
    if new is None:
        if old.address not in desk.broken:
            help_ = f"put it back with: retired: {{date: {day}, why: …}}" + (
                "" if old.retired else "; if it was renamed, give it its old id"
            )
            message = f"the {old.sort} {old.address} was published and is gone"
            yield Mistake(now.at_key(key), message, help_).concluded_from(now, key)
    elif old.retired and not new.retired and not _says_the_same(old, new):
        yield Mistake(
            new.item.at("actor" if new.sort == "role" else "id"),
            f"{old.address} was taken back on {old.retired.date}, and its id is used for something else now",
            "give the new item an id of its own, and put back the one that was retired",
        )


def _says_the_same(old: Statement, new: Statement) -> bool:
    # A role's id is the actor's, who may well play another role later.
    return old.sort == "role" or bare_words(old.text) == bare_words(new.text)


def _sources(desk: Desk, before: Desk) -> Iterator[Mistake]:
    if "sources" in desk.broken:
        return
    day = max((day for briefing in desk.briefings.values() if (day := day_of(briefing)) != GAP), default=GAP)
    withdrawn = f"withdrawn: {{date: {day}, why: …}}"
    shown = public_part(desk).sources
    for source_id in public_part(before).sources:
        if source_id in shown or source_id in desk.broken or desk.may_name(source_id):
            continue
        if source_id not in desk.sources:
            message = f"the source {source_id} had a page and is gone"
            counts = f"put it back; if it no longer counts, write in it: {withdrawn}"
            help_ = f"{counts}\nwhat rests on it then: briefing impact {source_id}"
            yield Mistake(Place(f"sources/{source_id}/article.md"), message, help_)
            continue
        source = desk.sources[source_id]
        message = f"nothing that is published cites {source_id} any more, and its page would be gone"
        cite = f"cite it again, or name it in a text that is published: [[{source_id}]]"
        help_ = cite if source.facts.withdrawn else f"cite it again; if it no longer counts, write: {withdrawn}"
        yield Mistake(source.facts.at("title"), message, help_)


def _actors(desk: Desk, before: Desk, public: Mapping[str, Briefing]) -> Iterator[Mistake]:
    if "actors" in desk.broken:
        return
    drafts = [briefing for briefing in before.briefings.values() if is_draft(briefing)]
    hidden = _named_in(drafts) - _named_in(public.values())  # a site that is public has no page of theirs
    for actor_id in before.actors:
        if actor_id not in desk.actors and actor_id not in desk.broken and actor_id not in hidden:
            yield Mistake(
                Place("actors.yml"),
                f"the actor {actor_id} had a page and is gone",
                f"put it back; its name may change, but not its id: {actor_id}",
            )


def _named_in(briefings: Iterable[Briefing]) -> set[str]:
    return {
        name
        for briefing in briefings
        for name in (*briefing.named_actors, *(ref for text in texts_of(briefing) for ref in refs_in(text.text)))
    }
