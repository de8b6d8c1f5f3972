"""The bare letters of a text, by which two settings of the same words are known as the same."""

from __future__ import annotations

from briefing_room.quotes import fold


def letters(text: str) -> str:
    """The letters and digits of a text, folded, without case: what stays the same whoever set it."""
    return "".join(char for char in fold(text).casefold() if char.isalnum())
