"""The pages that gather: home, briefings, topics and regions, and the registers of risks, indicators and the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.chronology import chronology
from briefing_room.analysis.disputes import positions_of, scope_of, sources_of
from briefing_room.analysis.ranked_gaps import gaps_by_target
from briefing_room.pages.briefing import KIND_WORDS
from briefing_room.pages.figures import certainties_in
from briefing_room.pages.place import Place
from briefing_room.pages.registers import BRIEFINGS, RISKS, SOURCES
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.statements import Statement
    from briefing_room.pages.page import Page
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


BRIEFINGS_PLACE: Final = Place("briefings/index.md", "Briefings")
TIMELINE_PLACE: Final = Place("timeline.md", "Timeline", lambda site: any(site.living("timeline entry")))
RISKS_PLACE: Final = Place("risks.md", "Risks", lambda site: any(open_risks(site)))
GAPS_PLACE: Final = Place("gaps.md", "Gaps", lambda site: any(site.living("gap")))
DISAGREEMENTS_PLACE: Final = Place("disagreements.md", "Disagreements", lambda site: any(site.living("disagreement")))
SOURCES_PLACE: Final = Place("sources/index.md", "Sources", lambda site: bool(site.desk.sources))
ACTORS_PLACE: Final = Place("actors/index.md", "Actors", lambda site: bool(site.desk.actors))


def index_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield every page that gathers."""
    disagreements, risks = open_first(site), open_risks(site)
    words = {"kind_words": KIND_WORDS}

    yield render_page(
        templates, "briefings.md.jinja", site, BRIEFINGS_PLACE.path,
        topics=_by_id(used(site, "topics")), regions=_by_id(used(site, "regions")), register=BRIEFINGS,
    )  # fmt: skip
    for vocabulary, name in (("topics", "Topic"), ("regions", "Region")):
        for key, ids in used(site, vocabulary).items():
            label = site.label(vocabulary, key)
            path = f"{vocabulary}/{key}.md"
            yield render_page(templates, "topic.md.jinja", site, path, name=name, label=label, briefings=ids)
    yield render_page(templates, "actors.md.jinja", site, ACTORS_PLACE.path, groups=_actor_groups(site))
    yield render_page(templates, "sources.md.jinja", site, SOURCES_PLACE.path, register=SOURCES)
    yield render_page(templates, "risks.md.jinja", site, RISKS_PLACE.path, risks, risks=risks, register=RISKS)
    yield render_page(
        templates, "disagreements.md.jinja", site, DISAGREEMENTS_PLACE.path,
        [position for one in disagreements for position in positions_of(site.desk, one)], disagreements=disagreements,
        filters=_filters(site, disagreements), positions=partial(_positions, site),
        scope_class=partial(_scope_class, site), **words
    )  # fmt: skip
    yield render_page(
        templates, "gaps.md.jinja", site, GAPS_PLACE.path,
        groups=gaps_by_target(site.desk), closed=[one for one in _gaps(site) if one.retired],
    )  # fmt: skip
    told = chronology(site.desk)
    line = [one.item for one in told.line]
    yield render_page(
        templates, "timeline.md.jinja", site, TIMELINE_PLACE.path, site.living("timeline entry"), told=told,
        # To scale only where every entry has days to be drawn at: a place between two others would be made up.
        drawn=[] if "unknown" in certainties_in(line) else line,
        entries=[*line, *(one.item for strand in told.strands for one in strand)],
    )  # fmt: skip


def _by_id(used: dict[str, list[str]]) -> dict[str, list[str]]:
    return dict(sorted(used.items()))


def _gaps(site: Site) -> list[Statement]:
    """Every gap, the closed ones too, the newest briefing first."""
    return [one for key in site.newest_first for one in site.statements[key] if one.sort == "gap"]


def open_risks(site: Site) -> list[Statement]:
    """The risks that have not turned out, the likeliest first."""
    open_ones = [one for one in _all(site, "risk") if not getattr(one.item, "resolved", None)]
    return sorted(open_ones, key=lambda one: _risk_order(site, one))


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


def _filters(site: Site, disagreements: list[Statement]) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
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
