"""One sentence that several passages are shown in, cut where a quote begins or ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_room.pages.passages import Run
    from briefing_room.quotes import Passage


@dataclass(frozen=True)
class Piece:
    """A piece of what is shown around passages, and the passages that quote it, the shortest first.

    ``skip`` and ``paragraph`` are those of a `Run`.
    """

    text: str
    of: tuple[Passage, ...]
    skip: bool = False
    paragraph: bool = False

    @property
    def has_words(self) -> bool:
        """Whether there is more in it than space and punctuation."""
        return any(character.isalnum() for character in self.text)


def pieces_of(shown: Mapping[Passage, Sequence[Run]]) -> tuple[Piece, ...]:
    """What is shown around passages, cut so that each piece is quoted whole or not at all by each of them.

    The runs of all of them have the same text, and differ in what is quoted of it.

    >>> # This meeting took place.   A: This meeting   B: meeting took
    >>> # ─────A──────               pieces: “This ” of A, “meeting” of A and B, “ took” of B, “ place.” of none
    >>> #      ────B───────
    """
    ranges = {passage: _quoted(runs) for passage, runs in shown.items()}
    length = {passage: sum(end - start for start, end in found) for passage, found in ranges.items()}
    first = next(iter(shown.values()))
    text = "".join(run.text for run in first)
    breaks = _breaks(first)
    cuts = sorted({0, len(text), *breaks, *(at for found in ranges.values() for span in found for at in span)})
    made = []
    for start, end in pairwise(cuts):
        over = [key for key, found in ranges.items() if any(s <= start and end <= e for s, e in found)]
        skip, paragraph = breaks.get(start, (False, False))
        made.append(Piece(text[start:end], tuple(sorted(over, key=lambda key: length[key])), skip, paragraph))
    if len(text) in breaks:
        made.append(Piece("", (), *breaks[len(text)]))
    return tuple(made)


def all_have_words_of_their_own(pieces: Sequence[Piece], passages: Sequence[Passage]) -> bool:
    """Whether for each passage there are words of which it is the shortest quote, so that these can lead to it."""
    leading = {piece.of[0] for piece in pieces if piece.of and piece.has_words}
    return leading.issuperset(passages)


def _quoted(runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Where in the text of all runs the quoted ones stand."""
    found, at = [], 0
    for run in runs:
        if run.quoted:
            found.append((at, at + len(run.text)))
        at += len(run.text)
    return found


def _breaks(runs: Sequence[Run]) -> dict[int, tuple[bool, bool]]:
    """Where in the text of all runs something was left out, or another paragraph begins."""
    found, at = {}, 0
    for run in runs:
        if run.skip or run.paragraph:
            found[at] = (run.skip, run.paragraph)
        at += len(run.text)
    return found
