"""Whole lines of a phrase list as one pattern, and the form of a line that is held against it.

In a list ``*`` stands for up to 60 characters, ``**`` for up to 120, and a ``0`` by
itself for any number. Everything else stands for itself. What a ``*`` stood for can
be asked of the match, so that a rule may want a name or a date there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from briefing_room.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

ANY: Final = 60
"""The most characters that one ``*`` stands for."""

_EDGE: Final = (
    r"[\s.…!:;·•‣◦|_=~*«»‹›<>\-‐-―。、！：；"
    # Arrows, boxes, stars, dingbats and emoji, but not ©, which tells something.
    r"←-⇿⌀-⏿─-➿⤀-⥿⬀-⯿\U0001f000-\U0001faff\ufe0f\u200d]+"
)
_EDGES: Final = re.compile(rf"\A{_EDGE}|{_EDGE}\Z")
_HEAD: Final = re.compile(rf"\A{_EDGE}")
_TAIL: Final = re.compile(rf"{_EDGE}\Z")

_WILD: Final = re.compile(r"(\*+|(?<![\d.,])0(?![\d.,]))")
_NUMBER: Final = r"\d[\d.,]{0,8}(?: ?(?:k|m|тыс|만|万|萬))?"

_ENCIRCLED: Final = {ord("ⓒ"): "©", ord("Ⓒ"): "©"}

NOTHING: Final = re.compile(r"(?!)")
"""Matches no line."""


def bare(text: str) -> str:
    """A text with its typography made equal and its accents off, as long in small letters as in capitals.

    Sites write capitals without accents, and short vowels now and then: À LIRE AUSSI, A LIRE AUSSI.
    """
    folded = fold(text).translate(_ENCIRCLED)
    if folded.isascii():
        return folded
    parts = (char for char in unicodedata.normalize("NFD", folded) if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", "".join(parts))


def line_core(line: str) -> str:
    """A line without bullets, arrows, full stops and typography; its capitals stay.

    >>> line_core("» À lire aussi :")
    'A lire aussi'
    """
    # Arrows made of quotation marks go first, because folding makes quotation marks of all of them.
    return _EDGES.sub("", bare(_EDGES.sub("", line)))


def whole_lines(lines: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all lines of a list, for ``fullmatch`` on a line's core in small letters.

    The longest line is tried first, so that what a ``*`` stands for is as little as possible.
    """
    made = [_one_line(line) for line in sorted(lines, key=len, reverse=True)]
    made = [pattern for pattern in made if pattern]
    return re.compile("|".join(made)) if made else NOTHING


def _one_line(line: str) -> str:
    parts = _WILD.split(bare(line).lower())
    parts[0] = _HEAD.sub("", parts[0])
    parts[-1] = _TAIL.sub("", parts[-1])
    return "".join(_wild(part) if place % 2 else re.escape(part) for place, part in enumerate(parts))


def _wild(mark: str) -> str:
    return _NUMBER if mark == "0" else f"(.{{0,{ANY * len(mark)}}}?)"
