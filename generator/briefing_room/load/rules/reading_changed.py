"""The reading of an original is the one that was recorded when it was brought in.

Of a page, a PDF or a document, `reading.txt` holds the lines as they were read, and the
text is proved on these. Its SHA-256 sum is kept in the front matter. A plain text in UTF-8
is its own reading and has no such file beside it.

Bad:   a reading.txt in which a word was changed
Bad:   original: original.html, and "reading_sha256: null"
Good:  the file as `briefing add` wrote it (in Git: marked -text in .gitattributes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_room.findings import Severity

SEVERITY: Severity = "error"
