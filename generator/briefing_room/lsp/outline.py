"""What a file holds at a glance: the outline of a briefing, and what is worth knowing beside its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.support import origin_of
from briefing_room.findings import Place, short
from briefing_room.model.source import ARTICLE
from briefing_room.quotes.citations import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.marks import Mark
    from briefing_room.model.statements import Statement


@dataclass(frozen=True)
class Entry:
    """A line of an outline: what it says, of which sort, where it begins and ends, and what is below it."""

    name: str
    says: str
    start: Place
    end: Place
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Hint:
    """Words that are shown behind a place and are not in the file."""

    place: Place
    text: str
    more: str = ""


def outline(desk: Desk, path: str) -> tuple[Entry, ...]:
    """The outline of a file: of a briefing its lists with their items, of the registry its actors, else nothing."""
    briefing = desk.briefings.get(path.removesuffix(".yml"))
    if path == "actors.yml":
        marks = [(actor.mark, f"{actor.name}", key) for key, actor in desk.actors.items()]
        return tuple(Entry(key, name, mark.key or mark.place, _end(mark)) for mark, name, key in marks)
    return tuple(_of_briefing(desk, path.removesuffix(".yml"), briefing)) if briefing else ()


def _of_briefing(desk: Desk, briefing_id: str, briefing: Briefing) -> Iterator[Entry]:
    by_key: dict[str, list[Entry]] = {}
    items = {id(item): key for key in briefing.mark.keys for item in _listed(briefing, key)}
    for statement in desk.statements(briefing_id):
        key = items.get(id(statement.item))
        if key and statement.item.place.path:
            by_key.setdefault(key, []).append(_entry(statement))
    for key, place in briefing.mark.keys.items():
        mark = briefing.mark.inside[key]
        below = tuple(sorted(by_key.get(key, ()), key=lambda entry: entry.start))
        if below or key == "bottom_line":
            yield Entry(key.replace("_", " "), "", place, _end(mark), below)


def _listed(briefing: Briefing, key: str) -> tuple[object, ...]:
    value = getattr(briefing, key, ())
    return value if isinstance(value, tuple) else ()


def _entry(statement: Statement) -> Entry:
    mark = statement.item.mark
    return Entry(statement.address, short(statement.text), mark.place, _end(mark))


def _end(mark: Mark) -> Place:
    """Where the last text of a value ends."""
    return max([mark.end, mark.place, *map(_end, mark.inside.values())], key=lambda place: (place.line, place.column))


# --- beside the lines -------------------------------------------------------------------------------------


def hints(desk: Desk, path: str) -> tuple[Hint, ...]:
    """What is worth knowing beside the lines of a file: ranges, sources that nobody compared, numbers of origins."""
    briefing_id = path.removesuffix(".yml")
    if path.endswith(f"/{ARTICLE}"):
        source = desk.sources.get(path.split("/")[1])
        unseen = source is not None and not source.is_reviewed
        return (_hint(source.facts.mark, "title", "not reviewed"),) if source and unseen else ()
    if briefing_id not in desk.briefings:
        return ()
    return (
        tuple(_of_terms(desk, briefing_id)) + tuple(_of_sources(desk, briefing_id)) + tuple(_origins(desk, briefing_id))
    )


def _hint(mark: Mark, key: str, text: str, more: str = "") -> Hint:
    return Hint(mark.inside[key].end, text, more)


def _of_terms(desk: Desk, briefing_id: str) -> Iterator[Hint]:
    briefing, scale = desk.briefings[briefing_id], desk.settings.likelihoods
    for estimate in briefing.estimates:
        band = scale.band(estimate.likelihood) if estimate.likelihood else None
        if band and "likelihood" in estimate.mark.inside:
            yield _hint(estimate.mark, "likelihood", band.range, scale.name)


def _of_sources(desk: Desk, briefing_id: str) -> Iterator[Hint]:
    """Yield *not reviewed* beside the default source, and beside the first quote of every other one."""
    briefing = desk.briefings[briefing_id]
    seen: set[str] = set()
    default = briefing.default_source
    if (
        default
        and default in desk.sources
        and not desk.sources[default].is_reviewed
        and "default_source" in briefing.mark.inside
    ):
        seen.add(default)
        yield _hint(briefing.mark, "default_source", "not reviewed")
    for statement in desk.statements(briefing_id):
        for evidence in statement.evidence:
            source_id = source_of(evidence, briefing)
            source = desk.sources.get(source_id or "")
            if source and source.id not in seen and not source.is_reviewed and "source" in evidence.mark.inside:
                seen.add(source.id)
                yield Hint(evidence.mark.inside["source"].end, "not reviewed")


def _origins(desk: Desk, briefing_id: str) -> Iterator[Hint]:
    """Yield how many origins a statement's own quotes have, beside the key of its evidence.

    Two articles are not two origins, and one whose origin nobody knows may be that of another.
    """
    briefing = desk.briefings[briefing_id]
    for statement in desk.statements(briefing_id):
        place = statement.item.mark.keys.get("evidence")
        named = {source_of(one, briefing) or "" for one in statement.evidence if one.bears == "for"}
        sources = [desk.sources[key] for key in named if key in desk.sources]
        if place and sources:
            origins = {origin_of(source) for source in sources}
            known = None not in origins
            text = _number(len(origins), "origin") if known else f"{_number(len(sources), 'source')}, origin not known"
            yield Hint(Place(place.path, place.line, place.column + len("evidence:")), text)


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
