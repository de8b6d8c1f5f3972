"""Questions in a text, and whether some words of it are a part of one.

Is this the end of the alliance?        the end of the alliance
He asked: “Will it open?” and left.     it open, but not: He asked
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.model.article import sentence_around

if TYPE_CHECKING:
    from collections.abc import Callable

_MARK: Final = re.compile("[?？؟]")
_OPENS: Final = re.compile("[“„«(\\[「『]")
_CLOSES: Final = re.compile("[”»)\\]」』]")
_PARTS: Final = re.compile(r"[:;]\s")
_NEAR: Final = 400
"""Characters around the words in which their question is looked for."""


def question_around(text: str, first: int, last: int, parts_clauses: Callable[[str], bool]) -> tuple[int, int] | None:
    """Where the question begins and ends that ``text[first:last]`` is a part of; None when it is part of none.

    Args:
        text: one block's text.
        first: where the words begin.
        last: where they end.
        parts_clauses: whether a word stands in what is behind a comma that begins a clause of its own.
    """
    left, right = max(0, first - _NEAR), min(len(text), last + _NEAR)
    start, end = (left + at for at in sentence_around(text[left:right], first - left, last - left))
    mark = _MARK.search(text, last - 1, end)
    if mark is None or _is_another(text[last : mark.start()], parts_clauses):
        return None
    return _beginning(text, start, first, parts_clauses), mark.end()


def _is_another(between: str, parts_clauses: Callable[[str], bool]) -> bool:
    """Whether what stands between some words and a question mark begins a question of its own."""
    if _OPENS.search(between) or _PARTS.search(between) or between.count('"') % 2:
        return True
    return "," in between and parts_clauses(between[between.index(",") :])


def _beginning(text: str, start: int, first: int, parts_clauses: Callable[[str], bool]) -> int:
    """Where a question begins: with its sentence, or in it behind a colon, a bracket, a quotation mark or “, but”."""
    opened = [
        match.end()
        for pattern in (_OPENS, _PARTS)
        for match in pattern.finditer(text, start, first)
        if not _CLOSES.search(text, match.end(), first)
    ]
    if text.count('"', start, first) % 2:
        opened.append(text.rindex('"', start, first) + 1)
    comma = text.rfind(",", start, first)
    if comma >= 0 and parts_clauses(text[comma:first]):
        opened.append(comma + 2)
    return max(opened, default=start)
