"""Whether two texts of an analyst are one text, spelt in two ways: what changed then needs no entry that readers see.

Word by word, in the same order, none more or less, and case, punctuation and markup aside. Two words are one word when
they are spelt

    colour, organise, centre, defence, analogue    and  color, organize, center, defense, analog
    occured, traveler                              and  occurred, traveller      a letter once or twice
    recieve                                        and  receive                  two neighbours exchanged
    goverment, seperately                          and  government, separately   one letter, well inside a long word

Everything else may mean another thing, so it is asked about: a number, a name (a word with a capital inside a
sentence), a negation, a hedge, a word of likelihood, a short word, a word that begins or ends otherwise (*attack* and
*attacks*, *possible* and *impossible*).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.wording import bare_words
from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.estimates import estimates_of

if TYPE_CHECKING:
    from briefing_room.lexicon import Finder
    from briefing_room.model.desk import Desk

_VARIANTS: Final = (
    (re.compile(r"our"), "or"), (re.compile(r"is(?=(?:e|ed|es|ing|ation|ations)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|ing)$)"), "yz"), (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ence(?=s?$)"), "ense"), (re.compile(r"ogue(?=s?$)"), "og"),
)  # fmt: skip
"""Endings that British and American English spell in two ways."""

_SHORTEST_VARIANT: Final = 6
_SHORTEST_WITH_NEIGHBOURS: Final = 7
_SHORTEST_WITH_A_SLIP: Final = 9
_EDGE: Final = 2
"""Letters at either end of a word in which one slip may make another word of it."""


def says_the_same(desk: Desk, old: str, new: str) -> bool:
    """Whether two texts differ in nothing but typography and spelling."""
    before, after = bare_words(old), bare_words(new)
    if before == after:
        return True
    ours, theirs = before.split(), after.split()
    if len(ours) != len(theirs):
        return False
    differing = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    kept = _Kept(_finders(desk), names_in(old) | names_in(new))
    return all(is_one_word(one, other) and not kept.has(one) and not kept.has(other) for one, other in differing)


@dataclass(frozen=True)
class _Kept:
    """Words of which no letter changes unseen."""

    finders: tuple[Finder, ...]
    names: frozenset[str]

    def has(self, word: str) -> bool:
        return word in self.names or any(finder.stands_in(word) for finder in self.finders)


def _finders(desk: Desk) -> tuple[Finder, ...]:
    lexicon, estimates = lexicon_of(desk), estimates_of(desk)
    language = desk.settings.language
    lists = tuple(lexicon.finder(name, language) for name in ("hedges", "negations", "vague"))
    return (*lists, estimates.finder, estimates.vague)


def names_in(text: str) -> frozenset[str]:
    """The words with a capital that do not begin a sentence, as they are compared."""
    words = text.split()
    inside = [word for before, word in pairwise(words) if before[-1] not in ".!?:" and word.lower() != word]
    return frozenset(part for word in inside for part in bare_words(word).split())


def is_one_word(one: str, other: str) -> bool:
    """Whether two words, in small letters, are one word in two spellings."""
    if not (one.isalpha() and other.isalpha()):
        return False
    shortest, longest = sorted((len(one), len(other)))
    return (
        (longest >= _SHORTEST_VARIANT and _variant(one) == _variant(other))
        or (shortest >= _SHORTEST_WITH_NEIGHBOURS and (_once(one) == _once(other) or _exchanged(one, other)))
        or (shortest >= _SHORTEST_WITH_A_SLIP and _one_slip(one, other))
    )


def _variant(word: str) -> str:
    for pattern, instead in _VARIANTS:
        word = pattern.sub(instead, word)
    return word


def _once(word: str) -> str:
    """A word without its doubled letters."""
    return re.sub(r"(.)\1", r"\1", word)


def _exchanged(one: str, other: str) -> bool:
    """Whether two neighbouring letters inside the word have changed places."""
    at = [n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(at) != 2 or at[1] != at[0] + 1:  # noqa: PLR2004 - two neighbours
        return False
    return one[at[0] : at[1] + 1] == other[at[1]] + other[at[0]] and at[0] > 0 and at[1] < len(one) - 1


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter was put in, left out or mistaken, away from both ends."""
    first = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[first:], other[first:]
    backwards = enumerate(zip(left[::-1], right[::-1], strict=False))
    last = next((n for n, (a, b) in backwards if a != b), min(len(left), len(right)))
    return min(first, last) >= _EDGE and max(len(left), len(right)) - last <= 1
