"""Every value is one its key may have: a word of a list, a day that exists, a well-formed id.

YAML's own guesses are switched off: `NO` stays the two letters, `010` is no
number, `on` is not true. A date that is typed another way is told with the one to
write; one that could be read in two ways, with both.

Bad:   date: 2026-02-30
Bad:   linchpin: yes
Good:  date: 2026-02-28
Good:  linchpin: true
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "error"
