"""Drafts, and what only drafts name, are no concern of the public's, not even that they exist."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_room.model.statements import statements_of
from briefing_room.model.texts import refs_in, texts_of, texts_of_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Actor, Desk
    from briefing_room.model.source import Source


def is_draft(briefing: Briefing) -> bool:
    """Whether a briefing is kept from the public. An archived one is not: it keeps its address."""
    return briefing.status == "draft"


def without_drafts(desk: Desk) -> Desk:
    """The desk without its drafts, nor the sources and actors that only drafts name; itself where it has none."""
    drafts = [briefing for briefing in desk.briefings.values() if is_draft(briefing)]
    if not drafts:
        return desk  # as it is, with all that was worked out from it
    public = {key: briefing for key, briefing in desk.briefings.items() if not is_draft(briefing)}
    hidden = _named_in(drafts) - _named_in(public.values()) - _named_in_settings(desk)
    # What an actor or a source that may be seen refers to may be seen, and so on.
    while seen := hidden & _named_in_registries(desk, hidden):
        hidden -= seen
    return replace(
        desk,
        briefings=public,
        sources={key: source for key, source in desk.sources.items() if key not in hidden},
        actors={key: actor for key, actor in desk.actors.items() if key not in hidden},
    )


def _named_in(briefings: Iterable[Briefing]) -> set[str]:
    """The ids of the sources and actors that briefings name."""
    named: set[str] = set()
    for briefing in briefings:
        named.add(briefing.default_source or "")
        named |= {e.source or "" for statement in statements_of("", briefing) for e in statement.evidence}
        named |= briefing.named_actors
        named |= {ref for text in texts_of(briefing) for ref in refs_in(text.text)}
    return named


def _named_in_settings(desk: Desk) -> set[str]:
    return {ref for text in (desk.settings.description, desk.settings.notice) for ref in refs_in(text or "")}


def _named_in_registries(desk: Desk, hidden: set[str]) -> set[str]:
    """The ids that those actors and sources refer to which are not hidden."""
    named: set[str] = set()
    for key in desk.actors.keys() - hidden:
        named |= _named_by_actor(desk.actors[key])
    for key in desk.sources.keys() - hidden:
        named |= _named_by_source(desk.sources[key])
    return named


def _named_by_actor(actor: Actor) -> set[str]:
    return {*refs_in(actor.description or "")}


def _named_by_source(source: Source) -> set[str]:
    return {ref for text in texts_of_source(source.facts) for ref in refs_in(text.text)}
