"""The same article under another address."""

from __future__ import annotations

from briefing_room.intake.source.duplicates import overlap, proposed_origin, shingles, twins
from briefing_room.model.source import FrontMatter, Source

WIRE = " ".join(f"The committee of the league met on day {n} and agreed on point {n}." for n in range(12))


def source(source_id: str, body: str, **facts: str) -> Source:
    """A source with a body."""
    return Source(source_id, FrontMatter(title=source_id, **facts), body)


def test_near_copies_are_recognised() -> None:
    """A new lead and a cut at the end leave most runs of words whole; another article has none."""
    copy = source("copy", "Our own lead, written anew. " + WIRE[: len(WIRE) * 2 // 3], publisher="The Paper")
    other = source("other", "The ferry was late again because of fog, and nobody was told why it was so. " * 3)
    found = twins(WIRE, [other, copy])
    assert [(twin.source.id, twin.share > 0.8) for twin in found] == [("copy", True)]
    assert proposed_origin(found[0]) == "The Paper"


def test_short_texts_are_never_near() -> None:
    """A sentence in common tells nothing."""
    assert overlap(shingles("The talks ended on Tuesday."), shingles("The talks ended on Tuesday.")) == 0
