"""An entry of a history says what was so before, and so another thing than what followed.

It holds what the item said until its day. What it says now stands in the item itself. An entry that names neither a
likelihood nor a confidence nor a text only says why the item was looked at again.

Bad:   likelihood: unlikely
       history:
         - {date: 2024-05-02, likelihood: unlikely, why: The train was empty.}
Good:  likelihood: unlikely
       history:
         - {date: 2024-05-02, likelihood: likely, why: The train was empty.}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake, Severity, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk, Settings
    from briefing_room.model.estimates import Change, Estimate

SEVERITY: Severity = "warning"

_KEYS: Final = ("likelihood", "confidence", "text")


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each entry that tells of no change."""
    for briefing in desk.briefings.values():
        for estimate in briefing.estimates:
            for number, change in enumerate(estimate.history):
                given = [key for key in _KEYS if getattr(change, key) is not None]
                if any(getattr(change, key) != _after(estimate, number, key) for key in given):
                    continue
                if change.likelihood and _other_range(desk.settings, change):
                    continue
                if given:
                    said = ", ".join(f"{key} {short(str(getattr(change, key)))}" for key in given)
                    message = f"this entry tells of no change: what followed was the same ({said})"
                    help_ = "write what it said before; what it says now stands in the item itself"
                    mistake = Mistake(change.at(given[0]), message, help_).concluded_from(estimate, "history", *_KEYS)
                    yield mistake.concluded_from_each(estimate.history, *_KEYS)


def _after(estimate: Estimate, number: int, key: str) -> object:
    """What the item said after an entry: the next entry that names the key, or the item itself."""
    later = (getattr(change, key) for change in estimate.history[number + 1 :])
    return next((value for value in later if value is not None), getattr(estimate, key))


def _other_range(settings: Settings, change: Change) -> bool:
    """Whether the same term has had another range since then, because the desk switched its scale."""
    was, is_ = (
        scale.band(change.likelihood or "") for scale in (settings.likelihoods_until(change.date), settings.likelihoods)
    )
    return was is not None and is_ is not None and was.range != is_.range
