"""A file that the desk needs, or names, is there.

Bad:   sources/kim-visits-russia/ without article.md
Bad:   a front matter with "original: original.html" and no such file
Good:  settings.yml, and in every folder of sources/ an article.md with the original it names
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "error"
