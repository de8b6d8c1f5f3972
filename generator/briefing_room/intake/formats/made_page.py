"""A document that was made into a page: it has headings, lists and tables, and no menus around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.intake.document.reading import Reading
from briefing_room.intake.formats.page_lines import page_lines
from briefing_room.intake.formats.page_tree import parse_page

if TYPE_CHECKING:
    from briefing_room.intake.document.reading import Offer


def read_made_page(
    body: str,
    reader: str,
    *,
    offers: tuple[Offer, ...] = (),
    wrapping: tuple[Offer, ...] = (),
    doubts: tuple[str, ...] = (),
) -> Reading:
    """The blocks of what was made; the other values are those of the reading.

    Raises:
        RefusedError: there is no text in it, or it is nested too deep.
    """
    lines = page_lines(parse_page(f"<!DOCTYPE html><html><body>{body}</body></html>"))
    return Reading(lines, reader=reader, layout="document", offers=offers, wrapping=wrapping, doubts=doubts)
