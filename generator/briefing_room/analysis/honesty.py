"""What is to be said beside a statement about the sources it rests on, worked out and never typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.support import origin_of, support_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement

WORDS: Final = {  # messages
    "withdrawn": ("rests on what was withdrawn", "Some or all of the sources it rests on were withdrawn."),
    "one-source": (
        "rests on one source",
        "All of it goes back to one article, directly or through the statements it follows from.",
    ),
    "one-origin": (
        "one origin",
        "Several articles, and one and the same origin behind them: an agency, a wire, a press release.",
    ),
    "unknown-reliability": (
        "source of unknown reliability",
        "The reliability of every source behind it cannot be judged: not bad, but unknown.",
    ),
    "state-media": ("state media", "Every source behind it, or some of them, are media of a state."),
    "undated": ("undated", "No source behind it has a date."),
}
"""Each mark with its words and with what it means."""


VARIANTS: Final = {  # messages
    "withdrawn": "rests in part on what was withdrawn",
    "one-origin": "one origin: {origin}",
    "unknown-reliability": "sources of unknown reliability",
    "state-media": "state media among its sources",
}
"""How some marks are worded beside a statement of which more, or less, is to be said."""


@dataclass(frozen=True)
class Mark:
    """One remark beside a statement. ``code`` is a key of `WORDS`; ``message`` may have a place for the ``origin``."""

    code: str
    message: str
    origin: str = ""

    @property
    def words(self) -> str:
        """The remark in English."""
        return self.message.format(origin=self.origin)


def marks_of(desk: Desk, statement: Statement) -> tuple[Mark, ...]:
    """The remarks on what a statement rests on in the end; none when it rests on no source."""
    sources = [desk.sources[key] for key in sorted(support_in(desk).of(statement))]
    return tuple(_marks(sources)) if sources and statement.kind else ()


def _marks(sources: list[Source]) -> Iterator[Mark]:
    withdrawn = [source for source in sources if source.facts.withdrawn]
    if withdrawn:
        yield _mark("withdrawn", varied=len(withdrawn) != len(sources))
    origins = {origin_of(source) for source in sources}
    if len(sources) == 1:
        yield _mark("one-source")
    elif len(origins) == 1 and None not in origins:
        yield _mark("one-origin", varied=True, origin=sources[0].facts.origin or "")
    if all(source.reliability == "F" for source in sources):
        yield _mark("unknown-reliability", varied=len(sources) > 1)
    media = [source for source in sources if source.facts.type == "state-media"]
    if media:
        yield _mark("state-media", varied=len(media) != len(sources))
    if all(is_undated(source) for source in sources):
        yield _mark("undated")


def _mark(code: str, *, varied: bool = False, origin: str = "") -> Mark:
    return Mark(code, VARIANTS[code] if varied else WORDS[code][0], origin)


def is_undated(source: Source) -> bool:
    """Whether it is not known when a source was published."""
    return source.facts.published is None or source.facts.published.order is None
