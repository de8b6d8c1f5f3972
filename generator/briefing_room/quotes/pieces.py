"""A quote's pieces, and every way in which they can stand in a text in their order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final

from briefing_room.quotes.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_room.quotes.passage import Field

OMISSION: Final = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
"""What stands in a quote for text that it skips: only the bracketed form."""

MOST_PIECES: Final = 40
"""A quote of more is not looked for: each piece may stand in as many places as the text has letters."""


def pieces_of(quote: str) -> list[str]:
    """The folded pieces of a quote, cut at each ``[…]``."""
    return [piece for piece in (fold(part) for part in OMISSION.split(quote)) if piece]


def folded_words(quote: str) -> str:
    """All words of a quote, folded, without what it skips: what its highlights show together."""
    return " ".join(pieces_of(quote))


Match = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Tilings:
    """Every way in which pieces stand in a text in order, between a prefix and a suffix.

    ``places[n]`` are the places of piece n, and the pieces after it can follow
    from the first ``usable[n]`` of them. Equal pieces share one list. Work grows
    with the places, however many ways there are, and memory with the text.
    """

    lengths: tuple[int, ...]
    places: tuple[list[int], ...]
    usable: tuple[int, ...]

    @cached_property
    def count(self) -> int:
        """In how many ways."""
        if not self.places:
            return 0
        ways = [1] * self.usable[-1]
        for number in reversed(range(len(self.places) - 1)):
            following, most, length = self.places[number + 1], self.usable[number + 1], self.lengths[number]
            # after[i]: in how many ways the rest can stand from the i-th place of the next piece on.
            after = [*accumulate(reversed(ways), _capped_sum, initial=0)]
            after.reverse()
            here = islice(self.places[number], self.usable[number])
            ways = [after[bisect_left(following, at + length, 0, most)] for at in here]
        return sum(ways)

    def matches(self, most: int) -> tuple[Match, ...]:
        """The first ways, each as start and end offsets of the pieces."""
        found: list[Match] = []
        waiting: list[tuple[int, Match]] = [(0, ())] if self.places else []
        while waiting and len(found) < most:
            number, match = waiting.pop()
            if number == len(self.places):
                found.append(match)
                continue
            length = self.lengths[number]
            first = bisect_left(self.places[number], match[-1][1] if match else 0, 0, self.usable[number])
            options = self.places[number][first : min(first + most, self.usable[number])]
            waiting.extend((number + 1, (*match, (at, at + length))) for at in reversed(options))
        return tuple(found)


def _capped_sum(one: int, other: int) -> int:
    # Thousands of pieces would make numbers of thousands of digits, and nobody reads them.
    return min(one + other, _MOST_WAYS)


_MOST_WAYS: Final = 2**40


def tilings(field: Field, pieces: Sequence[str], prefix: str, suffix: str) -> Tilings:
    """The ways in which folded pieces stand in a text, the first behind ``prefix``, the last before ``suffix``."""
    text = field.folded.text
    found = {piece: field.places(piece) for piece in set(pieces)}
    places = [found[piece] for piece in pieces]
    if places and prefix:
        places[0] = [at for at in places[0] if text.endswith((prefix, prefix + " "), 0, at)]
    if places and suffix:
        ends = ((at, at + len(pieces[-1])) for at in places[-1])
        places[-1] = [at for at, end in ends if text.startswith((suffix, " " + suffix), end)]
    # From the last piece to the first: a place counts when it ends before the last place of the piece after it.
    usable = [*map(len, places)]
    for number in reversed(range(len(places) - 1)):
        following = usable[number + 1]
        latest = places[number + 1][following - 1] - len(pieces[number]) if following else -1
        usable[number] = bisect_right(places[number], latest)
    return Tilings(tuple(map(len, pieces)), tuple(places), tuple(usable))
