"""YAML is written without tags.

Every value is a text, and the key it stands under says what it means; a tag
would change that out of sight.

Bad:   text: !important we do not know
Good:  text: "!important we do not know"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield each tag."""
    for oddity in file.tree.oddities:
        if oddity.sort == "tag":
            typed = oddity.text.replace("tag:yaml.org,2002:", "!!")
            yield Mistake(
                oddity.place,
                f"“{typed}” is a YAML tag, which a desk does not use",
                'remove it; or, if a text begins with "!", put it in quotes',
            )
