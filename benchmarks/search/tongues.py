"""Three made-up languages, in three scripts: words that mean nothing, as often and as many as in real ones.

Of real texts an index is as large as it is because few words are frequent and many are rare: the n-th word of a
language stands about 1/n as often as the first (Zipf). A word has endings or particles, as its script
would have it, so that a search that knows no stems has more words to keep.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

_SMALL: Final = (
    *("the", "of", "and", "to", "in", "that", "it", "is", "was", "for", "on", "as", "with", "by", "at", "from", "not"),
    *("this", "but", "be", "are", "which", "or", "an", "were", "has", "its", "had", "have", "into", "there", "over"),
    *("who", "their", "been", "one", "all", "no", "if", "they", "after", "before", "more", "than", "other", "under"),
)
"""The most frequent words of the Latin tongue are English, because a search may have a list of them."""

WORDS: Final = 40_000
"""How many words a tongue has. Texts of two million words use some thirty thousand of them."""


@dataclass(frozen=True)
class Tongue:
    """A language: its words, the most frequent first, and how texts are put together of them."""

    code: str
    words: tuple[str, ...]
    weights: tuple[float, ...]
    endings: tuple[str, ...]
    plain: frozenset[str] = frozenset()
    """Words without other forms."""

    def sentence(self, chance: Random, least: int, most: int) -> str:
        """A sentence of some words, which ends in a full stop."""
        words = self.some(chance, chance.randint(least, most))
        text = " ".join(words)
        return f"{text[0].upper()}{text[1:]}."

    def some(self, chance: Random, many: int) -> list[str]:
        """So many words, each as often as it is used, in one of its forms."""
        words = chance.choices(self.words, cum_weights=self.weights, k=many)
        return [word if word in self.plain else word + chance.choice(self.endings) for word in words]


def latin(chance: Random) -> Tongue:
    """The tongue in which a desk is written."""
    parts = [a + b for a in ["", *"bcdfghklmnprstvwz", "br", "cl", "st", "tr", "pl"] for b in "aeiou"]
    ends = ["", "", "n", "r", "l", "st", "nd", "m", "t"]
    made = _made(chance, parts, ends, WORDS)
    return _tongue("en", (*_SMALL, *made), ("", "", "", "", "s", "ed", "ing"), frozenset(_SMALL))


def cyrillic(chance: Random) -> Tongue:
    """A tongue with endings."""
    parts = [a + b for a in ["", *"бвгдзклмнпрстх", "пр", "ст"] for b in "аеиоу"]
    made = _made(chance, parts, ["", "", "н", "р", "ть", "к"], WORDS)
    return _tongue("ru", made, ("", "", "а", "ы", "ов", "ами", "ого"))


def hangul(chance: Random) -> Tongue:
    """A tongue with particles."""
    firsts, middles, lasts = (0, 2, 3, 5, 6, 7, 9, 11, 12, 18), (0, 4, 8, 13, 20), (0, 4, 8, 21)
    parts = [chr(0xAC00 + (one * 21 + two) * 28 + three) for one in firsts for two in middles for three in lasts]
    return _tongue("ko", _made(chance, parts, [""], WORDS, most=3), ("", "은", "을", "의", "에서", "이"))


def _made(chance: Random, parts: list[str], ends: list[str], many: int, most: int = 4) -> tuple[str, ...]:
    """So many different words of two syllables or more, in any order."""
    made: dict[str, None] = {}
    while len(made) < many:
        word = "".join(chance.choices(parts, k=chance.randint(2, most))) + chance.choice(ends)
        made.setdefault(word)
    return tuple(made)


def _tongue(code: str, words: tuple[str, ...], endings: tuple[str, ...], plain: frozenset[str] = frozenset()) -> Tongue:
    weights = tuple(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    return Tongue(code, words, weights, endings, plain)
