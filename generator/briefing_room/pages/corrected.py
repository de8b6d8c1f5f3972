"""What was corrected in a source, said on its page and wherever a sentence is shown that holds corrected words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing_room.analysis.corrected import corrected_in, corrections_at
from briefing_room.pages.escape import escape
from briefing_room.pages.passages import shown_around
from briefing_room.quotes import searchable_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.model.source import Correction, Source
    from briefing_room.pages.links import Links
    from briefing_room.pages.passages import Marked
    from briefing_room.quotes import Passage


def corrections_of(here: Links, source: Source, passages: Sequence[Marked]) -> list[Markup]:
    """Every correction of a source, for its page: with the words as far as they may be shown."""
    desk, said = here.site.desk, []
    shown = [_shown(here, source, marked.passage) for marked in passages]
    touched = [one for passage in shown for one in corrections_at(desk, source.id, passage)]
    for one, _ in corrected_in(desk, source.id):
        quoted = any(one is other for other in touched)
        said.append(_said(here, source, one, with_words=here.site.seen.shows_corrected(source, quoted=quoted)))
    return said


def corrected_at(here: Links, source: Source, passage: Passage) -> Iterator[Markup]:
    """Yield what was corrected in a passage, or in what is shown around it, for a note and for the passage itself."""
    for one in corrections_at(here.site.desk, source.id, _shown(here, source, passage)):
        words = _said(here, source, one, with_words=here.site.seen.shows_corrected(source, quoted=True))
        yield Markup('<span class="corrected">{}</span>').format(words)


def _shown(here: Links, source: Source, passage: Passage) -> Passage:
    """What readers are shown of a passage: the sentences around it, too, where words are shown at all."""
    if not here.site.seen.shows_words_of(source):
        return passage
    return shown_around(searchable_in(here.site.desk, source.id), passage)


def _said(here: Links, source: Source, one: Correction, *, with_words: bool) -> Markup:
    say = here.site.say
    if not with_words:
        return say.t("corrected by the analyst in line {n} of the original: {why}", n=one.line, why=one.why)
    was, now = (_quoted(source, words) for words in (one.was, one.now))
    values = {"n": one.line, "why": escape(one.why)}
    if was and now:
        return say.t(
            "corrected by the analyst: line {n} of the original has {was}, the text {now}: {why}",
            was=was, now=now, **values,
        )  # fmt: skip
    if was:
        return say.t(
            "corrected by the analyst: line {n} of the original has {was}, which the text leaves out: {why}",
            was=was, **values,
        )  # fmt: skip
    return say.t(
        "corrected by the analyst: {now} is not in the original, and was added before its line {n}: {why}",
        now=now, **values,
    )  # fmt: skip


def _quoted(source: Source, words: str | None) -> Markup:
    language = escape(source.language)
    return Markup('<q lang="{}" dir="auto">{}</q>').format(language, escape(words)) if words else Markup()
