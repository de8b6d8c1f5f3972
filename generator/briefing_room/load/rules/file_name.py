"""The name of a briefing's file, or of a source's folder, is its id.

The id is part of the published address, so it keeps to small letters a to z,
digits and single hyphens, and a briefing's file ends in .yml.

Bad:   briefings/Vostochny Summit.yaml
Good:  briefings/vostochny-summit.yml
"""

from __future__ import annotations

from briefing_room.findings import Finding, Place, Severity

SEVERITY: Severity = "error"


def finding(place: Place, message: str, help_: str) -> Finding:
    """Make the finding; the desk's reader sees the folder, so it calls this where it finds the mistake."""
    return Finding(place, "file-name", SEVERITY, message, help_)
