"""The notes of a briefing: the quoted words in their sentence, the way to them, and what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.pages import note_facts
from briefing_room.pages.corrected import corrected_at
from briefing_room.pages.escape import escape, escape_piece
from briefing_room.pages.page import source_path
from briefing_room.pages.plain_words import words_of
from briefing_room.pages.text_fragment import with_text_fragment
from briefing_room.pages.words_shown import (
    break_before,
    in_language_of,
    said_of_place,
    said_of_words,
    translation_of,
    withheld,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.model.evidence import Evidence
    from briefing_room.model.source import Source
    from briefing_room.pages.gathered import Gathered, Use
    from briefing_room.pages.here import Here
    from briefing_room.pages.quoted import Piece

_FIRST_WORDS: Final = 60
"""So many characters of a statement name the way back to it."""


@dataclass(frozen=True)
class Remark:
    """What is to be said of the words: of all of a note, or of those that the uses with these letters take."""

    words: Markup
    letters: str = ""
    cites: str = ""


@dataclass(frozen=True)
class Way:
    """The way back to one statement. ``name`` says where it leads to those who do not see its letter's place."""

    letter: str
    cites: str
    to: str
    name: Markup


@dataclass(frozen=True)
class Note:
    """One note. ``address`` is where a reader of a printed page finds its source; empty when that is not known.

    ``facts`` are those of its source that the page says elsewhere, for whoever sees this note alone.
    """

    id: Markup
    words: Markup
    link: Markup
    facts: Markup
    at_publisher: str
    remarks: tuple[Remark, ...]
    ways: tuple[Way, ...]
    address: str


def id_of(here: Here, one: Gathered) -> Markup:
    """The address of a note on its page, from where the first of its words stand: numbers move."""
    first = min(one.passages, key=lambda passage: (passage.start, passage.end))
    return Markup(f"fn:{one.source.id}.{here.site.anchor(one.source.id, first)}")  # noqa: S704 - ids and numbers


def note_of(here: Here, one: Gathered, among: Sequence[Source]) -> Note:
    """One note, on a page whose notes have these sources."""
    source, site = one.source, here.site
    anchor = site.anchor(source.id, one.passages[0])
    return Note(
        id=id_of(here, one),
        words=_words(here, one),
        link=here.source(source.id, anchor=anchor),
        facts=note_facts.alone(site.say, source, among),
        at_publisher=_at_publisher(one),
        remarks=tuple(_remarks(here, one, among)),
        ways=tuple(_way(here, one, use) for use in one.uses),
        address=source.facts.url or site.whole_address(f"sources/{source.id}/"),
    )


# --- the words ----------------------------------------------------------------------------------------


def _words(here: Here, one: Gathered) -> Markup:
    if not one.pieces:
        return withheld(here.site.say)
    out = Markup()
    for piece in one.pieces:
        out += break_before(here.site.say, piece)
        out += _marked(here, one, piece) if piece.of else escape_piece(piece.text)
    return in_language_of(one.source, out)


def _marked(here: Here, one: Gathered, piece: Piece) -> Markup:
    """Quoted words. Where a note has several passages, they say whose they are, and lead to their own place."""
    if len(one.passages) == 1:
        return Markup('<mark class="quoted">{}</mark>').format(escape_piece(piece.text))
    cites = one.cites_of(piece.of)
    if not piece.has_words:
        return Markup('<mark class="quoted" data-for="{}">{}</mark>').format(cites, escape_piece(piece.text))
    place = here.to(source_path(one.source.id), here.site.anchor(one.source.id, piece.of[0]))
    own, letters = one.cites_of(piece.of[:1]), one.letters_of(piece.of)
    made = Markup('<mark class="quoted" data-for="{}" data-own="{}" data-letters="{}">[{}]({})</mark>')
    words = made.format(cites, own, letters, escape(piece.text), place)
    # The spaces around them stay outside, so that the letters stand at the words.
    before, after = (" " if text[:1].isspace() else "" for text in (piece.text, piece.text[::-1]))
    return escape_piece(before) + words + escape_piece(after)


def _at_publisher(one: Gathered) -> str:
    """The address of the words on the publisher's own page; empty when the source has none."""
    url = one.source.facts.url
    if not url:
        return ""
    quoted = [  # none where they may not be shown
        "".join(piece.text for piece in run) for is_quoted, run in groupby(one.pieces, _is_quoted) if is_quoted
    ]
    return with_text_fragment(url, quoted, skips=len(one.passages) > 1 or len(one.passages[0].spans) > 1)


def _is_quoted(piece: Piece) -> bool:
    return bool(piece.of)


# --- what is said of them -----------------------------------------------------------------------------


def _remarks(here: Here, one: Gathered, among: Sequence[Source]) -> Iterator[Remark]:
    say, passage = here.site.say, one.passages[0]
    yield from (Remark(words) for words in said_of_place(say, passage))
    yield from _said_of_uses(here, one)
    for words in (*corrected_at(here, one.source, passage), *note_facts.beside(say, one.source, among)):
        yield Remark(words)


def _said_of_uses(here: Here, one: Gathered) -> Iterator[Remark]:
    """What the analyst says of the words, once; with the letters of those uses of which it is said, if not of all."""
    said: dict[Markup, list[Use]] = {}
    for use in one.uses:
        for words in _said(here, one.source, use.evidence):
            said.setdefault(words, []).append(use)
    yield from (Remark(words) for words, uses in said.items() if len(uses) == len(one.uses))
    some = [(uses, words) for words, uses in said.items() if len(uses) < len(one.uses)]
    for letters, group in groupby(some, lambda pair: ", ".join(use.letter for use in pair[0])):
        found = list(group)
        cites = " ".join(use.cites for use in found[0][0])
        yield Remark(Markup(" · ").join(words for _, words in found), letters, cites)


def _said(here: Here, source: Source, evidence: Evidence) -> Iterator[Markup]:
    """Which side the words are on, what they mean in the desk's language, who says them, and the analyst's note."""
    say = here.site.say
    if evidence.bears == "against":
        yield Markup("<strong>{}</strong>").format(say.t("against"))
    translated = translation_of(here, source, evidence)
    if translated:
        yield say.t("in translation: {words}", words=translated)
    yield from said_of_words(here, source, evidence)


# --- and back -----------------------------------------------------------------------------------------


def _way(here: Here, one: Gathered, use: Use) -> Way:
    say, words = here.site.say, words_of(use.statement, here.site.desk, _FIRST_WORDS)
    if len(one.uses) == 1:
        return Way("↑", use.cites, use.statement.address, say.t("back to: {words}", words=words))
    name = say.t("back to {letter}: {words}", letter=use.letter, words=words)
    return Way(use.letter, use.cites, use.statement.address, name)
