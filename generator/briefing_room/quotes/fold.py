"""Two texts made comparable: typography is made equal, and nothing else.

Case, accents and every word matter. What is folded keeps the way back to the
offsets of the raw text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SINGLE_QUOTES: Final = "‘’‚‛′‵´`ʹʻʼʽˈ‹›＇｀"
_DOUBLE_QUOTES: Final = "“”„‟″‶«»〝〞〟＂"
_DASHES: Final = "‐‑‒–—―−﹘﹣－"
_DROPPED: Final = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\u202a\u202b\u202c\u202d\u202e"
    # Control characters, which no page shows and no YAML can hold.
    + "".join(map(chr, (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFE, 0xFFFF)))
)
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

FOLDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_DROPPED, ""),
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "＇＂－｀"},
    **_LIGATURES,
    "…": "...",
}
"""What each character is folded to. White space of any sort and length becomes one space besides.

Deliberately not NFKC, which would turn 10² into 102.
"""

_NOT_FOLDED: Final = "[^" + re.escape("".join(FOLDS)) + r"\s]"
_AS_IT_IS: Final = re.compile(f" ?{_NOT_FOLDED}(?:{_NOT_FOLDED}| (?={_NOT_FOLDED}))*")
"""A run that folding leaves alone: single spaces, and characters that are folded to themselves."""

_FOLD_TABLE: Final = str.maketrans(dict(FOLDS))

_MOST_ACCENTS: Final = 30
"""Of one letter, as in Unicode's Stream-Safe Text: bringing more into order takes squared time, and is an attack."""


@dataclass(frozen=True)
class Folded:
    """A folded text with the way back: ``starts[i]`` and ``ends[i]`` bound what ``text[i]`` was made of."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def indexes(self, start: int, end: int) -> tuple[int, int]:
        """Where in the folded text stands what is between two offsets."""
        first = bisect_left(self.starts, start)
        if self.ends[first] == start:  # the space between two pieces takes no room
            first += 1
        return first, bisect_left(self.starts, end)

    def is_seam(self, at: int) -> bool:
        """Whether an index is inside a character, where no quote begins or ends: before an accent, in a ligature."""
        if not 0 < at < len(self.text) or self.text[at - 1] == " ":
            return False
        return is_mark(self.text[at]) or (self.starts[at], self.ends[at]) == (self.starts[at - 1], self.ends[at - 1])


def fold(text: str) -> str:
    """A text with its typography made equal, without white space around it."""
    if _is_composed(text):
        return " ".join(text.translate(_FOLD_TABLE).split())
    return fold_spans(text, [(0, len(text))]).text


def fold_spans(text: str, spans: Iterable[tuple[int, int]]) -> Folded:
    """The given pieces of a text folded into one, a space between two pieces, with the way back to offsets.

    Offsets count code points of ``text``.
    """
    # Line breaks differ between the article and the YAML, so both are folded first.
    #   article:  rose⏎sharply
    #   quote:    rose sharply
    folding = _Folding(text)
    for first, last in spans:
        folding.put(" ", first, first)
        if _is_composed(text[first:last]):
            folding.take_composed(first, last)
        else:
            for cluster in _clusters(text, first, last):
                folding.take(*cluster)
    return folding.result()


class _Folding:
    """A text on its way to being folded. Runs that stay as they are go in one step, because most text is such runs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._chars: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def put(self, char: str, start: int, end: int) -> None:
        if char == " " and self._ends_in_space():
            return
        self._chars.append(char)
        self._starts.append(start)
        self._ends.append(end)

    def take(self, folded: str, start: int, end: int) -> None:
        for char in folded:
            self.put(char, start, end)

    def take_composed(self, first: int, last: int) -> None:
        at = first
        while at < last:
            run = _AS_IT_IS.match(self._text, at, last)
            if run is None:
                self.take(_fold_char(self._text[at]), at, at + 1)
                at += 1
                continue
            start = at + 1 if self._text[at] == " " and self._ends_in_space() else at
            at = run.end()
            self._chars.extend(self._text[start:at])
            self._starts.extend(range(start, at))
            self._ends.extend(range(start + 1, at + 1))

    def _ends_in_space(self) -> bool:
        return not self._chars or self._chars[-1] == " "

    def result(self) -> Folded:
        while self._chars and self._chars[-1] == " ":
            self._chars.pop()
        size = len(self._chars)
        return Folded("".join(self._chars), tuple(self._starts[:size]), tuple(self._ends[:size]))


def _is_composed(text: str) -> bool:
    """Whether each character can be folded by itself: neither as it is nor when folded do two compose."""
    if text.isascii():
        return True
    return unicodedata.is_normalized("NFC", text) and unicodedata.is_normalized("NFC", text.translate(_FOLD_TABLE))


def _fold_char(char: str) -> str:
    # Some characters are only another code for a plain one, so each is composed before the table is asked.
    folded = unicodedata.normalize("NFC", char).translate(_FOLD_TABLE)
    return " " if folded.isspace() else folded


def _clusters(text: str, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """The smallest pieces that fold on their own, folded, with their offsets."""
    # What is dropped is dropped first, so that what it stood between can compose:
    #   e ¦ soft hyphen ¦ combining acute  →  é
    cluster, start, end, accents = "", first, first, 0
    for at in range(first, last):
        folded = _fold_char(text[at])
        if not folded:
            continue
        if cluster and accents < _MOST_ACCENTS and _belongs(cluster, folded):
            cluster, end, accents = cluster + folded, at + 1, accents + 1
            continue
        yield unicodedata.normalize("NFC", cluster), start, end
        cluster, start, end, accents = folded, at, at + 1, 0
    yield unicodedata.normalize("NFC", cluster), start, end


def _belongs(cluster: str, folded: str) -> bool:
    """Whether NFC composes a folded character with what stands before it, or may bring the two in another order."""
    if folded.isascii():
        return False
    if unicodedata.combining(folded[0]):
        return True
    apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", folded)
    return unicodedata.normalize("NFC", cluster + folded) != apart


def is_mark(char: str) -> bool:
    """Whether a character is an accent, or another sign that belongs to the letter before it."""
    return not char.isascii() and unicodedata.category(char).startswith("M")
