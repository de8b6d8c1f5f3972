"""What notes say of their sources: once above all of them what all share, and beside each what must be said there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.model.scales import RELIABILITY
from briefing_room.pages.escape import escape, escape_piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_room.model.source import Source
    from briefing_room.pages.here import Here
    from briefing_room.pages.say import Say

_DOT: Final = Markup(" · ")


def alone(say: Say, source: Source, among: Sequence[Source]) -> Markup:
    """What a note that is seen alone says of its source, as plain words: day, grade, and what the page says once.

    That is, that it was typed by hand, or withdrawn, where all sources of the page are; else `beside` says it.
    """
    said = [_day(say, source), _grade(say, source)]
    if source.is_typed and _all_typed(among):
        said.append(say.t("the source was typed by hand, without an original"))
    if source.facts.withdrawn and _all_withdrawn(among):
        said.append(say.t("the source was withdrawn"))
    return _DOT.join(said)


def beside(say: Say, source: Source, among: Sequence[Source]) -> list[Markup]:
    """What a note says of its source, because not all sources of the page share it: that it was typed, or withdrawn."""
    said = []
    if source.is_typed and not _all_typed(among):
        said.append(say.t("the source was typed by hand, without an original"))
    if source.facts.withdrawn and not _all_withdrawn(among):
        said.append(was_withdrawn(say))
    return said


def was_withdrawn(say: Say) -> Markup:
    """That a source was withdrawn, for beside its words."""
    return Markup("<strong>{}</strong>").format(say.t("the source was withdrawn"))


def above(here: Here, sources: Sequence[Source]) -> Markup:
    """What all sources of the notes share, and where the rest of what is known of them stands."""
    say = here.site.say
    rows = [(_publisher(source), _day(say, source), _grade(say, source)) for source in sources]
    shared = [words for words in rows[0] if words and all(words in row for row in rows)]
    if _all_typed(sources):
        shared.append(say.t("typed by hand, without an original"))
    if _all_withdrawn(sources):
        shared.append(Markup("<strong>{}</strong>").format(say.t("withdrawn")))
    said = [say.t("Of every source quoted here: {facts}.", facts=_DOT.join(shared))] if shared else []
    if any(row != rows[0] for row in rows):
        place = Markup('<a href="#_sources">{}</a>').format(say.t("Sources"))
        said.append(say.t("What is known of each source: {page}.", page=place))
    return escape_piece(" ").join(said)


def _all_typed(sources: Sequence[Source]) -> bool:
    return all(source.is_typed for source in sources)


def _all_withdrawn(sources: Sequence[Source]) -> bool:
    return all(source.facts.withdrawn for source in sources)


def _publisher(source: Source) -> Markup:
    return escape(source.facts.publisher or "")


def _day(say: Say, source: Source) -> Markup:
    return escape(say.date(source.facts.published)) if source.facts.published else say.t("date not known")


def _grade(say: Say, source: Source) -> Markup:
    words = say.t(RELIABILITY[source.reliability])
    return say.t("source {letter}: {words}", letter=source.reliability, words=words)
