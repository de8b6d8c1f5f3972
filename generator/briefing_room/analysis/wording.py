"""Whether two texts of an analyst say the same in other typography: case, punctuation, markup and spaces aside."""

from __future__ import annotations

import unicodedata
from typing import Final

from briefing_room.model.texts import pieces_of
from briefing_room.quotes import fold

_COUNTS: Final = "%‰"
"""Punctuation by Unicode's lights that says something."""


def bare_words(text: str) -> str:
    """The words of a text, to be compared: without case, punctuation and markup. Signs such as < and € stay."""
    shown = "".join(piece.text or piece.target for piece in pieces_of(text))
    kept = "".join(" " if _is_punctuation(char) else char for char in fold(shown).casefold())
    return " ".join(kept.split())


def _is_punctuation(char: str) -> bool:
    return char not in _COUNTS and unicodedata.category(char).startswith("P")
