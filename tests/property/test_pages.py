"""No text of a desk becomes anything but text on any page, whatever template it goes through."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from mkdocs.utils import meta

from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Actor, Desk, Settings
from briefing_room.model.source import FrontMatter, Source, StripLog
from briefing_room.model.texts import MARKED_UP, pieces_of
from briefing_room.pages import PAGES, render_pages, site_of
from briefing_room.pages.escape import plain
from briefing_room.pages.render import environment
from tests.property.rendered import events_in, to_html
from tests.property.strategies import HOSTILE, hostile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from tests.property.rendered import Event

STAND_IN: Final = "StandIn"
DAY: Final = "2024-01-15"
_NUMBERS: Final = re.compile(r"[\d, ]+")
_OFFSETS: Final = re.compile(r"q-(title-|caption-1-)?\d+(-\d+)?")
"""A passage's address depends on where it stands, and so on how long the text is."""
_FRAGMENTS: Final = re.compile(r":~:text=[A-Za-z0-9_.~%,&=]*")
"""The words in the address of a publisher's page; of whatever text they are made, only such letters are left."""


def _filled(shape: Any, text: str, name: str = "") -> Any:  # noqa: ANN401 - the shape of a YAML file
    """A shape of a file with the text in place of every "@"; where markup is allowed, only a text without any."""
    if isinstance(shape, dict):
        return {key: _filled(value, text, key) for key, value in shape.items()}
    if isinstance(shape, list):
        return [_filled(value, text, name) for value in shape]
    if name in MARKED_UP and any(piece.sort != "text" for piece in pieces_of(text)):
        text = STAND_IN
    return shape.replace("@", text) if isinstance(shape, str) else shape


_EVIDENCE: Final = [
    {"quote": "First @ words", "voice": "@", "note": "@", "translation": "@", "credibility": "6"},
    {"quote": "@ in the middle", "source": "excerpts", "bears": "against"},
    {"quote": "Headline @", "source": "full", "in": "title"},
    {"quote": "Caption @", "source": "full", "in": "caption"},
    {"quote": "First @ […] the end @", "source": "none"},
]
_RETIRED: Final = {"date": DAY, "why": "@"}
_ESTIMATE: Final = {
    "text": "@", "likelihood": "likely", "confidence": "low", "because": "@", "horizon": DAY, "settled_by": "@",
    "assumes": ["assumption"], "evidence": _EVIDENCE, "alternatives": [{"text": "@", "evidence": _EVIDENCE}],
    "history": [{"date": DAY, "likelihood": "likely", "confidence": "low", "text": "@", "why": "@"}],
}  # fmt: skip
BRIEFING: Final[Mapping[str, Any]] = {
    "title": "@", "status": "published", "as_of": {"date": DAY, "basis": "analyst"}, "topics": ["topic"],
    "regions": ["region"], "default_source": "full",
    "bottom_line": {"text": "@", "rests_on": ["judgement"], "evidence": _EVIDENCE},
    "judgements": [{"id": "judgement", **_ESTIMATE}, {"id": "gone", "text": "@", "retired": _RETIRED}],
    "actors": [{"actor": "person", "role": "@", "evidence": _EVIDENCE}],
    "relations": [{"from": "person", "to": "state", "what": "@", "status": "reported", "evidence": _EVIDENCE}],
    "stakes": [{"id": "stake", "for": "state", "direction": "gain", "text": "@", "evidence": _EVIDENCE}],
    "risks": [{"id": "risk", "category": "category", "impact": "major", "given": "sign", "exposed": ["state"],
               "responses": [{"text": "@"}], **_ESTIMATE}],
    "indicators": [{"id": "sign", "text": "@", "raises": ["risk"], "status": "observed", "checked": DAY,
                    "evidence": _EVIDENCE}],
    "assumptions": [{"id": "assumption", "text": "@", "if_wrong": "@", "linchpin": "true"}],
    "disagreements": [{"id": "question", "question": "@", "kind": "fact", "status": "open",
                       "positions": [{"text": "@", "evidence": _EVIDENCE}, {"text": "@", "evidence": _EVIDENCE}],
                       "assessment": {"text": "@", "rests_on": ["judgement"]}}],
    "gaps": [{"id": "gap", "text": "@", "would_change": ["judgement"]}],
    "timeline": [{"id": "entry", "date": "unknown", "estimate": "2023", "basis": "analyst", "text": "@",
                  "evidence": _EVIDENCE}],
}  # fmt: skip
SOURCE: Final[Mapping[str, Any]] = {
    "title": "Headline @", "publisher": "@", "author": "@", "origin": "@", "extractor": "@", "captions": ["Caption @"],
    "descriptor": {"access": "@", "bias": "@", "currency": "@"}, "url": "https://example.org/?a=b&c='d'*e*_f_[g](h)",
    "no_original": "@", "corrections": [{"line": "1", "was": "@", "now": "@", "why": "@"}],
    "withdrawn": {"date": DAY, "why": "@"},
}  # fmt: skip
STRIPPED: Final[Mapping[str, Any]] = {"stripped": [{"lines": "1", "text": "@", "rule": "@"}]}
BODY: Final = "## First @ words\n\n- @ in the middle. Not quoted @.\n\n> Nobody quotes @.\n\n| the end @ |\n"
SETTINGS: Final[Mapping[str, Any]] = {
    "name": "@", "description": "@", "topics": {"topic": "@"}, "regions": {"region": "@"},
    "risk_categories": {"category": "@"},
}  # fmt: skip
# Whether words name an actor decides what stands on its page, and markup is no part of words; so none is called "@".
ACTOR: Final[Mapping[str, Any]] = {
    "name": "The @ itself", "aliases": ["Also @ itself", "And @ itself"], "description": "@",
    "identifiers": {"wikidata": "Q1", "iso": "NO"},
}  # fmt: skip


