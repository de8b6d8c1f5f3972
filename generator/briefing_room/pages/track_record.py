"""The page that shows how judgements and risks turned out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.analysis.track_record import FEWEST, track_record_of
from briefing_room.pages.order import KEYS
from briefing_room.pages.render import render_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefing_room.pages.page import Page
    from briefing_room.pages.site import Site

OUTCOMES: Final = {
    "occurred": ("●", "occurred"),
    "did-not-occur": ("○", "did not occur"),
    "void": ("–", "void"),
}
"""Each outcome with its sign and its words; the signs do not say that anybody was right or wrong."""


def track_record_pages(site: Site, templates: Environment) -> Iterator[Page]:
    """Yield the track record."""
    record = track_record_of(site.desk)
    yield render_page(
        templates, "track-record.md.jinja", site, "track-record.md", record=record, outcomes=OUTCOMES, fewest=FEWEST,
        brier=None if record.brier is None else f"{record.brier:.3f}", **KEYS,
    )  # fmt: skip
