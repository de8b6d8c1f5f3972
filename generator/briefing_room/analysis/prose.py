"""What analysts write in their own words, in any field that readers see, and the sources that are cited there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.support import key_of, support_in
from briefing_room.model.briefing import Briefing
from briefing_room.model.evidence import Evidence
from briefing_room.model.located import Item
from briefing_room.model.texts import MARKED_UP, refs_in
from briefing_room.quotes import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.model.desk import Desk

WRITTEN: Final = MARKED_UP | {"voice", "short", "publisher", "origin", "access", "bias", "currency", "no_original"}
"""Keys whose text an analyst writes; `title` of a briefing is one besides, that of a source is not."""


@dataclass(frozen=True)
class Prose:
    """A text that an analyst wrote: the item and key it stands under, and the ids of the sources that are cited there.

    ``near`` are those that it may be about where it cites none.
    """

    item: Item
    key: str
    keys: tuple[str, ...]
    text: str
    cited: frozenset[str]
    near: frozenset[str]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.item.at(*self.keys)


def prose_in(desk: Desk) -> Iterator[Prose]:
    """Yield every text of the desk that an analyst wrote, but those of archived briefings."""
    everywhere = frozenset(desk.sources)
    yield from _walk(desk, desk.settings, None, frozenset(), everywhere)
    for actor in desk.actors.values():
        yield from _walk(desk, actor, None, frozenset(), everywhere)
    for key, source in desk.sources.items():
        own = frozenset({key})
        yield from _texts(desk, source.facts, own, own)
        for inner in (source.facts.descriptor, source.facts.withdrawn):
            if inner:
                yield from _walk(desk, inner, None, own, own)
    for key, briefing in desk.briefings.items():
        if not briefing.is_archived:
            named = _cited_inside(desk, briefing, key)
            yield from _walk(desk, briefing, key, frozenset(), named or everywhere)


def _walk(desk: Desk, item: Item, briefing: str | None, owner: frozenset[str], near: frozenset[str]) -> Iterator[Prose]:
    """Yield the texts of an item and of all that is in it.

    What cites nothing itself is about what its owner cites anywhere, and a note about what stands beside its quote.
    """
    own = _cited(desk, item, briefing)
    cited = own | owner if isinstance(item, Evidence) else own or owner
    yield from _texts(desk, item, cited, near)
    inside = frozenset() if isinstance(item, Briefing) else cited | _cited_inside(desk, item, briefing)
    for name in item.INNER:
        value = getattr(item, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Item):
                yield from _walk(desk, inner, briefing, inside, near)


def _texts(desk: Desk, item: Item, cited: frozenset[str], near: frozenset[str]) -> Iterator[Prose]:
    for name in type(item).model_fields:
        value = getattr(item, name)
        written = name in WRITTEN or (name == "title" and isinstance(item, Briefing))
        if written and isinstance(value, str):
            named = frozenset(ref for ref in refs_in(value) if ref in desk.sources)
            yield Prose(item, name, (name,), value, cited | named, near)
    for code, why in getattr(item, "waive", {}).items():
        yield Prose(item, "waive", ("waive", code), why, cited, near)


def _cited(desk: Desk, item: Item, briefing_id: str | None) -> frozenset[str]:
    """The sources of an item's evidence, and those of the statements that it rests on."""
    if briefing_id is None:
        return frozenset()
    briefing = desk.briefings[briefing_id]
    evidence = (item,) if isinstance(item, Evidence) else getattr(item, "evidence", ())
    named = {source_of(one, briefing) or "" for one in evidence}
    targets = (desk.statement(ref, briefing_id) for ref in getattr(item, "rests_on", ()))
    rests = (support_in(desk).sources.get(key_of(target), frozenset()) for target in targets if target)
    return frozenset().union(*rests, (key for key in named if key in desk.sources))


def _cited_inside(desk: Desk, item: Item, briefing_id: str | None) -> frozenset[str]:
    inside = (inner for inner in item.items() if isinstance(inner, Evidence))
    return frozenset().union(*(_cited(desk, inner, briefing_id) for inner in inside))