def desk_of(text: str) -> Desk:
    """A desk in which every text that may be any text is this one."""
    flat = " ".join(text.split())
    facts = FrontMatter.model_validate(_filled(SOURCE, text))
    log = StripLog.model_validate(_filled(STRIPPED, text))
    body = BODY.replace("@", flat)
    sources = {
        "excerpts": Source("excerpts", facts, body, reading=flat, log=log, rights="excerpts"),
        "full": Source("full", facts, body, reading=flat, log=log, rights="full-text"),
        "none": Source("none", facts, body, reading=flat, log=log, rights="none"),
    }
    actors = {kind: Actor.model_validate({**_filled(ACTOR, text), "kind": kind}) for kind in ("person", "state")}
    briefing = Briefing.model_validate(_filled(BRIEFING, text))
    return Desk(Settings.model_validate(_filled(SETTINGS, text)), actors, sources, {"one": briefing})


def _skeletons(desk: Desk, *, private: bool) -> dict[str, list[Event]]:
    """Every page's elements and attributes, without its text and what Python-Markdown makes of a heading's text."""
    site = site_of(desk, private=private)
    pages = [page for make in PAGES for page in make(site, _templates())]
    return {page.path: _skeleton(meta.get_data(page.markdown)[0]) for page in pages}


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return environment()


def _skeleton(markdown: str) -> list[Event]:
    bare: list[Event] = []
    for event in events_in(to_html(markdown)):
        if event[0] != "text":
            own = event[:2] == ("<", "h1") or "headerlink" in event
            parts = event[:2] if own else (_FRAGMENTS.sub(":~:", _OFFSETS.sub("q-", part)) for part in event)
            bare.append(_unnamed(tuple(parts)))
    return bare


def _unnamed(event: Event) -> Event:
    """An element whose name for those who listen, which may be a statement's words, is only there or not.

    Numbers that tell of each word how long it is are of the text, and are numbers whatever it is.
    """
    named = {n + 1 for n in range(2, len(event), 2) if event[n] == "aria-label"}
    counted = {n for n in range(2, len(event), 2) if event[n] == "data-words"}
    assert all(_NUMBERS.fullmatch(event[n + 1]) for n in counted), event
    left_out = counted | {n + 1 for n in counted}
    return tuple("" if n in named else part for n, part in enumerate(event) if n not in left_out)


@lru_cache(maxsize=2)
def _wanted(*, private: bool) -> dict[str, list[Event]]:
    return _skeletons(desk_of(STAND_IN), private=private)


def _wrong_pages(text: str, *, private: bool) -> list[str]:
    found, wanted = _skeletons(desk_of(text), private=private), _wanted(private=private)
    assert found.keys() == wanted.keys()
    return [path for path, events in found.items() if events != wanted[path]]


def _can_be_quoted(text: str) -> bool:
    """Whether a text shows at all, and holds nothing that a quote gives a meaning of its own."""
    return bool(plain(text)) and "[…]" not in text and "[...]" not in text


quotable = [text for text in HOSTILE if _can_be_quoted(text)]
STEP: Final = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 3


@pytest.mark.long
@pytest.mark.parametrize("text", quotable[::STEP])
def test_a_hostile_desk_has_the_pages_of_a_harmless_one(text: str) -> None:
    """The known attacks in every text of every file: the same elements and attributes on every page."""
    assert _wrong_pages(text, private=True) == []


@pytest.mark.parametrize("text", quotable[1 :: 3 * STEP])
def test_a_hostile_desk_is_published_like_a_harmless_one(text: str) -> None:
    """The same for what the public sees."""
    assert _wrong_pages(text, private=False) == []


@pytest.mark.long
@given(hostile.filter(_can_be_quoted))
@settings(max_examples=20)
def test_any_desk_has_the_pages_of_a_harmless_one(text: str) -> None:
    """The same for any mixture."""
    assert _wrong_pages(text, private=True) == []


def test_the_harmless_desk_shows_every_text() -> None:
    """The stand-in is on every sort of page, so that the tests above compare something."""
    pages = {page.path: page.markdown for page in render_pages(site_of(desk_of(STAND_IN), private=True))}
    for path in ("index.md", "briefings/one.md", "actors/person.md", "sources/full.md", "topics/topic.md", "gaps.md"):
        assert pages[path].count(STAND_IN) > 1, path
    assert pages["briefings/one.md"].count(STAND_IN) > 100
