"""A quote written otherwise: the edit that gives evidence other words or more keys, in the form in which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import yaml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.findings import Cure
    from briefing_room.model.desk import Desk
    from briefing_room.model.evidence import Evidence


def evidence_with(desk: Desk, evidence: Evidence, entries: Mapping[str, str], words: str = "") -> Cure | None:
    """The edit that gives evidence these keys with their values, and other words where they are given.

    A short form becomes the long one, in braces, where it has to; None where that cannot be written in one place.
    """
    quote = yaml_text(words or evidence.quote)
    if "quote" in evidence.mark.keys:
        edits = [evidence.writing(quote, "quote")] if words else []
        edits += [_entry(desk, evidence, key, value) for key, value in entries.items()]
        made = [edit for edit in edits if edit]
        return made[0].with_also(made[1:]) if made and len(made) == len(edits) else None
    if "source" in evidence.mark.inside:  # source-id: "words"
        if entries.keys() == {"source"} and not words:
            return evidence.writing(entries["source"], "source")
        return None if entries else evidence.writing(quote, "quote")
    more = "".join(f", {key}: {value}" for key, value in entries.items())
    return evidence.writing(f"{{quote: {quote}{more}}}" if entries else quote, "quote")


def _entry(desk: Desk, evidence: Evidence, key: str, value: str) -> Cure | None:
    if key in evidence.mark.keys:
        return evidence.writing(value, key)
    return desk.adding(evidence, "quote", f"{key}: {value}")
