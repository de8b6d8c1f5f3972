"""The footnotes of a briefing: the quoted words in their sentence, the way to them, and what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.model.scales import CREDIBILITY, RELIABILITY
from briefing_room.pages.corrected import corrected_at
from briefing_room.pages.escape import escape, escape_piece
from briefing_room.pages.passages import in_context
from briefing_room.pages.refs import note_id
from briefing_room.pages.text_fragment import with_text_fragment
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.source import Source
    from briefing_room.pages.here import Here
    from briefing_room.pages.passages import Run
    from briefing_room.quotes import Citation

_PILCROW: Final = Markup(' <span class="pilcrow" title="{}">¶</span>')


@dataclass(frozen=True)
class Note:
    """One footnote. ``address`` is where a reader of a printed page finds the words; empty when that is not known."""

    id: Markup
    words: Markup
    link: Markup
    remarks: tuple[Markup, ...]
    address: str


def notes_of(here: Here, briefing_id: str) -> list[Note]:
    """The footnotes of a briefing, in the order of its statements."""
    return [
        _note(here, citation)
        for statement in here.site.statements[briefing_id]
        for citation in here.site.cited_by.get((briefing_id, statement.address), ())
    ]


def _note(here: Here, citation: Citation) -> Note:
    passage = citation.found
    if not isinstance(passage, Passage):
        message = f"{citation.statement.address}: an unproved quote came as far as the pages"
        raise TypeError(message)
    source = citation.source
    anchor = here.site.anchors[source.id, passage]
    runs = in_context(citation.searchable, passage) if here.site.seen.shows_words_of(source) else ()
    return Note(
        id=note_id(citation),
        words=_words(here, source, runs),
        link=here.source(source.id, anchor=anchor),
        remarks=(
            *_on_the_place(here, citation, passage),
            *corrected_at(here, source, passage),
            *_on_the_source(here, source, passage, runs),
            *_on_the_item(here, citation),
        ),
        address=source.facts.url or here.site.whole_address(f"sources/{source.id}/#{anchor}"),
    )


def _words(here: Here, source: Source, runs: tuple[Run, ...]) -> Markup:
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


def _on_the_place(here: Here, citation: Citation, passage: Passage) -> Iterator[Markup]:
    """Which side the words are on, where they stand, what they mean in the desk's language, and who says them."""
    say, evidence = here.site.say, citation.evidence
    if evidence.bears == "against":
        yield Markup("<strong>{}</strong>").format(say.t("speaks against the statement"))
    if passage.where == "title":
        yield say.t("in the headline")
    if passage.where == "caption":
        yield say.t("in a caption")
    if evidence.translation and here.site.seen.shows_words_of(citation.source):
        language = escape(here.site.desk.settings.language)
        translated = Markup('<q lang="{}" dir="auto">{}</q>').format(language, escape(evidence.translation))
        yield say.t("in translation: {words}", words=translated)
    if evidence.voice:
        yield say.t("voice: {name}", name=evidence.voice)


def _on_the_source(here: Here, source: Source, passage: Passage, runs: tuple[Run, ...]) -> Iterator[Markup]:
    """Who published the words and when, how reliable they are, and the way to the words on the publisher's own page."""
    say = here.site.say
    if source.facts.publisher:
        yield escape(source.facts.publisher)
    yield escape(say.date(source.facts.published)) if source.facts.published else say.t("date not known")
    grade = say.t(RELIABILITY[source.reliability])
    yield say.t("source {letter}: {words}", letter=source.reliability, words=grade)
    if source.is_typed:
        yield say.t("the source was typed by hand, without an original")
    if source.facts.withdrawn:
        yield Markup("<strong>{}</strong>").format(say.t("the source was withdrawn"))
    if source.facts.url:
        quoted = [run.text for run in runs if run.quoted]  # none where they may not be shown
        address = with_text_fragment(source.facts.url, quoted, skips=len(passage.spans) > 1)
        yield Markup('<a href="{}" rel="noopener">{}</a>').format(escape(address), say.t("at the publisher"))


def _on_the_item(here: Here, citation: Citation) -> Iterator[Markup]:
    """How credible this item is by itself, and the analyst's note."""
    evidence = citation.evidence
    if evidence.credibility:
        say = here.site.say
        grade = say.t(CREDIBILITY[evidence.credibility])
        yield say.t("item {number}: {words}", number=evidence.credibility, words=grade)
    if evidence.note:
        yield here.rich(evidence.note)
