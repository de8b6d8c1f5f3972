"""The original of a source is the file that was brought in, byte for byte.

Its SHA-256 sum is kept in the front matter, so that nobody can doubt what the
text was taken from.

Bad:   original: original.txt, and "sha256: null"
Bad:   an original.txt that was edited, or whose line endings a tool changed
Good:  the file as it arrived (in Git: marked -text in .gitattributes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "error"
