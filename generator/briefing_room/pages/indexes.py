"""The pages that gather: home, briefings, topics and regions, and the registers of risks, indicators and the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.disputes import positions_of, scope_of, sources_of
from briefing_room.pages.briefing import KIND_WORDS
from briefing_room.pages.parted import gone, way_of, way_of_briefing
from briefing_room.pages.parts import Entry, by_date, by_letter, parts_of
from briefing_room.pages.place import Place
from briefing_room.pages.registers import BRIEFINGS, RISKS, SOURCES
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.dates import Day
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.page import Page
    from briefing_room.pages.parts import Part
    from briefing_room.pages.site import Site

_BETWEEN: Final = "Between"  # messages
_DIFFER: Final = "How they differ"  # messages
_DISAGREEMENTS: Final = ("open", "explained", "superseded")
ACTOR_KINDS: Final = {  # messages
    "person": "People",
    "state": "States",
    "organisation": "Organisations",
    "bloc": "Blocs",
}

_BRIEFING: Final = 11
_SUBJECT: Final = 9
_ACTOR: Final = 5
_SOURCE: Final = 13
_RISK: Final = 27
_DISAGREEMENT: Final = 24
"""About how many elements each has on a page."""

_NEVER: Final[Day] = (-1_000_000_000, 1, 1)

BRIEFINGS_PLACE: Final = Place("briefings/index.md", "Briefings")
RISKS_PLACE: Final = Place("risks.md", "Risks", lambda site: any(open_risks(site)))
DISAGREEMENTS_PLACE: Final = Place("disagreements.md", "Disagreements", lambda site: any(site.living("disagreement")))
SOURCES_PLACE: Final = Place("sources/index.md", "Sources", lambda site: bool(site.desk.sources))
ACTORS_PLACE: Final = Place("actors/index.md", "Actors", lambda site: bool(site.desk.actors))


def index_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield every page that gathers."""
    yield from _briefings(site, templates)
    yield from _subjects(site, templates)
    yield from _actors(site, templates)
    yield from _sources(site, templates)
    yield from _risks(site, templates)
    yield from _disputed(site, templates)


def _briefings(site: Site, templates: Environment) -> Iterator[Page]:
    topics, regions = _by_id(used(site, "topics")), _by_id(used(site, "regions"))
    entries = [Entry(key, way_of_briefing(site, key), _BRIEFING) for key in site.newest_first]
    for part in parts_of(BRIEFINGS_PLACE.path, entries, site.room, "briefings/by-year"):
        yield site.made(_briefings_page, templates, part, topics, regions)


def _briefings_page(
    site: Site, templates: Environment, part: Part[str], topics: dict[str, list[str]], regions: dict[str, list[str]]
) -> Page:
    return render_page(
        templates, "briefings.md.jinja", site, part.path,
        topics=topics, regions=regions, register=BRIEFINGS, part=part,
    )  # fmt: skip


def _subjects(site: Site, templates: Environment) -> Iterator[Page]:
    for vocabulary, name in (("topics", "Topic"), ("regions", "Region")):
        for key, ids in used(site, vocabulary).items():
            entries = [Entry(one, way_of_briefing(site, one), _SUBJECT) for one in ids]
            label = site.label(vocabulary, key)
            for part in parts_of(f"{vocabulary}/{key}.md", entries, site.room):
                yield site.made(_subject_page, templates, part, name, label)


def _subject_page(site: Site, templates: Environment, part: Part[str], name: str, label: str) -> Page:
    return render_page(templates, "topic.md.jinja", site, part.path, name=name, label=label, part=part)


def _actors(site: Site, templates: Environment) -> Iterator[Page]:
    groups = _actor_groups(site)
    entries = [
        Entry(key, (*by_letter(site.desk.actors[key].name), *by_letter(key)), _ACTOR)
        for _, ids in groups
        for key in ids
    ]
    for part in parts_of(ACTORS_PLACE.path, entries, site.room, "actors/by-letter"):
        here = frozenset(part.rows)
        shown = [(heading, [key for key in ids if key in here]) for heading, ids in groups]
        yield site.made(_actors_page, templates, part, shown)


def _actors_page(site: Site, templates: Environment, part: Part[str], groups: list[tuple[str, list[str]]]) -> Page:
    return render_page(templates, "actors.md.jinja", site, part.path, groups=groups, part=part)


def _sources(site: Site, templates: Environment) -> Iterator[Page]:
    """As the desk has them; where there are too many for a page, the newest first."""
    sources = list(site.desk.sources.values())
    if len(sources) * _SOURCE > site.room:
        sources.sort(key=_published, reverse=True)
    entries = [Entry(one, by_date(one.facts.published, one.id), _SOURCE) for one in sources]
    for part in parts_of(SOURCES_PLACE.path, entries, site.room, "sources/by-year"):
        yield site.made(_sources_page, templates, part)


def _sources_page(site: Site, templates: Environment, part: Part[Source]) -> Page:
    return render_page(templates, "sources.md.jinja", site, part.path, register=SOURCES, part=part)


