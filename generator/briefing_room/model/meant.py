"""The id that was probably meant by one that names nothing.

An id stands for a claim, so one that is only similar is no proposal: `late` looks like `unrelated`, and means something
else. What is proposed differs by a slip of the hand: a letter that is missing, doubled, exchanged or out of order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

OTHER_WORDS: Final = {"medium": "moderate"}
"""What is often typed for a word of the format, and is no slip of spelling."""

_LONG_WORD: Final = 7
"""How many letters a word has in which two slips are thought possible."""


def meant_id(word: str, known: Iterable[str]) -> str | None:
    """The one id that differs from a word by slips of the hand only; None when there is none, or more than one."""
    near = [(slips, name) for name in set(known) if (slips := _slips_in(word.lower(), name))]
    fewest = min((slips for slips, _ in near), default=0)
    names = [name for slips, name in near if slips == fewest]
    return names[0] if len(names) == 1 else None


def _slips_in(word: str, name: str) -> int:
    """By how many slips a word became of a name; none when it can be no slip, or is none."""
    if re.findall(r"\d", word) != re.findall(r"\d", name) or abs(len(word) - len(name)) > word.count("-") + 2:
        return 0
    parts, its = re.split(r"[-_ ]", word), re.split(r"[-_ ]", name)
    if len(parts) != len(its):  # a hyphen is missing, or one too many
        slips = slips_between(word, name)
        return slips if slips == 1 else 0
    slips_of = [slips_between(part, whole) for part, whole in zip(parts, its, strict=True)]
    possible = all(slips <= (2 if len(whole) >= _LONG_WORD else 1) for slips, whole in zip(slips_of, its, strict=True))
    return sum(slips_of) or int(word != name) if possible else 0


def slips_between(one: str, other: str) -> int:
    """How many letters are missing, added, exchanged, or swapped with their neighbour."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, its in enumerate(other, 1):
            least = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != its))
            if before and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, above = above, line
    return above[-1]
