"""The dates of pages: the information cut-off of a briefing, and never the day of the build."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import File

    from briefing_room.visible.seen import Seen

_LONG_AGO: Final = "1980-01-01"
"""The date of a site whose desk has no briefing."""

_FAR_OFF: Final = "2105-12-31"


def date_pages(files: Iterable[File], seen: Seen, prefix: str = "") -> str:
    """Date the pages by their information cut-off, not by the clock; the newest date.

    Where SOURCE_DATE_EPOCH is set, the pages keep the date that MkDocs takes from it.
    """
    # MkDocs writes the newest into a gzip header, which holds 1970 to 2105.
    days = {key: briefing.as_of.date for key, briefing in seen.desk.briefings.items()}
    dates = {key: min(max(day.isoformat(), _LONG_AGO), _FAR_OFF) for key, day in days.items()}
    newest = max(dates.values(), default=_LONG_AGO)
    for file in () if "SOURCE_DATE_EPOCH" in os.environ else files:
        if file.page is not None:
            folder, _, name = file.src_uri.rpartition("/")
            own = dates.get(name.removesuffix(".md")) if folder == f"{prefix}briefings" else None
            file.page.update_date = own or newest
    return newest
