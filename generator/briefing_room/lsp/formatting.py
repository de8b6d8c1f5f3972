"""A briefing in the short forms of the format, as `briefing fmt` writes it, from what an editor has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.edit.fmt import in_short_forms
from briefing_room.load.raw import RawFile
from briefing_room.lsp.actions import between
from briefing_room.lsp.where import kind_of

if TYPE_CHECKING:
    from briefing_room.findings import Cure


def formatted(path: str, text: str) -> tuple[Cure, ...]:
    """The edit that brings a briefing into its short forms; none where nothing is to be done, or it is no briefing."""
    kind = kind_of(path)
    if kind is None or kind[0] != "briefing":
        return ()
    made = in_short_forms(RawFile(path, "briefing", text.encode("utf-8", "surrogatepass"))).decode("utf-8")
    return (between(path, text, made),) if made != text else ()
