"""The part of a desk that is public: no drafts, nor what only drafts name, and no source that nobody cites in public.

Quoting is not republishing, and a source that is not even quoted is nobody's business: it has no page, no line in
an index, and nothing of it can be searched.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_room.model.statements import statements_of
from briefing_room.model.texts import refs_in, texts_of, texts_of_source
from briefing_room.quotes import source_of
from briefing_room.visible.drafts import is_draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Actor, Desk
    from briefing_room.model.source import Source


def public_part(desk: Desk) -> Desk:
    """The desk as the public may see it; itself where nothing of it is hidden.

    Its briefings are those that are no drafts. Its actors are all but those that only drafts name. Its sources are
    those that it cites: the evidence of its statements, and ``[[id]]`` in its texts. What a statement that was taken
    back cites is still one of them, and so is a withdrawn source that nothing cites any more, for both have an address
    that was published.
    """
    drafts = [briefing for briefing in desk.briefings.values() if is_draft(briefing)]
    public = {key: briefing for key, briefing in desk.briefings.items() if not is_draft(briefing)}
    of_drafts = _named_in(drafts)
    hidden = (of_drafts | (desk.sources.keys() - _withdrawn(desk))) - _named_in(public.values())
    hidden -= _named_in_settings(desk)
    # What an actor or a source that may be seen refers to may be seen, and so on.
    while seen := hidden & _named_in_registries(desk, hidden):
        hidden -= seen
    if not drafts and not hidden:
        return desk  # as it is, with all that was worked out from it
    return replace(
        desk,
        briefings=public,
        sources={key: source for key, source in desk.sources.items() if key not in hidden},
        actors={key: actor for key, actor in desk.actors.items() if key not in hidden},
    )


def _named_in(briefings: Iterable[Briefing]) -> set[str]:
    """The ids of the sources that briefings cite and of the actors they name.

    A ``default_source`` by itself cites nothing: readers are never shown it.
    """
    named: set[str] = set()
    for briefing in briefings:
        named |= {
            source_of(one, briefing) or "" for statement in statements_of("", briefing) for one in statement.evidence
        }
        named |= briefing.named_actors
        named |= {ref for text in texts_of(briefing) for ref in refs_in(text.text)}
    return named


def _withdrawn(desk: Desk) -> set[str]:
    """The sources whose page tells readers that they no longer count."""
    return {key for key, source in desk.sources.items() if source.facts.withdrawn}


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
