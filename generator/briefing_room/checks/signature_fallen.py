"""A signature is of the statements as they are.

Who signs a briefing stands for each of its statements, as it was on that day, with its evidence and its reasons. When a
word of them is another, readers are told that it was changed since, and who drafted it is shown again, until a person
has signed what is there now.

Bad:   signed: {by: A. Analyst, on: 2031-04-02, hash: 5f2b…}    above statements that were changed on the third
Good:  the same, as `briefing sign ID --by "A. Analyst"` writes it when the statements have been read again
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk

SEVERITY: Severity = "warning"


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each signature of other statements than those that stand there."""
    for key, briefing in desk.briefings.items():
        signature = briefing.signed
        if signature is None or briefing.is_signed:
            continue
        message = f"{signature.by} signed other statements, on {signature.on}: something was changed since"
        help_ = f"when a person has read what changed: briefing sign {key} --by {yaml_text(signature.by)}"
        yield (
            Mistake(briefing.at_key("signed"), message, help_)
            .concluded_from(briefing, "signed")
            .concluded_from(signature, "hash")
        )
