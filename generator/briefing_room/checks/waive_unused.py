"""A waiver lets something pass.

When what it was written for has been mended, it would hide the next mistake of its kind.

Bad:   waive: {quote-clipped: The speaker is named in the text.}    where quote-clipped finds nothing
Good:  remove it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing_room.checks.waiving import Waiver

SEVERITY: Severity = "warning"


def check(unused: Iterable[Waiver], severities: Mapping[str, Severity]) -> Iterator[Mistake]:
    """Yield each waiver of a warning for which nothing was found, when all other rules have spoken."""
    for waiver in unused:
        if severities.get(waiver.code) == "warning":
            yield _mistake(waiver)


def _mistake(waiver: Waiver) -> Mistake:
    message = f"“{waiver.code}” finds nothing here, so there is nothing to waive"
    return Mistake(waiver.place, message, "remove the waiver, or move it to where it belongs")
