"""The statements of a published briefing beside what they are now: which changed without a word to readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.wording import bare_words
from briefing_room.checks.compared.entries import earliest, proposal, told_of
from briefing_room.checks.compared.histories import fresh_entries
from briefing_room.checks.compared.said import differences
from briefing_room.findings import Mistake, short
from briefing_room.model.corrections import AS_OF
from briefing_room.model.estimates import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.checks.compared.said import Difference
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Sort, Statement

_PARTS: Final[frozenset[Sort]] = frozenset(
    {"alternative", "response", "position", "explanation", "observation", "assessment"}
)
"""What cannot be taken back by itself; its absence is told here. A relation without an id is no part of another item,
and its address was never promised."""


def untold(before: Desk, now: Desk, briefing_id: str) -> Iterator[Mistake]:
    """Yield each statement of a briefing that is not as it was published, without a word to readers."""
    was, is_ = before.briefings[briefing_id], now.briefings[briefing_id]
    told = told_of(was, is_)
    if AS_OF not in told:
        yield from _as_of(was, is_)
    pairs = matched(before, now, briefing_id)
    for old in before.statements(briefing_id):
        if before.is_gone(old) or {old.address, old.owner} & told or _in_history(before, now, old):
            continue
        new = pairs.get(old.address)
        if new is None:
            yield from _gone(now, is_, old)
        elif not (now.is_gone(new) or {new.address, new.owner} & told):
            found = list(differences(before, now, old, new))
            if found:
                yield _mistake(is_, new, found)


def matched(before: Desk, now: Desk, briefing_id: str) -> dict[str, Statement]:
    """For each address of then the statement of now: of the same id, or of the same words, or in the same place."""
    ours, theirs = before.statements(briefing_id), now.statements(briefing_id)
    named = {s.address: s for s in theirs if not s.derived}
    found = {s.address: named[s.address] for s in ours if not s.derived and s.address in named}
    left = [s for s in theirs if s.address not in found]
    for is_meant in (_of_the_same_words, _in_the_same_place):
        for old in (s for s in ours if s.derived and s.address not in found):
            new = next((s for s in left if is_meant(old, s)), None)
            if new is not None:
                found[old.address] = new
                left.remove(new)
    return found


def _of_the_same_words(old: Statement, new: Statement) -> bool:
    return (old.sort, old.owner) == (new.sort, new.owner) and bare_words(old.text) == bare_words(new.text)


def _in_the_same_place(old: Statement, new: Statement) -> bool:
    """Whether one part of an item stands where another stood, and neither has an id that says which it is."""
    same = (old.sort, old.owner) == (new.sort, new.owner)
    return same and bool(old.owner) and old.derived and new.derived


def _in_history(before: Desk, now: Desk, statement: Statement) -> bool:
    """Whether a new entry of its history, or of its owner's, tells readers why it moved."""
    address = statement.owner or statement.address
    old, new = (desk.statement(address, statement.briefing) for desk in (before, now))
    if not (old and new and isinstance(old.item, Estimate) and isinstance(new.item, Estimate)):
        return False
    since = earliest(*(desk.briefings[statement.briefing] for desk in (before, now)))
    return any(not change.wording for change in fresh_entries(old.item, new.item, since))


def _as_of(was: Briefing, is_: Briefing) -> Iterator[Mistake]:
    """A later day is what a new state has; an earlier one, or another basis for the same, is a correction."""
    if is_.broken("as_of") or is_.as_of.broken("date") or is_.as_of.broken("basis"):
        return
    old, new = was.as_of, is_.as_of
    if new.date < old.date or (new.date == old.date and new.basis != old.basis):
        key = "date" if new.date < old.date else "basis"
        former = f"{old.date} ({old.basis})"
        message = f"the day of the briefing changed without a reason; it was {former}"
        yield Mistake(new.at(key), message, proposal(is_, AS_OF, former)).concluded_from(is_, "corrections")


def _gone(now: Desk, briefing: Briefing, old: Statement) -> Iterator[Mistake]:
    owner = now.statement(old.owner, old.briefing) if old.sort in _PARTS else None
    if owner is None or now.is_gone(owner):
        return  # of the item itself removed-without-trace tells
    message = f"{_name(old)} is gone without a reason; it said {short(old.text)}"
    mistake = Mistake(owner.item.place, message, proposal(briefing, old.owner, old.text))
    key = "assessment" if old.sort == "assessment" else f"{old.sort}s"
    yield mistake.concluded_from(briefing, "corrections").concluded_from(owner, key)


def _mistake(briefing: Briefing, new: Statement, found: list[Difference]) -> Mistake:
    first = found[0]
    message = f"{_name(new)} changed without a reason; {'; '.join(one.words for one in found)}"
    what = new.owner if new.derived and new.owner else new.address
    was = "; ".join(one.was for one in found)
    made = Mistake(first.place, message, proposal(briefing, what, was))
    return made.concluded_from(briefing, "corrections").concluded_from(new, "history")


def _name(statement: Statement) -> str:
    if statement.sort == "bottom line":
        return "the bottom line"
    return f"the {statement.sort} {statement.address}"
