"""The first words for a statement and against it, in the sentence they stand in, beside its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.pages.escape import escape, escape_piece
from briefing_room.pages.gathered import passage_of
from briefing_room.pages.passages import in_context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.here import Here
    from briefing_room.pages.passages import Run
    from briefing_room.quotes import Citation

_PILCROW: Final = Markup(' <span class="pilcrow" title="{}">¶</span>')

_SIDES: Final = ("for", "against")


@dataclass(frozen=True)
class Spoken:
    """Words on one side of a statement: who says them inside the source, and the way to where they stand."""

    bears: str
    words: Markup
    translation: Markup
    voice: str
    source: Markup


def first_words(here: Here, statement: Statement) -> tuple[Spoken, ...]:
    """The words that the analyst put first for a statement, and first against it; of a side without any, nothing."""
    cited = here.site.cited_by.get((statement.briefing, statement.address), ())
    return tuple(_spoken(here, found) for bears in _SIDES for found in _first(cited, bears))


def _first(cited: tuple[Citation, ...], bears: str) -> Iterator[Citation]:
    yield from [citation for citation in cited if citation.evidence.bears == bears][:1]


def _spoken(here: Here, citation: Citation) -> Spoken:
    source, evidence, passage = citation.source, citation.evidence, passage_of(citation)
    anchor = here.site.anchors[source.id, passage]
    shown = here.site.seen.shows_words_of(source)
    runs = in_context(citation.searchable, passage) if shown else ()
    return Spoken(
        evidence.bears,
        _quoted(here, source, runs),
        _translated(here, evidence.translation) if evidence.translation and shown else Markup(),
        evidence.voice or "",
        here.source(source.id, anchor=anchor),
    )


def _quoted(here: Here, source: Source, runs: tuple[Run, ...]) -> Markup:
    """A passage with what stands around it, its own words marked; or that its source withholds them."""
    if not here.site.seen.shows_words_of(source):
        words = here.site.say.t("The words are not shown, for reasons of rights.")
        return Markup('<span class="withheld">{}</span>').format(words)
    out = Markup()
    for run in runs:
        words = escape_piece(run.text)
        out += escape_piece(" […] ") if run.skip else Markup()
        out += _PILCROW.format(here.site.say.t("a new paragraph")) if run.paragraph else Markup()
        out += Markup('<mark class="quoted">{}</mark>').format(words) if run.quoted else words
    return Markup('<q lang="{}" dir="auto">{}</q>').format(escape(source.language), out)


def _translated(here: Here, words: str) -> Markup:
    """Quoted words in the desk's language."""
    return Markup('<q lang="{}" dir="auto">{}</q>').format(escape(here.site.desk.settings.language), escape(words))
