"""A person has compared every source's text with its original.

The best extractors lose a paragraph on one news page in six, and take a prompt
for text now and then. Quotes from a source nobody has looked at still work, but a part of what
the article says may be missing.

Bad:   reviewed: false
Good:  reviewed: true     (after `briefing review ID`)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each source that is said not to be reviewed, or has an original and does not say that it is."""
    for source_id, source in desk.sources.items():
        facts = source.facts
        open_question = facts.reviewed is None and facts.original is not None
        if facts.withdrawn or not (facts.reviewed is False or open_question):
            continue
        yield Mistake(
            facts.at_key("reviewed") if facts.reviewed is False else facts.at("title"),
            f"nobody has compared the text of {source_id} with its original",
            f"compare them: briefing review {source_id}",
        ).concluded_from(facts, "reviewed")
