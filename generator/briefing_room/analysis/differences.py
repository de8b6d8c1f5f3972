"""Where two texts differ, word by word: for telling an analyst, in time that grows with their length."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SPACELESS: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""Ideographs, kana and full-width signs, for a class of a pattern: scripts that set no spaces between words."""

_ONE_SPACELESS: Final = re.compile(f"[{_SPACELESS}]")
_TOKEN: Final = re.compile(f"[{_SPACELESS}]|[^\\s{_SPACELESS}]+")
"""A word with what is attached to it; of scripts without spaces, one character."""

_RUN: Final = 3
_SMALL: Final = 40_000
_NEAR: Final = 3


@dataclass(frozen=True)
class Gap:
    """What differs: words ``first`` to ``last`` of the one text stand where those of the other do."""

    first: int
    last: int
    other_first: int
    other_last: int


def is_spaceless(char: str) -> bool:
    """Whether a character is of a script that sets no spaces between words."""
    return _ONE_SPACELESS.fullmatch(char) is not None


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, each with where it begins and ends."""
    return [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]


def gaps(one: Sequence[str], other: Sequence[str]) -> tuple[Gap, ...]:
    """Where two lists of words differ, in order; differences that nearly touch are one.

    Runs of words that are unique in both are lined up first, and what lies between them is compared closely
    where it is short.
    """
    found: list[Gap] = []
    at, other_at = 0, 0
    for start, other_start in [*_anchors(one, other), (len(one), len(other))]:
        if start < at or other_start < other_at:
            continue
        found += _closely(one, other, (at, start), (other_at, other_start))
        at, other_at = start, other_start
        while at < len(one) and other_at < len(other) and one[at] == other[other_at]:
            at, other_at = at + 1, other_at + 1
    return tuple(_joined(found))


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places where a run of words begins that is in both texts once, in the order of both."""
    ours, theirs = _once(one), _once(other)
    pairs = sorted((at, theirs[run]) for run, at in ours.items() if run in theirs)
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(last[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        last[length : length + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _closely(
    one: Sequence[str], other: Sequence[str], span: tuple[int, int], other_span: tuple[int, int]
) -> Iterator[Gap]:
    """Yield the differences between two stretches, which end before an anchor."""
    (a, b), (c, d) = span, other_span
    while a < b and c < d and one[a] == other[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and one[b - 1] == other[d - 1]:
        b, d = b - 1, d - 1
    if a == b and c == d:
        return
    if (b - a) * (d - c) > _SMALL or a == b or c == d:
        yield Gap(a, b, c, d)
        return
    for tag, i, j, k, m in SequenceMatcher(None, one[a:b], other[c:d], autojunk=False).get_opcodes():
        if tag != "equal":
            yield Gap(a + i, a + j, c + k, c + m)


def _joined(found: Sequence[Gap]) -> Iterator[Gap]:
    open_gap: Gap | None = None
    for gap in found:
        if open_gap and gap.first - open_gap.last <= _NEAR and gap.other_first - open_gap.other_last <= _NEAR:
            open_gap = Gap(open_gap.first, gap.last, open_gap.other_first, gap.other_last)
            continue
        if open_gap:
            yield open_gap
        open_gap = gap
    if open_gap:
        yield open_gap
