"""Every file in the desk's folder is read, or is known to be beside the point.

What lies in the wrong place, or has the wrong ending, is ignored, and nobody
would notice: a briefing in a subfolder is not published, a second article is
not quoted. README and LICENSE, hidden files, and the copies that editors keep
are fine everywhere.

Bad:   briefings/drafts/summit.yml
Bad:   briefings/extra.yml.txt
Bad:   briefings/sources/new.md
Bad:   briefings/sources/kim-visits-russia/article2.md
Good:  briefings/summit.yml, and in sources/ a folder for each source
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "warning"
