"""The estimates of a published briefing beside what they are now: what moved stands in their history."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from briefing_room.analysis.spelling import says_the_same
from briefing_room.analysis.wording import bare_words
from briefing_room.checks.compared.entries import day_of, earliest, entry, plain
from briefing_room.findings import Mistake, short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.estimates import Change, Estimate

Key = Literal["likelihood", "confidence", "text"]


def untold_of_estimates(before: Desk, now: Desk, briefing_id: str) -> Iterator[Mistake]:
    """Yield each history that was rewritten, and each move that no new entry of a history tells."""
    was, briefing = before.briefings[briefing_id], now.briefings[briefing_id]
    were, since = {item.id: item for item in was.estimates}, earliest(was, briefing)
    for item in briefing.estimates:
        if item.id in were:
            for mistake in _compared(now, _Told(were[item.id], item, since), briefing):
                yield mistake.concluded_from(item, "history")


def fresh_entries(old: Estimate, new: Estimate, since: date) -> list[Change]:
    """The entries of a history that it did not have when it was published, of that day or later."""
    return _Told(old, new, since).fresh


def _compared(now: Desk, told: _Told, briefing: Briefing) -> Iterator[Mistake]:
    old, new = told.old, told.new
    for lost in told.lost:
        yield _rewritten(lost, new, told)
    if _outcome(old) != _outcome(new) and old.resolved and not new.retired:
        yield from _other_outcome(old, new, told)
    untold = [key for key in _moved(now, old, new) if not told.tells(key)]
    wrong = [change for key in untold if (change := told.wrong(key))]
    if wrong:
        yield from _wrong(old, new, untold, told)
    elif untold:
        yield _without_reason(old, new, untold, briefing)


def _outcome(item: Estimate) -> tuple[object, ...] | None:
    return (item.resolved.outcome, item.resolved.on) if item.resolved else None


def _other_outcome(old: Estimate, new: Estimate, told: _Told) -> Iterator[Mistake]:
    """How it turned out stands in the track record, and is not changed without a word."""
    if old.resolved is None or any(not change.wording for change in told.fresh):
        return
    was = f"{old.resolved.outcome} on {old.resolved.on}"
    message = f"how {new.id} turned out changed without a reason; it said {was}"
    place = new.at_key("resolved") if new.resolved else new.at("id")
    help_ = "put it back; if it was wrong, say why in a new entry of the history:\n  - date: …\n    why: …"
    yield Mistake(place, message, help_).concluded_from(new, "resolved")


def _moved(now: Desk, old: Estimate, new: Estimate) -> list[Key]:
    moved: list[Key] = []
    other_words = not says_the_same(now, old.text, new.text)
    if new.retired or (
        old.retired and other_words
    ):  # the latter is another item, and removed-without-trace tells of it
        return moved
    # A broken key must not hide another that moved: the first that moved names the mistake.
    if old.likelihood != new.likelihood and not new.broken("likelihood"):
        moved.append("likelihood")
    if old.confidence != new.confidence and not new.broken("confidence"):
        moved.append("confidence")
    if other_words and not new.broken("text"):
        moved.append("text")
    return moved


@dataclass
class _Told:
    """What a history tells that it did not tell before; what is older than what was published tells of older things."""

    old: Estimate
    new: Estimate
    since: date
    lost: list[Change] = field(default_factory=list)
    fresh: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        left = list(self.new.history)
        for change in self.old.history:
            same = next((other for other in left if _key_of(other) == _key_of(change)), None)
            if same is None:
                self.lost.append(change)
            else:
                left.remove(same)
        # An entry that stands on the day of one that is gone is that one, rewritten, and tells nothing new.
        rewritten = {change.date for change in self.lost}
        self.fresh = [change for change in left if change.date not in rewritten and change.date >= self.since]

    def tells(self, key: Key) -> bool:
        """Whether a new entry gives the reason for a move."""
        if key == "text":
            return any(change.text or change.wording for change in self.fresh)
        meant = [change for change in self.fresh if not change.wording]
        named = [value for change in meant if (value := getattr(change, key))]
        # A reason that does not say what was so before would let the former value be forgotten.
        return getattr(self.old, key) in named if getattr(self.old, key) else bool(meant)

    def wrong(self, key: Key) -> Change | None:
        """The new entry that names another value than the one that held until then."""
        return next((c for c in self.fresh if key != "text" and not c.wording and getattr(c, key)), None)


def _key_of(change: Change) -> tuple[object, ...]:
    return (
        change.date, change.likelihood, change.confidence, bare_words(change.text or ""), change.wording,
        change.indicators, bare_words(change.why),
    )  # fmt: skip


def _rewritten(lost: Change, new: Estimate, told: _Told) -> Mistake:
    known = {_key_of(change) for change in told.old.history}
    at = next((c.place for c in new.history if c.date == lost.date and _key_of(c) not in known), None)
    what = "was altered" if at else "is gone"
    return Mistake(
        at or (new.at_key("history") if new.history else new.at("id")),
        f"the entry of {lost.date} in the history of {new.id} {what}, and a history is not rewritten",
        f"put it back as it was:\n{_as_typed(lost)}",
    )


def _wrong(old: Estimate, new: Estimate, untold: list[Key], told: _Told) -> Iterator[Mistake]:
    for key in untold:
        change = told.wrong(key)
        if change is not None:
            yield Mistake(
                change.at(key),
                f"the {key} of {new.id} was not “{getattr(change, key)}” until then, but “{getattr(old, key)}”",
                f"an entry holds what was said until its day\nwrite: {plain(getattr(old, key))}",
            )


def _without_reason(old: Estimate, new: Estimate, untold: list[Key], briefing: Briefing) -> Mistake:
    first = untold[0]
    formers: dict[str, str] = {key: value for key in untold if (value := getattr(old, key))}
    proposed = entry(day_of(briefing), formers)
    lead = "say why, as its newest entry:" if new.history else "say why, and what it said until then:\nhistory:"
    only_words = "\nif only words changed and not what they say, add: wording: true" if untold == ["text"] else ""
    return Mistake(new.at(first), _message(old, new, first), f"{lead}\n{proposed}{only_words}")


def _message(old: Estimate, new: Estimate, key: Key) -> str:
    if key == "text":
        return f"the text of {new.id} changed without a reason; it said {short(old.text)}"
    was, is_ = getattr(old, key) or "none", getattr(new, key) or "none"
    subject = new.id if key == "likelihood" else f"the confidence of {new.id}"
    return f"{subject} moved from {was} to {is_} without a reason"


def _as_typed(change: Change) -> str:
    keys: tuple[Key, ...] = ("likelihood", "confidence", "text")
    formers: dict[str, str] = {key: value for key in keys if (value := getattr(change, key))}
    rows = ["wording: true"] if change.wording else []
    rows += [f"indicators: [{', '.join(change.indicators)}]"] if change.indicators else []
    return entry(change.date.isoformat(), formers, *rows, why=change.why)
