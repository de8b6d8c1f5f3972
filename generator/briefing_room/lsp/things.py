"""What an id in a desk stands for: where it is given, where it is named, and what is said of it.

statement     an item of a briefing, with the briefing before it: briefing#item
actor         a key of the registry
source        a folder
briefing      a file
topic, region, category     a key of a vocabulary in the settings
word          a likelihood or another word of the desk
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.analysis.nameable import WANTED
from briefing_room.checks.naming import named_in
from briefing_room.findings import Place
from briefing_room.load.stray import SOURCES
from briefing_room.model.marks import NO_MARK
from briefing_room.model.source import ARTICLE
from briefing_room.quotes.citations import citations_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_room.checks.naming import Named
    from briefing_room.lsp.where import Here
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.quotes import Citation

Sort = Literal["statement", "actor", "source", "briefing", "topic", "region", "category", "likelihood", "impact"]

_VOCABULARIES: Final[Mapping[str, str]] = {"topic": "topics", "region": "regions", "category": "risk_categories"}

_LINK: Final = re.compile(r"\[\[\s*([^\[\]|]+?)\s*(?=\]\]|\|)")


@dataclass(frozen=True)
class Thing:
    """What an id, or a word, stands for; ``briefing`` is that of a statement."""

    sort: Sort
    id: str
    briefing: str = ""


@dataclass(frozen=True, order=True)
class Span:
    """Where something stands: from one place to before another, in one file."""

    start: Place
    end: Place


def span(start: Place, length: int) -> Span:
    """Where something stands that is so long, on one row."""
    return Span(start, Place(start.path, start.line, start.column + length))


# --- what stands at a place -------------------------------------------------------------------------------


def thing_at(desk: Desk, path: str, found: Here | None, row: str, column: int) -> Thing | None:
    """What is named at a place; ``row`` is the row that the place is in, and ``column`` its column from 1."""
    for link in _LINK.finditer(row):
        if link.start(1) < column <= link.end(1) + 1:
            return _of_the_desk(desk, link[1])
    if found is None or (path.count("/") and not path.endswith(ARTICLE)):
        return None
    steps = [str(step) for step in found.loc if isinstance(step, str)]
    if path == "actors.yml":
        return (
            Thing("actor", found.loc[0])
            if found.is_key and len(found.loc) == 1 and isinstance(found.loc[0], str)
            else None
        )
    if path == "settings.yml":
        sort = next((sort for sort, key in _VOCABULARIES.items() if len(steps) == 2 and steps[0] == key), None)  # noqa: PLR2004 - the vocabulary, and the id
        return Thing(sort, steps[1]) if sort and found.is_key else None  # type: ignore[arg-type] # a literal
    if path.count("/"):
        return Thing("source", path.split("/")[1]) if steps == ["title"] else None
    return _in_a_briefing(desk, path.removesuffix(".yml"), found, column)


def _in_a_briefing(desk: Desk, briefing_id: str, found: Here, column: int) -> Thing | None:
    text, key = found.scalar.text, next((step for step in reversed(found.loc) if isinstance(step, str)), "")
    if found.is_key:
        return _of_key(desk, briefing_id, found)
    if key == "id":
        return Thing("statement", text, briefing_id)
    wanted = WANTED.get(key)
    if wanted in {"source", "actor", "topic", "region", "category", "likelihood", "impact"}:
        return Thing(wanted, text)
    if wanted is None:
        return None
    other, _, address = text.rpartition("#")
    if other and column <= found.scalar.place.column + len(other):
        return Thing("briefing", other)
    return Thing("statement", address, other or briefing_id)


def _of_key(desk: Desk, briefing_id: str, found: Here) -> Thing | None:
    """What a key is the id of: a source in the short form of evidence, an explanation that is rated."""
    if "evidence" in found.loc[-3:-1] and found.scalar.text in desk.sources:
        return Thing("source", found.scalar.text)
    return Thing("statement", found.scalar.text, briefing_id) if "ratings" in found.loc[-2:-1] else None


def _of_the_desk(desk: Desk, name: str) -> Thing | None:
    if name in desk.actors:
        return Thing("actor", name)
    if name in desk.sources:
        return Thing("source", name)
    return Thing("briefing", name) if name in desk.briefings else None


def citation_at(desk: Desk, path: str, found: Here | None) -> Citation | None:
    """The quote that stands at a place of a briefing."""
    briefing_id = path.removesuffix(".yml")
    if found is None or found.is_key or briefing_id not in desk.briefings:
        return None
    quoted = (one for one in citations_in(desk, briefing_id) if one.evidence.at("quote") == found.scalar.place)
    return next(quoted, None)


# --- where it is given ------------------------------------------------------------------------------------


def given(desk: Desk, thing: Thing) -> Span | None:
    """Where an id is given: the item's id, the registry's key, the article, the file; None of what is not there."""
    if thing.sort == "statement":
        statement = desk.statement(thing.id, thing.briefing)
        if statement is None:
            return None
        key = "actor" if statement.sort == "role" else "id"
        typed = getattr(statement.item, key, None) == thing.id
        return span(statement.item.at(key) if typed else statement.item.place, len(thing.id) if typed else 0)
    if thing.sort == "actor" and thing.id in desk.actors:
        return span(desk.within(desk.actors[thing.id].key_place, thing.id), len(thing.id))
    if thing.sort == "source" and thing.id in desk.sources:
        return span(Place(f"{SOURCES}/{thing.id}/{ARTICLE}"), 0)
    if thing.sort == "briefing" and thing.id in desk.briefings:
        return span(Place(f"{thing.id}.yml"), 0)
    place = desk.settings.mark.inside.get(_VOCABULARIES.get(thing.sort, ""), NO_MARK).keys.get(thing.id)
    return span(place, len(thing.id)) if place else None


# --- where it is named ------------------------------------------------------------------------------------


def named(desk: Desk, thing: Thing) -> tuple[Span, ...]:
    """Every place at which an id is named, but for where it is given; each once, in order."""
    return tuple(sorted({*_named(desk, thing)}))


def quoting(desk: Desk, source_id: str) -> tuple[Span, ...]:
    """Every quote of a source, be the source named beside it or by the briefing."""
    quotes = (one for key in desk.briefings for one in citations_in(desk, key) if one.source.id == source_id)
    return tuple(sorted({span(one.evidence.at("quote"), 0) for one in quotes}))


def _named(desk: Desk, thing: Thing) -> Iterator[Span]:
    own = {thing.id, *_made_of(desk, thing)}
    for briefing_id, briefing in desk.briefings.items():
        for one in named_in(desk, briefing_id, briefing):
            if thing.sort == "briefing":
                other = one.lead.removesuffix("#") if one.lead else one.id if one.wanted == "briefing" else ""
                if other == thing.id:
                    yield span(_place(desk, one), len(thing.id))
            elif one.id in own and _is_meant(desk, one, thing):
                start = _place(desk, one)
                yield span(Place(start.path, start.line, start.column + len(one.lead)), len(thing.id))
        for correction in briefing.corrections if _may_be_corrected(briefing_id, briefing, thing) else ():
            if correction.what in own:
                yield span(desk.within(correction.at("what"), thing.id), len(thing.id))
    if thing.sort == "statement":
        yield from _rated(desk, thing)
    else:
        yield from _linked(desk, thing)


def _place(desk: Desk, one: Named) -> Place:
    return desk.within(one.item.at(*one.path), f"{one.lead}{one.id}{one.tail}")


def _made_of(desk: Desk, thing: Thing) -> Iterator[str]:
    """Yield the addresses that begin with the id of a statement, since they are made of it: ``id-alternative-1``."""
    for one in desk.statements(thing.briefing) if thing.briefing in desk.briefings else ():
        if one.derived and one.owner == thing.id:
            yield one.address


def _may_be_corrected(briefing_id: str, briefing: Briefing, thing: Thing) -> bool:
    """Whether a correction in a briefing may name something: a statement of it, a source, an actor with a role."""
    if thing.sort == "actor":
        return thing.id in {role.actor for role in briefing.actors}
    return thing.sort == "source" or (thing.sort == "statement" and thing.briefing == briefing_id)


def _is_meant(desk: Desk, one: Named, thing: Thing) -> bool:
    """Whether what is named is the thing; an actor also where its role is, which has its id."""
    if thing.sort == "statement":
        return one.briefing == thing.briefing
    if one.briefing and thing.sort == "actor":
        statement = desk.statement(one.id, one.briefing)
        return statement is not None and statement.sort == "role"
    return one.wanted.split(" in ")[0].rpartition(" ")[2] == thing.sort and not one.briefing


def _rated(desk: Desk, thing: Thing) -> Iterator[Span]:
    """Yield where an explanation is rated: its id is a key there."""
    for item in desk.briefings[thing.briefing].hypotheses if thing.briefing in desk.briefings else ():
        for observation in item.observations:
            place = observation.mark.inside.get("ratings", NO_MARK).keys.get(thing.id)
            if place:
                yield span(place, len(thing.id))


def _linked(desk: Desk, thing: Thing) -> Iterator[Span]:
    """Yield each `[[id]]` of the analyst's own texts; the text of an article is somebody else's."""
    for path, text in desk.files.items() if thing.sort in {"actor", "source", "briefing"} else ():
        if thing.id not in text or not path.endswith((".yml", f"/{ARTICLE}")):
            continue
        own = text.split("\n---", 1)[0] if path.endswith(ARTICLE) else text
        for line, row in enumerate(own.split("\n"), 1):
            for link in _LINK.finditer(row):
                if link[1] == thing.id:
                    yield span(Place(path, line, link.start(1) + 1), len(thing.id))
