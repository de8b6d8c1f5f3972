"""The pages that gather: home, briefings, topics and regions, and the registers of risks, indicators and the rest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.model.timeline import in_order
from generator.pages.briefing import INDICATOR_WORDS, KIND_WORDS
from generator.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from generator.model.briefing import Briefing
    from generator.model.statements import Statement
    from generator.pages.page import Page
    from generator.pages.site import Site

_IMPACTS: Final = ("severe", "major", "moderate", "minor")
_INDICATORS: Final = ("observed", "unclear", "not-observed", "not-checked")
_DISAGREEMENTS: Final = ("open", "explained", "superseded")
_ACTOR_KINDS: Final = {"person": "People", "state": "States", "organisation": "Organisations", "bloc": "Blocs"}


@dataclass(frozen=True)
class Listed:
    """One item of a briefing in a register."""

    briefing: str
    statement: Statement

    @property
    def item(self) -> object:
        """The item, as the analyst typed it."""
        return self.statement.item


def index_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield every page that gathers."""
    risks = sorted(_all(site, "risk"), key=lambda listed: _risk_order(site, listed))
    indicators = sorted(_all(site, "indicator"), key=lambda listed: _INDICATORS.index(_word(listed, "status")))
    disagreements = sorted(_all(site, "disagreement"), key=lambda listed: _DISAGREEMENTS.index(_word(listed, "status")))
    gaps = _all(site, "gap")
    words = {"indicator_words": INDICATOR_WORDS, "kind_words": KIND_WORDS}

    yield render_page(templates, "home.md.jinja", site, "index.md", risks=risks, indicators=indicators, **words)
    yield render_page(
        templates, "briefings.md.jinja", site, "briefings/index.md",
        topics=_used(site, "topics"), regions=_used(site, "regions"),
    )  # fmt: skip
    for vocabulary, name in (("topics", "Topic"), ("regions", "Region")):
        for key, ids in _used(site, vocabulary).items():
            label = site.label(vocabulary, key)
            path = f"{vocabulary}/{key}.md"
            yield render_page(templates, "topic.md.jinja", site, path, name=name, label=label, briefings=ids)
    yield render_page(templates, "actors.md.jinja", site, "actors/index.md", groups=_actor_groups(site))
    yield render_page(templates, "sources.md.jinja", site, "sources/index.md")
    yield render_page(templates, "risks.md.jinja", site, "risks.md", risks=risks)
    yield render_page(templates, "indicators.md.jinja", site, "indicators.md", indicators=indicators, **words)
    yield render_page(
        templates, "disagreements.md.jinja", site, "disagreements.md", disagreements=disagreements, **words
    )
    yield render_page(templates, "gaps.md.jinja", site, "gaps.md", gaps=gaps)
    timelines = [(key, in_order(site.desk.briefings[key].timeline)) for key in site.newest_first]
    yield render_page(templates, "timeline.md.jinja", site, "timeline.md", timelines=timelines)
    yield render_page(templates, "method.md.jinja", site, "method.md")


def _all(site: Site, sort: str) -> list[Listed]:
    return [
        Listed(briefing_id, statement)
        for briefing_id in site.newest_first
        for statement in site.statements[briefing_id]
        if statement.sort == sort and not statement.retired
    ]


def _word(listed: Listed, key: str) -> str:
    return str(getattr(listed.item, key))


def _risk_order(site: Site, listed: Listed) -> tuple[int, int]:
    """The likeliest first, among equals the gravest; a risk without a likelihood last."""
    band = site.band(getattr(listed.item, "likelihood", None))
    return (-band.high if band else 1, _IMPACTS.index(_word(listed, "impact")))


def _used(site: Site, vocabulary: str) -> dict[str, list[str]]:
    """The topics or regions that briefings name, in the order of the settings, with the briefings."""
    used: dict[str, list[str]] = defaultdict(list)
    for briefing_id in site.newest_first:
        briefing: Briefing = site.desk.briefings[briefing_id]
        for key in dict.fromkeys(getattr(briefing, vocabulary)):
            used[key].append(briefing_id)
    return {key: used[key] for key in getattr(site.desk.settings, vocabulary) if key in used}


def _actor_groups(site: Site) -> list[tuple[str, list[str]]]:
    groups = []
    for kind, heading in _ACTOR_KINDS.items():
        ids = sorted(
            (key for key, actor in site.desk.actors.items() if actor.kind == kind),
            key=lambda key: (site.desk.actors[key].name, key),
        )
        groups.append((heading, ids))
    return groups
