"""What was corrected in a source, said on its page and at every quote that touches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing_room.pages.escape import escape
from briefing_room.quotes.corrected import corrected_in, corrections_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.model.source import Correction, Source
    from briefing_room.pages.links import Links
    from briefing_room.pages.passages import Marked
    from briefing_room.quotes import Passage


def corrections_of(here: Links, source: Source, passages: Sequence[Marked]) -> list[Markup]:
    """Every correction of a source, for its page: with the words as far as they may be shown."""
    desk, said = here.site.desk, []
    touched = [one for marked in passages for one in corrections_at(desk, source.id, marked.passage)]
    for one, _ in corrected_in(desk, source.id):
        quoted = any(one is other for other in touched)
        said.append(_said(here, source, one, with_words=here.site.seen.shows_corrected(source, quoted=quoted)))
    return said


def corrected_at(here: Links, source: Source, passage: Passage) -> Iterator[Markup]:
    """Yield what was corrected in a passage, for a note and for the passage itself."""
    for one in corrections_at(here.site.desk, source.id, passage):
        words = _said(here, source, one, with_words=here.site.seen.shows_corrected(source, quoted=True))
        yield Markup('<span class="corrected">{}</span>').format(words)


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
