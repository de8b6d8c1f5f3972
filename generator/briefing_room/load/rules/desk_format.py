"""The desk is of the format that this version of the program reads.

`schema` in the settings is its number. A desk of an older format is brought to the present one by `briefing migrate`,
which shows what it would change first. A desk without the number is read as one of the present format, unless its
sources are kept as the first edition kept them. Of a desk of another format nothing else is told, since most of it
would only follow from that.

Bad:   schema: 2                  and this version reads 1
Good:  schema: 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "error"
