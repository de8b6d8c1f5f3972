"""What a word is in a text, and where a quote may begin and end.

Borders are those of Unicode's text segmentation (UAX 29), told more strictly where a part of a word can turn its sense:

* a hyphen between letters or digits is inside a word (*non-lethal*, *mid-September*), a longer dash is not;
* a number keeps its sign, its currency, its decimals, its range and its per cent (*−5*, *$3.5*, *10–20*, *60%*).

And more mildly where writing puts more than a word between two spaces:

* *’s* may be left off (*Kim* of *Kim’s*), in French and Italian the elided article before a word (*accord* of
  *l’accord*), in Turkish the ending of a name behind its apostrophe;
* in Korean a particle may be left off (북한 of 북한은), in Arabic and Hebrew the *and* before a word;
* Chinese, Japanese, Thai, Lao, Khmer and Burmese put no space between words, and without a dictionary nobody can say
  where one ends: a quote may begin and end between any two letters, but not before one that only lengthens another.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from briefing_room.quotes.fold import is_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.quotes.fold import Folded

# --- the scripts --------------------------------------------------------------------------------------

_HAN: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00016fe0-\U00018dff\U0001aff0-\U0001b2ff\U00020000-\U0003ffff"
)
_SOUTH_EAST: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf"

_NO_SPACES: Final = re.compile(f"[{_HAN}{_SOUTH_EAST}]")
"""Letters of Chinese and Japanese; of Thai, Lao, Burmese and Khmer: between words there is no space."""

_LETTERS: Final = re.compile(rf"[^\W_{_HAN}{_SOUTH_EAST}]+")
"""Letters and digits of other scripts: between two of them there is no border."""

_RUN: Final = re.compile(f"[{_HAN}]{{1,2}}|[{_SOUTH_EAST}]{{1,6}}")
"""What counts as one word in these scripts: as many letters as a word mostly has."""

_LENGTHENS: Final = frozenset("ーゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶะาำๅະາຳ")
"""Letters that no line of Japanese, Thai or Lao begins with: they belong to the letter before them."""

_LEADS: Final = frozenset("เแโใไເແໂໃໄ")
"""Vowels of Thai and Lao that are written before the letter they belong to."""

_HANGUL: Final = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")

_PARTICLES: Final = re.compile(
    "(?:에게서|에게|에서|에|께서|께|한테|으로서|으로써|으로부터|으로|로서|로써|로부터|로|부터|까지|은|는|이나|이라도|이라고|이라는"
    "|이라며|이란|이랑|이며|이고|이다|입니다|이|가|을|를|의|와|과|랑|도|만|마저|조차|밖에|뿐|보다|처럼|마다|나|라도|라고|라는"
    "|라며|란|하고|인){1,3}"
)
"""What Korean joins to a noun."""

_AND: Final = frozenset("وفו")
"""What Arabic and Hebrew join before a word for “and”."""

_ELIDING: Final = frozenset(("fr", "it", "ca", "oc"))
_JOINING_ENDINGS: Final = frozenset(("tr", "az"))
_COLON_INSIDE: Final = frozenset(("sv", "fi"))

# --- signs inside words and numbers -------------------------------------------------------------------

_HYPHENS: Final = "-\u2010\u2011\ufe63\uff0d"
_RANGES: Final = _HYPHENS + "\u2012\u2013\u2212"
_SIGNS: Final = "+±-"
_WIDE: Final = "\u00a0\u2009\u202f"
"""Spaces that group the digits of a number: an ordinary one may part two numbers."""


@dataclass(frozen=True)
class Words:
    """A folded text as words, in the language of its tag; ``raw`` is what it was folded from."""

    raw: str
    folded: Folded
    language: str = ""

    def may_begin(self, at: int) -> bool:
        """Whether a quote may begin at an index of the folded text."""
        if not self.is_inside(at):
            return True
        text = self.folded.text
        if text[at - 1] == "'":
            return self.language in _ELIDING
        return text[at - 1] in _AND and not self.is_inside(at - 1)

    def may_end(self, at: int) -> bool:
        """Whether a quote may end before an index of the folded text."""
        if not self.is_inside(at):
            return True
        text = self.folded.text
        if text[at] == "'":
            owner = text[at + 1 : at + 2] in {"s", "S"} and not self.is_inside(at + 2)
            return owner or self.language in _JOINING_ENDINGS
        if not _HANGUL.match(text[at]):
            return False
        particles = _PARTICLES.match(text, at)
        return particles is not None and not self.is_inside(particles.end())

    def borders(self, start: int, end: int) -> tuple[int, int]:
        """The shortest range around a range of the folded text that begins and ends at borders of words."""
        while not self.may_begin(start):
            start -= 1
        while not self.may_end(end):
            end += 1
        return start, end

    def count(self, start: int, end: int, most: int) -> int:
        """How many words, or parts of them, stand in a range of the folded text; counted to ``most``."""
        return sum(1 for _ in islice(self._spans(start, end, _RUN), most))

    def parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """The smallest parts of a range between which a quote may begin: words, and letters where no spaces are put."""
        return list(self._spans(start, end, _NO_SPACES))

    def _spans(self, start: int, end: int, unspaced: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        at, text = start, self.folded.text
        while at < end:
            if not _is_written(text[at]):
                at += 1
                continue
            first = at
            run = None if text[at].isascii() else unspaced.match(text, at, end)
            begins = run or _LETTERS.match(text, at, end)
            at = begins.end() if begins else at + 1
            while at < end and self.is_inside(at) and not (run and unspaced is _RUN):
                letters = _LETTERS.match(text, at, end)
                at = letters.end() if letters else at + 1
            yield first, at

    # --- inside a word ---

    def is_inside(self, at: int) -> bool:
        """Whether an index of the folded text is inside a word or a number."""
        text = self.folded.text
        if not 0 < at < len(text):
            return False
        before, after = text[at - 1], text[at]
        if after == " ":  # where most words end: only the digits of a number go on behind one
            return before.isdigit() and self._joins(at)
        if _is_letter(before) and _is_letter(after):
            return True
        if _NO_SPACES.match(before) and _NO_SPACES.match(after):
            return after in _LENGTHENS or before in _LEADS
        return self._joins(at - 1) or self._joins(at) or self._is_unit(at)

    def _joins(self, at: int) -> bool:
        """Whether a sign stands inside a word: between two letters or digits that it joins."""
        text = self.folded.text
        sign = text[at]
        if sign.isalnum() or not 0 < at < len(text) - 1:
            return False
        before, after = text[at - 1], text[at + 1]
        if sign == " " and before.isdigit():
            return after in "%‰" or (self._raw(at) in _WIDE and text[at + 1 : at + 4].isdigit())
        if not (_is_letter(before) and _is_letter(after)):
            return False
        if before.isdigit() and after.isdigit():
            return sign in ".,:/'٫٬" or (sign == "-" and self._raw(at) in _RANGES)
        return self._joins_letters(sign, at)

    def _joins_letters(self, sign: str, at: int) -> bool:
        text = self.folded.text
        if sign == ".":  # U.S., e.g.; but not the end of a sentence behind which a space is missing
            return text[at - 1].isalpha() and not (at > 1 and _is_letter(text[at - 2]))
        if sign in '"״׳':  # Hebrew's signs for abbreviations
            return all("\u0590" <= char <= "\u05ff" for char in (text[at - 1], text[at + 1]))
        if sign == ":":
            return self.language in _COLON_INSIDE
        return sign in "'_·‧" or (sign == "-" and self._raw(at) in _HYPHENS)

    def _is_unit(self, at: int) -> bool:
        """Whether an index parts a number from its sign, its currency or its per cent."""
        text = self.folded.text
        before, after = text[at - 1], text[at]
        if after.isdigit():
            if before in _SIGNS:
                return self._raw(at - 1) in "+±-\u2212\uff0d" and (at < 2 or text[at - 2] in " (")  # noqa: PLR2004 - two before it
            return unicodedata.category(before) == "Sc"
        if before.isdigit():
            return after in "%‰°" or unicodedata.category(after) == "Sc"
        return _is_letter(before) and unicodedata.category(after) == "Sc" and text[at + 1 : at + 2].isdigit()

    def _raw(self, at: int) -> str:
        return self.raw[self.folded.starts[at]]


def _is_letter(char: str) -> bool:
    """Whether a character is a letter, an accent or a digit of a script with spaces between words."""
    return char.isalnum() if char.isascii() else _is_written(char) and not _NO_SPACES.match(char)


def _is_written(char: str) -> bool:
    return char.isalnum() or is_mark(char)
