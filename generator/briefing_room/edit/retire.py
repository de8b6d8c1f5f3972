"""A statement taken back, and a briefing that is no longer kept current: both keep their address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.checks.naming import named_in
from briefing_room.edit.change import Change
from briefing_room.edit.entries import with_key
from briefing_room.edit.spots import exchanged, spot_of
from briefing_room.load.desk import read_desk
from briefing_room.load.raw import RawFile
from briefing_room.visible.drafts import is_draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


class RetireError(Exception):
    """There is nothing to be taken back; the text says why, and what to type."""


def retired(folder: Path, typed: str, why: str, day: date) -> Change:
    """The change that takes a statement back: ``typed`` is ``briefing#item``.

    Its notes tell what rests on it, which has to be rested on something else or taken back too.

    Raises:
        RetireError: it is none that can be taken back by itself, or was already.
        CannotEditError: the item cannot be edited as rows.
    """
    if not why.strip():
        raise RetireError("no reason is given; write it after --why, for readers are told")
    desk = read_desk(folder).desk
    briefing_id, _, address = typed.rpartition("#")
    if briefing_id not in desk.briefings:
        known = ", ".join(desk.briefings) or "none"
        raise RetireError(f"“{typed}” names no statement; write briefing#item, with one of these: {known}")
    found = desk.statement(address, briefing_id)
    if found is None:
        known = ", ".join(
            one.address for one in desk.statements(briefing_id) if "retired" in type(one.item).model_fields
        )
        raise RetireError(f"“{address}” is no statement of {briefing_id}; it has: {known}")
    if not _may_be_retired(found):
        what = "it may be changed, with a correction"
        if found.owner:
            what = f"it is part of an item, which can be taken back whole: {briefing_id}#{found.owner}"
        raise RetireError(f"{found.sort_in_words} is not taken back by itself; {what}")
    if found.retired:
        raise RetireError(f"“{address}” was taken back on {found.retired.date} already: {found.retired.why}")
    name = f"{briefing_id}.yml"
    raw = RawFile(name, "briefing", (folder / name).read_bytes())
    value = {"date": day.isoformat(), "why": why}
    added = with_key(raw, found.item.place, "retired", value, type(found.item))
    return Change({name: added.data}, notes=tuple(_resting_on(desk, found)))


def _may_be_retired(statement: Statement) -> bool:
    return "retired" in type(statement.item).model_fields


def _resting_on(desk: Desk, target: Statement) -> Iterator[str]:
    """Yield where what is taken back is named: what rests on it, is meant on its condition, or would be moved by it."""
    rows = [
        (place, f"  {place.path}:{place.line}: {named.path[0]}: {named.lead}{named.id}")
        for key, briefing in desk.briefings.items()
        for named in named_in(desk, key, briefing)
        if (named.briefing, named.id) == (target.briefing, target.address)
        for place in (named.item.at(*named.path),)
    ]
    if rows:
        yield f"{target.address} is named here, to be rested on what still stands, or taken back too:"
        yield from (row for _, row in sorted(rows))


def archived(folder: Path, briefing_id: str) -> Change:
    """The change that lets a briefing be kept current no longer; it keeps its address.

    Raises:
        RetireError: there is no such briefing, or it is a draft, which readers never had.
    """
    desk = read_desk(folder).desk
    briefing = desk.briefings.get(briefing_id)
    if briefing is None:
        raise RetireError(f"there is no briefing “{briefing_id}”; the desk has: {', '.join(desk.briefings) or 'none'}")
    if is_draft(briefing):
        raise RetireError(f"{briefing_id} is a draft, which readers never had: publish it, or remove its file")
    cure = briefing.writing("archived", "status")
    name = briefing.place.path
    if briefing.is_archived or cure is None:
        return Change()
    return Change(exchanged({name: (folder / name).read_bytes()}, [spot_of(cure, desk.files[name])]))
