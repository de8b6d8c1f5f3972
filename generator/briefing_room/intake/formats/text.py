"""Plain text: the lines of the file, in whatever encoding. What nothing else claims is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.reading import Reading
from briefing_room.intake.formats.format import Format, Sign

if TYPE_CHECKING:
    from briefing_room.intake.document.arrival import Arrival
    from briefing_room.intake.formats.format import Sample


def signs(sample: Sample) -> Sign:
    """Any text may be a plain text."""
    del sample
    return Sign.FAINT


def read(arrival: Arrival) -> Reading:
    """The lines of the text; they are those of the original where it is in UTF-8.

    Raises:
        RefusedError: it is in no encoding known.
    """
    from briefing_room.intake.encodings.decode import decode
    from briefing_room.intake.formats.plain_lines import plain_lines

    decoded = decode(arrival.data, [arrival.charset] if arrival.charset else [])
    return Reading(
        plain_lines(decoded.text),
        reader=f"plain text{decoded.read_as}",
        doubts=(decoded.doubt,) if decoded.doubt else (),
        is_original=decoded.encoding == "utf-8",
    )


FORMAT: Final = Format(
    name="text",
    label="text",
    words="a plain text",
    endings=("txt",),
    media_types=("text/plain",),
    signs=signs,
    read=read,
)
