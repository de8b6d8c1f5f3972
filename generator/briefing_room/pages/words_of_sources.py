"""The way to the very words of a source behind a statement, from a page that does not show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.pages.escape import escape_piece
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from briefing_room.model.statements import Statement
    from briefing_room.pages.here import Here
    from briefing_room.quotes import Citation

_SHOWN: Final = "its words"  # messages
_WITHHELD: Final = "where it stands"  # messages


def to_words(here: Here, citations: Iterable[Citation], label: str = "") -> Markup:
    """Links to quoted passages, in the order of the evidence, each passage once.

    Each is called by its source, or by a ``label`` where the source is plain; a second one of a source is numbered.
    """
    links: list[Markup] = []
    counted: dict[str, int] = {}
    passages = {(one.source.id, one.found): one for one in citations if isinstance(one.found, Passage)}
    for (source_id, passage), citation in passages.items():
        counted[source_id] = number = counted.get(source_id, 0) + 1
        words = label or citation.source.name
        called = words if number == 1 else f"{words} ({number})"
        links.append(here.source(source_id, called, here.site.anchor(source_id, passage)))
    return escape_piece(", ").join(links)


def proof_of(here: Here, statement: Statement) -> Markup:
    """The way to the words behind a statement, in each source that speaks for it."""
    cited = here.site.cited_by.get((statement.briefing, statement.address), ())
    return to_words(here, (one for one in cited if one.evidence.bears == "for"))


def label_of_words(here: Here, source_id: str) -> str:
    """What a link to words of a source says, where the source is plain."""
    shown = here.site.seen.shows_words_of(here.site.desk.sources[source_id])
    return here.site.say.words.text(_SHOWN if shown else _WITHHELD)
