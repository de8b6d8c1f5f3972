"""A person has compared every source's text with its original, and it is still that text.

The best extractors lose a paragraph on one news page in six, and take a prompt
for text now and then. Quotes from a source nobody has looked at still work, but a part of what
the article says may be missing. A review holds the sum of the text that was read: title, captions and body. When one
word of them is another, it must be compared again.

Bad:   reviewed: true     which tells neither when, nor which text
Good:  reviewed: {on: 2024-05-02, text: 5f2b…}     as `briefing review ID` writes it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.model.source import NO_ORIGINAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each source with an original that nobody has compared with it, or that was changed since."""
    for source in desk.sources.values():
        facts = source.facts
        unasked = facts.reviewed is None and facts.original in {None, NO_ORIGINAL}
        if facts.withdrawn or source.is_reviewed or unasked:
            continue
        place = facts.at_key("reviewed") if facts.reviewed else facts.at("title")
        yield Mistake(place, *_told(source)).concluded_from(facts, "reviewed")


def _told(source: Source) -> tuple[str, str]:
    """What is wrong with a review, and what to do."""
    if source.compared_on:
        message = f"the text of {source.id} is another than the one that was compared on {source.compared_on}"
        return message, f"compare it again: briefing review {source.id}"
    if source.facts.reviewed:
        message = f"it is not told when the text of {source.id} was compared with its original, nor which text that was"
        return message, f"compare them, and both are written: briefing review {source.id}"
    message = f"nobody has compared the text of {source.id} with its original"
    return message, f"compare them: briefing review {source.id}"
