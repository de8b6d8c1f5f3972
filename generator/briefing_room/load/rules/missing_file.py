"""A file that the desk needs, or names, is there.

Bad:   sources/kim-visits-russia/ without article.md
Bad:   a front matter with "original: original.html" and no such file
Good:  settings.yml, and in every folder of sources/ an article.md with the original it names
"""

from __future__ import annotations

from briefing_room.findings import Finding, Place, Severity

SEVERITY: Severity = "error"


def finding(place: Place, message: str, help_: str) -> Finding:
    """Make the finding; the desk's reader sees the folder, so it calls this where it finds the mistake."""
    return Finding(place, "missing-file", SEVERITY, message, help_)
