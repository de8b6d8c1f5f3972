"""What a search can find, each thing as a small page of its own that only the search index reads.

Pagefind's results and filters are whole pages, so a statement that is to be a
result of its own needs one. These pages are not published. All that a result
shows beside its words is a facet: what Pagefind calls metadata is searched like
the words, so that every statement would be found by the name of its briefing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.about import actors_named
from briefing_room.analysis.honesty import marks_of
from briefing_room.analysis.support import standing
from briefing_room.model.texts import refs_in
from briefing_room.pages.here import Here
from briefing_room.pages.page import actor_path, briefing_path, source_path
from briefing_room.pages.plain_words import clipped
from briefing_room.pages.track_record import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.site import Site

# Chinese and Japanese are written without spaces. Each letter becomes a word of its own, and a search for several of
# them is a search for a phrase; search.js parts what the reader types in the same way.
_UNSPACED: Final = re.compile(
    "([\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
)

# In the value of a filter Pagefind reads character references twice when it makes the index, and does not undo the
# backslashes that JSON puts before quotation marks when it is searched. So none of these signs is in one: letters of
# a private area, which mean nothing in any text, take their place, and search.js puts them back.
_KEPT: Final = str.maketrans({sign: chr(ord(sign) + 0xE000) for sign in '"&\\'})

_LONGEST: Final = 80
"""How long the name of a source may be where it is one of many to choose from."""

_HOME, _ACTOR, _BRIEFING, _SOURCE = "home page", "actor", "briefing", "source"  # messages
"""What a result may be, besides a statement of some sort."""

Facets = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, order=True)
class Record:
    """One page for the index. ``path`` is relative to the folder of the records, and says where the thing stands."""

    path: str
    html: str


@dataclass(frozen=True)
class Entry:
    """One thing that can be found.

    ``path`` is its page, ``anchor`` its place there. ``words`` are facets in words of the interface, which are
    translated; ``facets`` are those in the desk's own.
    """

    path: str
    title: str
    words: tuple[tuple[str, str], ...]
    texts: tuple[str, ...] = ()
    facets: Facets = ()
    anchor: str = ""

    @property
    def record(self) -> str:
        """The path of its record, from which search.js makes the address."""
        folder = self.path.removesuffix("index.md").removesuffix(".md")
        name = f"_{self.anchor}.html" if self.anchor else "index.html"
        return f"{folder}/{name}" if folder else name


def records_of(site: Site, templates: Environment) -> Iterator[Record]:
    """Yield a record for everything on the site that a reader may look for by name or by words."""
    template = templates.get_template("record.html.jinja")
    for number, entry in enumerate(_entries(site)):
        yield Record(entry.record, template.render(entry=entry, number=number, spaced=spaced, kept=kept))


def spaced(text: str) -> str:
    """A text in which every letter of a script without spaces is a word of its own."""
    return _UNSPACED.sub(r" \1 ", text)


def kept(value: str) -> str:
    """The value of a facet as Pagefind can keep it."""
    return value.translate(_KEPT)


def _entries(site: Site) -> Iterator[Entry]:
    settings = site.desk.settings
    description = Here(site, "index.md").unmarked(settings.description or "")
    yield Entry("index.md", settings.name, (("what", _HOME),), (description,))
    for briefing_id in site.newest_first:
        facets = _facets_of_briefing(site, site.desk.briefings[briefing_id])
        yield _briefing(site, briefing_id, facets)
        for statement in standing(site.desk, briefing_id):
            yield _statement(site, statement, facets)
    for actor_id, actor in site.desk.actors.items():
        path = actor_path(actor_id)
        texts = (*actor.aliases, Here(site, path).unmarked(actor.description or ""))
        yield Entry(path, actor.name, (("what", _ACTOR),), texts, (("actor", (actor.name,)),))
    for source in site.desk.sources.values():
        yield _source(site, source)


def _briefing(site: Site, briefing_id: str, facets: Facets) -> Entry:
    briefing = site.desk.briefings[briefing_id]
    actors = tuple(site.desk.actors[key].name for key in sorted(briefing.named_actors) if key in site.desk.actors)
    sources = tuple(_name(source) for source in site.sources_of(briefing_id))
    words = (("what", _BRIEFING), ("status", briefing.status))
    texts = (
        *(text for name, texts in facets if name in {"topic", "region"} for text in texts),
        *(author.name for author in site.desk.authors_of(briefing_id)),
    )
    return Entry(
        briefing_path(briefing_id), briefing.title, words, texts, (*facets, ("actor", actors), ("source", sources))
    )


def _facets_of_briefing(site: Site, briefing: Briefing) -> Facets:
    return (
        ("briefing", (briefing.title,)),
        ("topic", tuple(site.label("topics", key) for key in dict.fromkeys(briefing.topics))),
        ("region", tuple(site.label("regions", key) for key in dict.fromkeys(briefing.regions))),
        ("year", (f"{briefing.as_of.date.year:04}",)),
    )


def _statement(site: Site, statement: Statement, facets: Facets) -> Entry:
    """A statement, with the facets it has from its briefing and its own."""
    briefing, path = site.desk.briefings[statement.briefing], briefing_path(statement.briefing)
    here = Here(site, path)
    cited = site.cited_by.get((statement.briefing, statement.address), ())
    category = getattr(statement.item, "category", None)
    return Entry(
        path,
        here.words_of(statement),
        (("what", statement.sort), *_kind(statement), ("status", briefing.status), *_weighed(statement)),
        tuple(_texts(here, statement)),
        (
            *facets,
            ("likelihood", _likelihood(site, statement)),
            ("actor", _actors(site, statement)),
            ("source", tuple(dict.fromkeys(_name(citation.source) for citation in cited))),
            ("category", (site.label("risk_categories", category),) if category else ()),
            ("remarks", _remarks(site, statement)),
        ),
        statement.address,
    )


def _kind(statement: Statement) -> tuple[tuple[str, str], ...]:
    return (("kind", statement.kind),) if statement.kind else ()


def _weighed(statement: Statement) -> Iterator[tuple[str, str]]:
    """How well founded an estimate is, and how it turned out."""
    confidence, resolved = (getattr(statement.item, key, None) for key in ("confidence", "resolved"))
    if confidence:
        yield "confidence", confidence
    if resolved:
        yield "outcome", OUTCOMES[resolved.outcome][1]


def _likelihood(site: Site, statement: Statement) -> tuple[str, ...]:
    """The term with its range; by the range search.js sorts them, so that they stand in the order of the scale."""
    resolved = getattr(statement.item, "resolved", None)
    band = site.band(getattr(statement.item, "likelihood", None), resolved.on if resolved else None)
    return (f"{band.term} ({band.range})",) if band else ()


def _remarks(site: Site, statement: Statement) -> tuple[str, ...]:
    """What stands beside the statement everywhere about the sources it rests on, as one text."""
    words = [site.say.words.text(mark.message).format(origin=mark.origin) for mark in marks_of(site.desk, statement)]
    return (" · ".join(words),) if words else ()


def _actors(site: Site, statement: Statement) -> tuple[str, ...]:
    """The names of the actors a statement is about: those its keys name, and those its words link to."""
    actors = site.desk.actors
    named = dict.fromkeys([*actors_named(statement), *refs_in(statement.text)])
    return tuple(actors[key].name for key in named if key in actors)


def _texts(here: Here, statement: Statement) -> Iterator[str]:
    """What else is searched: the reason of an estimate, and the words its evidence quotes, where they may be shown."""
    because = getattr(statement.item, "because", None)
    if because and statement.sort != "outcome":  # there the reason is the statement itself
        yield here.unmarked(because)
    for citation in here.site.cited_by.get((statement.briefing, statement.address), ()):
        if here.site.seen.shows_words_of(citation.source):
            yield citation.evidence.quote
            yield citation.evidence.translation or ""


def _source(site: Site, source: Source) -> Entry:
    facts = source.facts
    texts = (
        facts.title_translation or "",
        facts.short or "",
        facts.publisher or "",
        facts.author or "",
        *_article(site, source),
    )
    year = (f"{facts.published.order[0]:04}",) if facts.published and facts.published.order else ()
    facets: Facets = (("source", (_name(source),)), ("year", year))
    return Entry(source_path(source.id), source.title, (("what", _SOURCE),), texts, facets)


def _article(site: Site, source: Source) -> Iterator[str]:
    """As much of an article as its page shows."""
    shown = site.seen.text_of(source)
    if shown == "whole":
        yield from source.facts.captions
        yield from (block.located(source.body)[0] for block in source.blocks)
    elif shown == "excerpts":
        yield from dict.fromkeys(citation.evidence.quote for citation in site.citations_from[source.id])


def _name(source: Source) -> str:
    return clipped(source.name, _LONGEST)
