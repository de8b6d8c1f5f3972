"""Texts that may use markup, as Markdown, with the range behind each likelihood term where that is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.names import conditions_of, named
from briefing_room.model.texts import pieces_of
from briefing_room.pages.escape import escape, escape_piece
from briefing_room.pages.plain_words import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.scales import Band
    from briefing_room.model.statements import Statement
    from briefing_room.pages.links import Links

_CHANGING: Final = r"(?:not|less|least|more|most|as|so|how|too|equally|hardly|very|highly)\s+"
"""Words before a likelihood term that make it another, unless the scale has the two words as one term."""


def rich(links: Links, text: str) -> Markup:
    """A text that may use markup, as Markdown."""
    out = Markup()
    for piece in pieces_of(text):
        out += _piece(links, piece.sort, piece.text, piece.target)
    return out


def name(links: Links, statement: Statement) -> Markup:
    """A statement's name as Markdown: its condition, then its own words."""
    desk = links.site.desk

    def write(text: str) -> Markup:
        return Markup('<span class="condition">{}</span>').format(rich(links, text))

    own = rich(links, statement.text)
    return named(conditions_of(desk, statement), own, desk.settings.language, write, links.site.say.t)


def with_ranges(links: Links, text: str) -> Markup:
    """A marked-up text in which each likelihood term is followed by its range, as everywhere on the site."""
    out = Markup()
    for piece in pieces_of(text):
        if piece.sort != "text":
            out += _piece(links, piece.sort, piece.text, piece.target)
            continue
        at = 0
        for end, band in _terms_in(piece.text, links.site.desk):
            out += escape_piece(piece.text[at:end])
            out += Markup(' <span class="range">({})</span>').format(escape(band.range))
            at = end
        out += escape_piece(piece.text[at:])
    return out


def unmarked_with_ranges(text: str, desk: Desk) -> str:
    """The same as plain words, for a page's description."""
    words = unmarked(text, desk)
    for end, band in reversed(list(_terms_in(words, desk))):
        words = f"{words[:end]} ({band.range}){words[end:]}"
    return words


def _terms_in(text: str, desk: Desk) -> Iterator[tuple[int, Band]]:
    """Yield where each likelihood term ends, with its band.

    A term that another word changes (*not likely*, *more likely than not*) is left alone: its range would be
    another than it says.
    """
    scale = desk.settings.likelihoods
    terms = "|".join(re.escape(term) for term in sorted(scale.terms, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])(?:({terms})|{_CHANGING}(?:{terms}))(?![\w-])", text):
        band = scale.band(match[1] or "")
        if band:
            yield match.end(), band


def _piece(links: Links, sort: str, text: str, target: str) -> Markup:
    words = escape_piece(text)
    if sort == "reference":
        return _reference(links, target, text)
    if sort == "link":
        return Markup('<a href="{}" rel="noopener">{}</a>').format(escape(target), words)
    tag = {"emphasis": "em", "strong": "strong"}.get(sort)
    return Markup(f"<{tag}>{{}}</{tag}>").format(words) if tag else words  # noqa: S704 - one of two tags


def _reference(links: Links, target: str, words: str) -> Markup:
    desk = links.site.desk
    if target in desk.actors:
        return links.actor(target, words)
    if target in desk.briefings:
        return links.briefing(target, words=words)
    if target in desk.sources:
        return links.source(target, words)
    return escape(words or target)
