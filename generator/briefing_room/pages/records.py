"""What a search can find: every living statement, and every page that has a name of its own.

A record has all words by which it may be looked for, each in its language, and what is shown of it. What rights
withhold is in none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.about import actors_named
from briefing_room.analysis.honesty import marks_of
from briefing_room.analysis.support import standing
from briefing_room.model.texts import refs_in
from briefing_room.pages.asked import PAGES_ASKED, SORTS_ASKED
from briefing_room.pages.here import Here
from briefing_room.pages.indexes import used
from briefing_room.pages.menu import MENU
from briefing_room.pages.page import actor_path, briefing_path, source_path, subject_path
from briefing_room.pages.plain_words import clipped
from briefing_room.pages.track_record import OUTCOMES
from briefing_room.search.record import Findable, Record, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.site import Site

_LONGEST: Final = 80
"""How long the name of a source may be where it is one of many to choose from."""

_PAGE, _TOPIC, _REGION, _ACTOR, _BRIEFING, _SOURCE = (
    "page",
    "topic",
    "region",
    "actor",
    "briefing",
    "source",
)  # messages
"""What a result may be, besides a statement of some sort."""

_WEIGHTS: Final[Mapping[str, float]] = {
    _PAGE: 1.5, _TOPIC: 1.3, _REGION: 1.3, _ACTOR: 1.5, _BRIEFING: 1.3, _SOURCE: 0.7, "judgement": 1.4, "risk": 1.4,
    "bottom line": 1.2, "stake": 1.05, "gap": 1.05, "indicator": 0.95, "position": 0.9,
    "role": 0.9, "assumption": 0.8, "response": 0.75, "alternative": 0.75, "explanation": 0.8, "observation": 0.8,
}  # fmt: skip
"""How much a thing counts beside others with the same words, by what it is; everything else counts 1."""

_BESIDE: Final = ("because", "if_wrong", "settled_by")
"""Keys whose texts belong to a statement and are searched with it."""

_WORD_FACETS: Final = ("kind", "likelihood", "confidence", "category")
"""Facets whose value is one that a result shows."""

Facets = dict[str, tuple[str, ...]]


def findable(site: Site) -> Findable:
    """Everything on the site that a reader may look for by name or by words."""
    actors = {key: (actor.name, *actor.aliases) for key, actor in site.desk.actors.items()}
    return Findable(tuple(_Records(site).all()), actors, site.desk.settings.language)


class _Records:
    """The records of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._language = site.desk.settings.language
        self.text = site.say.words.text
        self._order = 0

    def all(self) -> Iterator[Record]:
        site = self._site
        yield from self._pages()
        for briefing_id in site.newest_first:
            facets = self._of_briefing(site.desk.briefings[briefing_id])
            yield self._briefing(briefing_id, facets)
            for statement in standing(site.desk, briefing_id):
                yield self._statement(statement, facets)
        yield from map(self._actor, site.desk.actors)
        yield from map(self._source, site.desk.sources.values())

    def _record(  # noqa: PLR0913, PLR0917 - what everything that can be found has
        self,
        path: str,
        what: str,
        title: Text,
        facets: Facets,
        shown: Mapping[str, str],
        home: str = "",
        anchor: str = "",
    ) -> Record:
        """One record with what each has. Where no home is named, it stands among those of its kind."""
        self._order += 1
        to = path.removesuffix("index.md")
        to = f"{to.removesuffix('.md')}/" if to.endswith(".md") else to
        name = self.text(what)
        return Record(
            home or what, f"{path}#{anchor}", f"{to}#{anchor}" if anchor else to, title, _WEIGHTS.get(what, 1.0),
            order=self._order, facets={"what": (name,), **facets}, shown={"what": name, **shown},
        )  # fmt: skip

    # --- pages ----------------------------------------------------------------------------------------

    def _pages(self) -> Iterator[Record]:
        site = self._site
        settings = site.desk.settings
        about = self._texts(Here(site, "index.md").unmarked(settings.description or ""))
        home = self._record("index.md", _PAGE, self._own(settings.name), {}, {})
        yield replace(home, texts=about, names=(settings.name, *self._asked("index.md")))
        places = [place for _, group in MENU for place in group if place.path != "index.md"]
        for place in (place for place in places if place.made(site)):
            title = self.text(place.title)
            record = self._record(place.path, _PAGE, self._own(title), {}, {})
            yield replace(record, names=(title, *self._asked(place.path)))
        for vocabulary, what in (("topics", _TOPIC), ("regions", _REGION)):
            for key in used(site, vocabulary):
                label = site.label(vocabulary, key)
                path = subject_path(vocabulary, key)
                yield replace(self._record(path, what, self._own(label), {what: (label,)}, {}), names=(label,))

    def _asked(self, path: str) -> tuple[str, ...]:
        asked = self.text(PAGES_ASKED[path]) if path in PAGES_ASKED else ""
        return tuple(words.strip() for words in asked.split("/") if words.strip())

    def _actor(self, actor_id: str) -> Record:
        actor = self._site.desk.actors[actor_id]
        path = actor_path(actor_id)
        about = self._texts(Here(self._site, path).unmarked(actor.description or ""))
        codes = tuple(filter(None, (actor.identifiers.iso, actor.identifiers.wikidata))) if actor.identifiers else ()
        record = self._record(path, _ACTOR, self._own(actor.name), {"actor": (actor.name,)}, {})
        return replace(record, texts=about, names=(actor.name, *actor.aliases), labels=codes)

    def _source(self, source: Source) -> Record:
        facts = source.facts
        year = (f"{facts.published.order[0]:04}",) if facts.published and facts.published.order else ()
        said = (facts.short or "", facts.publisher or "", facts.author or "")
        dates = (self._site.say.date(facts.published), facts.published.text) if facts.published else ()
        by = " · ".join(dict.fromkeys(filter(None, (facts.publisher, *dates[:1]))))
        citing = {citation.statement.briefing for citation in self._site.citations_from[source.id]}
        record = self._record(
            source_path(source.id), _SOURCE, Text(source.title, source.language),
            {"source": (_name(source),), "year": year}, {"by": by} if by else {},
            # With the briefing that quoted it first, whose statements have the same words; a later one moves nothing.
            next((f"briefing {key}" for key in reversed(self._site.newest_first) if key in citing), ""),
        )  # fmt: skip
        return replace(
            record,
            texts=(
                *self._texts(facts.title_translation or ""),
                *(Text(text, source.language) for text in self._article(source)),
            ),
            labels=(*filter(None, said), *dates),
            names=tuple(filter(None, (source.title, facts.short, facts.title_translation))),
        )

    def _article(self, source: Source) -> Iterator[str]:
        """As much of an article as its page shows."""
        shown = self._site.seen.text_of(source)
        if shown == "whole":
            yield from source.facts.captions
            yield from (block.located(source.body)[0] for block in source.blocks)
        elif shown == "excerpts":
            yield from dict.fromkeys(one.evidence.quote for one in self._site.citations_from[source.id])

    # --- briefings ------------------------------------------------------------------------------------

    def _of_briefing(self, briefing: Briefing) -> Facets:
        site = self._site
        return {
            "topic": tuple(site.label("topics", key) for key in dict.fromkeys(briefing.topics)),
            "region": tuple(site.label("regions", key) for key in dict.fromkeys(briefing.regions)),
            "year": (f"{briefing.as_of.date.year:04}",),
            "status": (self.text(briefing.status),),
        }

    def _briefing(self, briefing_id: str, facets: Facets) -> Record:
        site = self._site
        briefing = site.desk.briefings[briefing_id]
        actors = [key for key in sorted(briefing.named_actors) if key in site.desk.actors]
        sources = tuple(_name(source) for source in site.sources_of(briefing_id))
        authors = (author.name for author in site.desk.authors_of(briefing_id))
        named = {"actor": tuple(site.desk.actors[key].name for key in actors), "source": sources}
        record = self._record(
            briefing_path(briefing_id), _BRIEFING, self._own(briefing.title), {**facets, **named},
            self._shown_of(briefing), f"briefing {briefing_id}",
        )  # fmt: skip
        return replace(
            record,
            actors=tuple(actors),
            names=(briefing.title,),
            labels=(*facets["topic"], *facets["region"], *authors, *self._day(briefing.as_of.date)),
        )

    def _shown_of(self, briefing: Briefing) -> dict[str, str]:
        """What a result says of a briefing: its day, and that it is kept current no more."""
        shown = {"when": self.text("as of {day}").format(day=self._site.say.day(briefing.as_of.date))}
        return {**shown, "archived": self.text("archived")} if briefing.is_archived else shown

    def _statement(self, statement: Statement, facets: Facets) -> Record:
        """A statement, with the facets it has from its briefing and its own."""
        site = self._site
        briefing = site.desk.briefings[statement.briefing]
        here = Here(site, briefing_path(statement.briefing))
        name, own = here.words_of(statement), here.unmarked(statement.text)
        about = dict.fromkeys([*actors_named(statement), *refs_in(statement.text)])
        actors = [key for key in about if key in site.desk.actors]
        cited = site.cited_by.get((statement.briefing, statement.address), ())
        words = self._words(statement)
        own_facets: Facets = {
            **{key: (words[key],) for key in _WORD_FACETS if key in words},
            "actor": tuple(site.desk.actors[key].name for key in actors),
            "source": tuple(dict.fromkeys(_name(citation.source) for citation in cited)),
        }
        shown = {**words, "briefing": briefing.title, **self._shown_of(briefing), **self._remarks(statement)}
        record = self._record(
            here.path, statement.sort, self._own(name), {**facets, **own_facets}, shown,
            f"briefing {statement.briefing}", statement.address,
        )  # fmt: skip
        return replace(
            record,
            # Before the words of a role stands whose it is, and no condition.
            condition=len(name) - len(own) if statement.sort != "role" and name.endswith(own) else 0,
            texts=tuple(self._of_statement(here, statement)),
            labels=(self.text(statement.sort), *self._labels(statement, words)),
            asked=self._asked_of(statement),
            actors=tuple(actors),
        )

    def _words(self, statement: Statement) -> dict[str, str]:
        """What the keys of a statement say, in the words that readers see."""
        site, item = self._site, statement.item
        resolved, horizon = getattr(item, "resolved", None), getattr(item, "horizon", None)
        band = site.band(getattr(item, "likelihood", None), resolved.on if resolved else None)
        category, confidence = getattr(item, "category", None), getattr(item, "confidence", None)
        said = {
            "kind": self.text(statement.kind) if statement.kind else "",
            "likelihood": f"{band.term} ({band.range})" if band else "",
            "confidence": self.text(confidence) if confidence else "",
            "category": site.label("risk_categories", category) if category else "",
            "outcome": self.text(OUTCOMES[resolved.outcome][1]) if resolved else "",
            "due": site.say.day(horizon) if horizon else "",
        }
        return {key: words for key, words in said.items() if words}

    def _asked_of(self, statement: Statement) -> str:
        """What readers ask of its sort."""
        asked = SORTS_ASKED.get(getattr(statement.item, "direction", statement.sort))
        return self.text(asked) if asked else ""

    def _labels(self, statement: Statement, words: Mapping[str, str]) -> Iterator[str]:
        """What else a statement may be looked for by: its facts in words, and its days."""
        site, item = self._site, statement.item
        yield from words.values()
        if impact := getattr(item, "impact", None):
            yield impact if site.desk.settings.impacts else self.text(impact)
        if statement.given:
            yield self.text("condition")
        for key in ("horizon", "checked", "on"):
            yield from self._day(getattr(item, key, None))
        for key in ("date", "estimate"):
            date = getattr(item, key, None)
            if date and date.order:
                yield self._site.say.date(date)
                yield date.text

    def _day(self, day: date | None) -> tuple[str, ...]:
        return (self._site.say.day(day), day.isoformat()) if day else ()

    def _remarks(self, statement: Statement) -> dict[str, str]:
        """What stands beside the statement everywhere about the sources it rests on, as one text."""
        marks = marks_of(self._site.desk, statement)
        words = " · ".join(self.text(mark.message).format(origin=mark.origin) for mark in marks)
        return {"remarks": words} if words else {}

    def _of_statement(self, here: Here, statement: Statement) -> Iterator[Text]:
        """What else is searched: the reasons of an estimate, and the quoted words, where they may be shown."""
        for key in _BESIDE:
            text = getattr(statement.item, key, None)
            if text and not (key == "because" and statement.sort == "outcome"):  # there it is the statement itself
                yield Text(here.unmarked(text), self._language)
        for citation in self._site.cited_by.get((statement.briefing, statement.address), ()):
            if self._site.seen.shows_words_of(citation.source):
                yield Text(citation.evidence.quote, citation.source.language)
                if citation.evidence.translation:
                    yield Text(citation.evidence.translation, self._language)

    def _own(self, text: str) -> Text:
        """A text in the desk's language."""
        return Text(text, self._language)

    def _texts(self, text: str) -> tuple[Text, ...]:
        return (Text(text, self._language),) if text else ()


def _name(source: Source) -> str:
    return clipped(source.name, _LONGEST)
