"""Every source is quoted somewhere.

A source nobody quotes was brought in for nothing, or a briefing forgot it. Readers have no page of it, unless a text
links to it.

Bad:   sources/city-paper/ and no evidence from it
Good:  at least one quote from it
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity
from briefing_room.quotes import NotFound, citations, source_of
from briefing_room.quotes.citations import searchable_in
from briefing_room.visible.public import public_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each source that nothing names."""
    quoted = citations(desk)
    used = {citation.source.id for citation in quoted}
    lost = [citation.evidence.quote for citation in quoted if isinstance(citation.found, NotFound)]
    misspelt = _named(desk) - desk.sources.keys()
    published = public_part(desk.before).sources if desk.before else {}
    unused = [
        source
        for source_id, source in desk.sources.items()
        if source_id not in used and not source.facts.withdrawn and source.blocks
        # A quote that names the wrong source, or none there is, was told of already.
        and not desk.may_name(source_id) and not get_close_matches(source_id, misspelt)
        and not any(_stands_in(desk, source_id, quote) for quote in lost)
        and source_id not in published  # removed-without-trace tells of it
    ]  # fmt: skip
    shown = public_part(desk).sources
    for source in unused if len(unused) > _names_lost(desk) else ():
        yield Mistake(
            source.facts.at("title"),
            f"nothing is quoted from the source {source.id}",
            "quote it: a text that readers see links to it"
            if source.id in shown
            else "quote it, or remove its folder; readers have no page of it",
        )


def _names_lost(desk: Desk) -> int:
    """How many names of sources could not be used, at least; they were told of already."""
    statements = [statement for briefing_id in desk.briefings for statement in desk.statements(briefing_id)]
    lost = sum(statement.broken("evidence") for statement in statements)
    lost += sum(evidence.broken("source") for statement in statements for evidence in statement.evidence)
    return lost + sum(briefing.broken("default_source") for briefing in desk.briefings.values())


def _named(desk: Desk) -> set[str]:
    """The ids that evidence names as its source, whether there is such a source or not."""
    return {
        source_of(evidence, briefing) or ""
        for briefing_id, briefing in desk.briefings.items()
        for statement in desk.statements(briefing_id)
        for evidence in statement.evidence
    }


def _stands_in(desk: Desk, source_id: str, quote: str) -> bool:
    return not isinstance(searchable_in(desk, source_id).find(quote), NotFound)
