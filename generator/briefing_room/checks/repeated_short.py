"""A short name means one source.

Notes and registers name a source by its `short`, where it has one. If two had the same, or one the title of another,
a reader could not tell whose words they are.

Bad:   short: The article     in two sources
Good:  short: Article A: Pilgrimage      and      short: Article B: Visit
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each short name by which readers see another source named, too."""
    taken: dict[str, str] = {}
    for source_id, source in desk.sources.items():
        if not source.facts.short:
            taken.setdefault(_flat(source.title), source_id)
    for source_id, source in desk.sources.items():
        short = source.facts.short
        if not short:
            continue
        first = taken.setdefault(_flat(short), source_id)
        if first != source_id:
            yield Mistake(
                source.facts.at("short"),
                f"readers see the source {first} named “{short}”, too",
                "give each a short name of its own, or null for the title",
            )


def _flat(name: str) -> str:
    """A name as a reader hears it."""
    return " ".join(name.split()).casefold()