def _published(source: Source) -> Day:
    published = source.facts.published
    return (published.order if published else None) or _NEVER


def _risks(site: Site, templates: Environment) -> Iterator[Page]:
    """The likeliest first; what turned out keeps its part."""
    entries = [
        *(Entry(one, way_of(site, one), _RISK) for one in open_risks(site)),
        *(Entry(None, way_of(site, one), _RISK) for one in _all(site, "risk") if _is_settled(one)),
        *gone(site, "risk", _RISK),
    ]  # fmt: skip
    for part in parts_of(RISKS_PLACE.path, entries, site.room):
        yield site.made(_risks_page, templates, part)


def _risks_page(site: Site, templates: Environment, part: Part[Statement]) -> Page:
    return render_page(templates, "risks.md.jinja", site, part.path, part.rows, part=part, register=RISKS)


def _disputed(site: Site, templates: Environment) -> Iterator[Page]:
    entries = [Entry(one, way_of(site, one), _DISAGREEMENT) for one in open_first(site)]
    entries += gone(site, "disagreement", _DISAGREEMENT)
    for part in parts_of(DISAGREEMENTS_PLACE.path, entries, site.room):
        yield site.made(_disputed_page, templates, part)


def _disputed_page(site: Site, templates: Environment, part: Part[Statement]) -> Page:
    return render_page(
        templates, "disagreements.md.jinja", site, part.path,
        [position for one in part.rows for position in positions_of(site.desk, one)], part=part,
        filters=_filters(site, part.rows), positions=partial(_positions, site),
        scope_class=partial(_scope_class, site), kind_words=KIND_WORDS,
    )  # fmt: skip


def _by_id(used: dict[str, list[str]]) -> dict[str, list[str]]:
    return dict(sorted(used.items()))


def open_risks(site: Site) -> list[Statement]:
    """The risks that have not turned out, the likeliest first."""
    open_ones = [one for one in _all(site, "risk") if not _is_settled(one)]
    return sorted(open_ones, key=lambda one: _risk_order(site, one))


def _is_settled(risk: Statement) -> bool:
    return getattr(risk.item, "resolved", None) is not None


def open_first(site: Site) -> list[Statement]:
    """The disagreements, the open ones first."""
    return sorted(_all(site, "disagreement"), key=lambda one: _DISAGREEMENTS.index(_word(one, "status")))


def _all(site: Site, sort: str) -> list[Statement]:
    return list(site.living(sort))


def _positions(site: Site, question: Statement) -> list[tuple[Statement, tuple[str, ...]]]:
    """The positions of a disagreement, each with the sources it quotes."""
    return [(position, sources_of(site.desk, position)) for position in positions_of(site.desk, question)]


def _scope_class(site: Site, question: Statement) -> str:
    return _as_class(scope_of(site.desk, question))


def _as_class(words: str) -> str:
    """Words as the name of a CSS class."""
    return words.replace(" ", "-")


def _filters(site: Site, disagreements: Sequence[Statement]) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """What the ledger can be narrowed to: name, label, and each value that occurs with how often it does."""
    kinds = Counter(_word(one, "kind") for one in disagreements)
    statuses = Counter(_word(one, "status") for one in disagreements)
    scopes = Counter(scope_of(site.desk, one) for one in disagreements)
    return [
        ("kind", _DIFFER, [(key, words, kinds[key]) for key, words in KIND_WORDS.items() if kinds[key]]),
        ("status", "Status", [(key, key, statuses[key]) for key in _DISAGREEMENTS if statuses[key]]),
        ("scope", _BETWEEN, [(_as_class(key), key, scopes[key]) for key in sorted(scopes)]),
    ]


def _word(statement: Statement, key: str) -> str:
    return str(getattr(statement.item, key))


def _risk_order(site: Site, statement: Statement) -> tuple[int, int]:
    """The likeliest first, among equals the gravest; a risk without a likelihood last."""
    band = site.band(getattr(statement.item, "likelihood", None))
    return (-band.high if band else 1, -site.desk.settings.impact_rank(_word(statement, "impact")))


def used(site: Site, vocabulary: str) -> dict[str, list[str]]:
    """The topics or regions that briefings name, in the order of the settings, with the briefings."""
    used: dict[str, list[str]] = defaultdict(list)
    for briefing_id in site.newest_first:
        briefing: Briefing = site.desk.briefings[briefing_id]
        for key in dict.fromkeys(getattr(briefing, vocabulary)):
            used[key].append(briefing_id)
    return {key: used[key] for key in getattr(site.desk.settings, vocabulary) if key in used}


def _actor_groups(site: Site) -> list[tuple[str, list[str]]]:
    groups = []
    for kind, heading in ACTOR_KINDS.items():
        ids = sorted(
            (key for key, actor in site.desk.actors.items() if actor.kind == kind),
            key=lambda key: (site.desk.actors[key].name, key),
        )
        groups.append((heading, ids))
    return groups
