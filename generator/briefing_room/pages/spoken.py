"""The first words for a statement and against it, in the sentence they stand in, beside its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.pages import note_facts
from briefing_room.pages.corrected import corrected_at
from briefing_room.pages.escape import escape_piece
from briefing_room.pages.gathered import passage_of
from briefing_room.pages.passages import in_context
from briefing_room.pages.words_shown import (
    break_before,
    in_language_of,
    said_of_place,
    said_of_words,
    translation_of,
    withheld,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.statements import Statement
    from briefing_room.pages.here import Here
    from briefing_room.quotes import Citation, Passage

_SIDES: Final = ("for", "against")


@dataclass(frozen=True)
class Spoken:
    """Words on one side of a statement: the way to where they stand, and what their note says of them."""

    bears: str
    words: Markup
    translation: Markup
    source: Markup
    remarks: tuple[Markup, ...]


def first_words(here: Here, statement: Statement) -> tuple[Spoken, ...]:
    """The words that the analyst put first for a statement, and first against it; of a side without any, nothing."""
    cited = here.site.cited_by.get((statement.briefing, statement.address), ())
    return tuple(_spoken(here, found) for bears in _SIDES for found in _first(cited, bears))


def _first(cited: tuple[Citation, ...], bears: str) -> Iterator[Citation]:
    yield from [citation for citation in cited if citation.evidence.bears == bears][:1]


def _spoken(here: Here, citation: Citation) -> Spoken:
    source, evidence, passage = citation.source, citation.evidence, passage_of(citation)
    return Spoken(
        evidence.bears,
        _quoted(here, citation, passage),
        translation_of(here, source, evidence),
        here.source(source.id, anchor=here.site.anchor(source.id, passage)),
        tuple(_remarks(here, citation, passage)),
    )


def _quoted(here: Here, citation: Citation, passage: Passage) -> Markup:
    """A passage with what stands around it, its own words marked; or that its source withholds them."""
    if not here.site.seen.shows_words_of(citation.source):
        return withheld(here.site.say)
    out = Markup()
    for run in in_context(citation.searchable, passage):
        words = escape_piece(run.text)
        out += break_before(here.site.say, run)
        out += Markup('<mark class="quoted">{}</mark>').format(words) if run.quoted else words
    return in_language_of(citation.source, out)


def _remarks(here: Here, citation: Citation, passage: Passage) -> Iterator[Markup]:
    """What is to be said of the words, as in their note, but whatever the sources of the page share."""
    say, source = here.site.say, citation.source
    yield from said_of_place(say, passage)
    yield from said_of_words(here, source, citation.evidence)
    yield from corrected_at(here, source, passage)
    if source.facts.withdrawn:
        yield note_facts.was_withdrawn(say)
