"""A PDF with text in it: what is drawn on its pages, as lines that have to be joined again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.intake.formats.format import Format, Sign

if TYPE_CHECKING:
    from briefing_room.intake.document.arrival import Arrival
    from briefing_room.intake.document.reading import Reading
    from briefing_room.intake.formats.format import Sample

_HEAD: Final = 1024  # bytes in which readers look for the mark


def signs(sample: Sample) -> Sign:
    """Its mark."""
    return Sign.MARK if sample.data[:_HEAD].lstrip().startswith(b"%PDF-") else Sign.NONE


def read(arrival: Arrival) -> Reading:
    """The lines of its pages, and what its information states.

    Raises:
        RefusedError: it is damaged, locked, or has no text.
    """
    from briefing_room.intake.formats.pdf_document import read_pdf

    return read_pdf(arrival.data)


FORMAT: Final = Format(
    name="pdf",
    label="PDF",
    words="a PDF with text in it",
    endings=("pdf",),
    media_types=("application/pdf",),
    signs=signs,
    read=read,
)
