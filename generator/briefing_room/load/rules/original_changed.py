"""The original of a source is the file that was brought in, byte for byte.

Its SHA-256 sum is kept in the front matter, so that nobody can doubt what the
text was taken from.

Bad:   an original.txt that was edited, or whose line endings a tool changed
Good:  the file as it arrived (in Git: marked -text in .gitattributes)
"""

from __future__ import annotations

from briefing_room.findings import Finding, Place, Severity

SEVERITY: Severity = "error"


def finding(place: Place, message: str, help_: str) -> Finding:
    """Make the finding; the desk's reader sees the folder, so it calls this where it finds the mistake."""
    return Finding(place, "original-changed", SEVERITY, message, help_)
