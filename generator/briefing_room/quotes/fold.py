"""Two texts made comparable: typography is made equal, and nothing else.

Case, accents and every word matter. What is folded keeps the way back to the
offsets of the raw text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing_room.quotes.rising import Rising

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

_MOST_ACCENTS: Final = 30
"""Of one letter, as in Unicode's Stream-Safe Text: bringing more into order takes squared time, and is an attack."""


@dataclass(frozen=True)
class Folded:
    """A folded text with the way back: ``starts[i]`` and ``ends[i]`` bound what ``text[i]`` was made of."""

    text: str
    starts: Rising
    ends: Rising

    def indexes(self, start: int, end: int) -> tuple[int, int]:
        """Where in the folded text stands what is between two offsets."""
        first = self.starts.first_from(start)
        if self.ends[first] == start:  # the space between two pieces takes no room
            first += 1
        return first, self.starts.first_from(end)

    def is_seam(self, at: int) -> bool:
        """Whether an index is inside a character, where no quote begins or ends: before an accent, in a ligature."""
        if not 0 < at < len(self.text) or self.text[at - 1] == " ":
            return False
        return is_mark(self.text[at]) or (self.starts[at], self.ends[at]) == (self.starts[at - 1], self.ends[at - 1])


@dataclass(frozen=True)
class FoldTable:
    """A table of folds, ready for folding.

    Folding composes a text (NFC), looks its characters up, and does both again until nothing changes. So it asks for
    what a text *is*, not for how it is coded: an entry for *ё* holds for *е* with a separate diaeresis as well.

    Raises:
        ValueError: an entry leads to another one, or to itself.
    """

    folds: Mapping[str, str]

    def __post_init__(self) -> None:
        """Refuse a table that would have to be asked twice for one entry."""
        for char, folded in self.folds.items():
            composed = unicodedata.normalize("NFC", folded)
            if composed.translate(self._table) != composed:
                message = f"{char!r} is folded to {folded!r}, which is folded again"
                raise ValueError(message)

    @cached_property
    def _table(self) -> dict[int, str]:
        return str.maketrans(dict(self.folds))

    @cached_property
    def _as_it_is(self) -> re.Pattern[str]:
        """A run that folding leaves alone: single spaces, and characters that are folded to themselves."""
        other = "[^" + re.escape("".join(self.folds)) + r"\s]"
        return re.compile(f" ?{other}(?:{other}| (?={other}))*")

    def fold(self, text: str) -> str:
        """A text with its typography made equal, without white space around it."""
        if self._is_composed(text):
            return " ".join(text.translate(self._table).split())
        return self.fold_spans(text, [(0, len(text))]).text

    def fold_spans(self, text: str, spans: Iterable[tuple[int, int]]) -> Folded:
        """The given pieces of a text folded into one, a space between two pieces, with the way back to offsets.

        Offsets count code points of ``text``.
        """
        # Line breaks differ between the article and the YAML, so both are folded first.
        #   article:  rose⏎sharply
        #   quote:    rose sharply
        made = _Made(text)
        for first, last in spans:
            made.put(" ", first, first)
            if self._is_composed(text[first:last]):
                self._take_composed(made, first, last)
            else:
                for piece in self._pieces(text, first, last):
                    made.take(*piece)
        return made.result()

    def _take_composed(self, made: _Made, first: int, last: int) -> None:
        at = first
        while at < last:
            run = self._as_it_is.match(made.text, at, last)
            if run is None:
                made.take(made.text[at].translate(self._table), at, at + 1)
                at += 1
            else:
                made.take_as_it_is(at, run.end())
                at = run.end()

    def _is_composed(self, text: str) -> bool:
        """Whether one look at each character folds a text: neither as it is nor when folded do two compose."""
        if not unicodedata.is_normalized("NFC", text):
            return False
        folded = text.translate(self._table)
        return unicodedata.is_normalized("NFC", folded) and folded.translate(self._table) == folded

    def _pieces(self, text: str, first: int, last: int) -> list[_Piece]:
        """A part of a text folded, character by character, each with the offsets of what it was made of."""
        # What is dropped lets compose what it stood between, and what was composed is looked up again:
        #   e ¦ soft hyphen ¦ combining acute  →  é          е ¦ combining diaeresis  →  ё  →  е
        pieces = [_Piece(text[at], at, at + 1) for at in range(first, last)]
        while True:
            pieces = list(_composed(pieces))
            whole = "".join(piece.char for piece in pieces)
            if whole.translate(self._table) == whole:
                return pieces
            pieces = [_Piece(char, start, end) for one, start, end in pieces for char in one.translate(self._table)]


class _Piece(NamedTuple):
    """A character on its way to being folded, and the offsets of what it was made of."""

    char: str
    start: int
    end: int


def _composed(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Characters composed (NFC): those that compose, or change their order, share what they were made of."""
    cluster, start, end, accents = "", 0, 0, 0
    for char, first, last in pieces:
        if cluster and accents < _MOST_ACCENTS and _belongs(cluster, char):
            cluster, end, accents = cluster + char, last, accents + 1
            continue
        yield from (_Piece(one, start, end) for one in unicodedata.normalize("NFC", cluster))
        cluster, start, end, accents = char, first, last, 0
    yield from (_Piece(one, start, end) for one in unicodedata.normalize("NFC", cluster))


def _belongs(cluster: str, char: str) -> bool:
    """Whether NFC composes a character with what stands before it, or may bring the two in another order."""
    if char.isascii():
        return False
    if unicodedata.combining(unicodedata.normalize("NFD", char)[0]):
        return True
    apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", char)
    return unicodedata.normalize("NFC", cluster + char) != apart


class _Made:
    """What was folded so far. Runs that stay as they are go in one step, because most text is such runs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts: list[str] = []
        self._last = " "
        self._starts = Rising()
        self._ends = Rising()

    def put(self, char: str, start: int, end: int) -> None:
        """Add a character, but no second space."""
        if char == " " and self._last == " ":
            return
        self._parts.append(char)
        self._last = char
        self._starts.add(start, start + 1)
        self._ends.add(end, end + 1)

    def take(self, folded: str, start: int, end: int) -> None:
        """Add what something was folded to."""
        for char in folded:
            self.put(" " if char.isspace() else char, start, end)

    def take_as_it_is(self, first: int, last: int) -> None:
        """Add a run of the text that folding leaves alone."""
        start = first + 1 if self.text[first] == self._last == " " else first
        self._parts.append(self.text[start:last])
        self._last = self.text[last - 1]
        self._starts.add(start, last)
        self._ends.add(start + 1, last + 1)

    def result(self) -> Folded:
        """All of it, without a space at the end."""
        text = "".join(self._parts).rstrip(" ")
        self._starts.cut(len(text))
        self._ends.cut(len(text))
        return Folded(text, self._starts, self._ends)


_OURS: Final = FoldTable(FOLDS)


def fold(text: str) -> str:
    """A text with its typography made equal, without white space around it."""
    return _OURS.fold(text)


def fold_spans(text: str, spans: Iterable[tuple[int, int]]) -> Folded:
    """The given pieces of a text folded into one, a space between two pieces, with the way back to offsets.

    Offsets count code points of ``text``.
    """
    return _OURS.fold_spans(text, spans)


def is_mark(char: str) -> bool:
    """Whether a character is an accent, or another sign that belongs to the letter before it."""
    return not char.isascii() and unicodedata.category(char).startswith("M")
