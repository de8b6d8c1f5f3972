"""A briefing knows nothing of days after its information cut-off (`as_of`).

What it goes by bounds the day. With the basis `publication` no source that it quotes was published later; with
`retrieval` or `capture-stamp` none was retrieved later. Whatever the basis, no entry of its timeline lies after the
day, and no indicator was checked after it. Of a date that is not exact the first day it may mean counts.

Bad:   as_of: {date: 2024-04-23, basis: publication}   and a quoted source has   published: 2024-05-02
Good:  as_of: {date: 2024-05-02, basis: publication}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.cited import citations_standing
from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Typed
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.dates import Day
    from briefing_room.model.desk import Desk

SEVERITY: Severity = "error"

_GOES_BY: Final = {"publication": "published", "retrieval": "retrieved", "capture-stamp": "retrieved"}
"""The key of a source that a day goes by, for each basis that is no analyst's."""

Known = tuple["Day", str, "Typed", str]
"""A day, what it is the day of, and the item and key that say so."""


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each briefing whose day lies before the latest that it knows of."""
    for briefing_id, briefing in desk.briefings.items():
        last = briefing.as_of.date
        known = [*_days_of_sources(desk, briefing_id), *_days_of_items(briefing)]
        latest = max((one for one in known if one[0] > (last.year, last.month, last.day)), key=_order, default=None)
        if latest is not None:
            (year, month, day), words, typed, key = latest
            written = f"{year:04}-{month:02}-{day:02}"
            message = f"as_of is the last day the briefing knows of, and {words} on {written}"
            cure = briefing.as_of.writing(written, "date")
            mistake = Mistake(briefing.as_of.at("date"), message, f"write: {written}").cured_by(cure)
            yield mistake.concluded_from(briefing.as_of, "date", "basis").concluded_from(typed, key)


def _order(known: Known) -> Day:
    return known[0]


def _days_of_sources(desk: Desk, briefing_id: str) -> Iterator[Known]:
    key = _GOES_BY.get(desk.briefings[briefing_id].as_of.basis)
    if key is None:
        return
    sources = {c.source.id: c.source for c in citations_standing(desk) if c.statement.briefing == briefing_id}
    for source_id, source in sources.items():
        moment = getattr(source.facts, key)
        if moment is not None and moment.order and not source.facts.withdrawn:
            yield moment.order, f"{source_id} was {key}", source.facts, key


def _days_of_items(briefing: Briefing) -> Iterator[Known]:
    for entry in briefing.timeline:
        if entry.date.order and not entry.retired:
            yield entry.date.order, f"{entry.id} happened", entry, "date"
    for indicator in briefing.indicators:
        checked = indicator.checked
        if checked and not indicator.retired:
            yield (checked.year, checked.month, checked.day), f"{indicator.id} was checked", indicator, "checked"
