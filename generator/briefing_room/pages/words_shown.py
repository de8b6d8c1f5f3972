"""Quoted words as notes and estimates show them, and what is to be said of them wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from markupsafe import Markup

from briefing_room.model.scales import CREDIBILITY
from briefing_room.pages.escape import escape, escape_piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.evidence import Evidence
    from briefing_room.model.source import Source
    from briefing_room.pages.here import Here
    from briefing_room.pages.say import Say
    from briefing_room.quotes import Passage

_PILCROW: Final = Markup(' <span class="pilcrow" title="{}">¶</span>')
_QUOTE: Final = Markup('<q lang="{}" dir="auto">{}</q>')


class _Broken(Protocol):
    """What may begin behind text that was left out, or in another paragraph: a `Run` or a `Piece`."""

    @property
    def skip(self) -> bool: ...

    @property
    def paragraph(self) -> bool: ...


def withheld(say: Say) -> Markup:
    """What stands where the words of a source may not be shown."""
    words = say.t("The words are not shown, for reasons of rights.")
    return Markup('<span class="withheld">{}</span>').format(words)


def break_before(say: Say, part: _Broken) -> Markup:
    """The signs before a part of quoted words: that something was left out there, that a new paragraph begins."""
    skipped = escape_piece(" […] ") if part.skip else Markup()
    return skipped + (_PILCROW.format(say.t("a new paragraph")) if part.paragraph else Markup())


def in_language_of(source: Source, words: Markup) -> Markup:
    """Words of a source as a quote in its language."""
    return _QUOTE.format(escape(source.language), words)


def translation_of(here: Here, source: Source, evidence: Evidence) -> Markup:
    """What the quoted words mean in the desk's language, as a quote; nothing without one, or where none is shown."""
    if not evidence.translation or not here.site.seen.shows_words_of(source):
        return Markup()
    return _QUOTE.format(escape(here.site.desk.settings.language), escape(evidence.translation))


def said_of_place(say: Say, passage: Passage) -> Iterator[Markup]:
    """Yield that a passage stands outside the text of its source."""
    if passage.where == "title":
        yield say.t("in the headline")
    if passage.where == "caption":
        yield say.t("in a caption")


def said_of_words(here: Here, source: Source, evidence: Evidence) -> Iterator[Markup]:
    """Yield who says the words, how credible they are, and the analyst's note on them."""
    say = here.site.say
    if evidence.voice:
        yield say.t("voice: {name}", name=evidence.voice)
    if evidence.credibility:
        # As the NATO's grading is written: the source's letter and the item's number. A script shows it in full where
        # it shows one note; elsewhere the words are on demand.
        grade = say.t(CREDIBILITY[evidence.credibility])
        words = say.t("item {number}: {words}", number=evidence.credibility, words=grade)
        yield Markup('<abbr title="{}">{}{}</abbr>').format(words, source.reliability, str(evidence.credibility))
    if evidence.note:
        yield here.rich(evidence.note)
