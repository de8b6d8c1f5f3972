"""The name of a briefing's file, or of a source's folder, is its id.

The id is part of the published address, so it keeps to small letters a to z,
digits and single hyphens, and a briefing's file ends in .yml.

Bad:   briefings/Vostochny Summit.yaml
Good:  briefings/vostochny-summit.yml
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "error"
