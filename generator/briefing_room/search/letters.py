"""The words of a text, as search compares them; search-words.js parts what is typed in the same way.

Both are held to the same cases, `tests/search/words.json`.

    North Korea’s U.S. policy, 2024-12-31  →  north korea s us policy 2024-12-31

Small letters without their accents. What is written with full stops between single letters is one word. Chinese,
Japanese, Thai and the like are written without spaces, so that each letter is a word, and several in a row a phrase.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from briefing_room.search.columns import in_36

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

LONGEST: Final = 40
"""So many letters of a word are kept."""

PASSING: Final = "~"
"""Stands before a word that only holds a sentence together: *us* in “let us go”, and not the *US*."""

UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts that put no space between words."""

_MARKS: Final = "".join(letter for letter in map(chr, range(0x300, 0x10000)) if unicodedata.category(letter)[0] == "M")
_WORD: Final = re.compile(
    rf"\d{{4}}-\d\d-\d\d(?!\d)|(?:[^\W\d_{UNSPACED}]\.){{2,}}[^\W\d_{UNSPACED}]?(?![\w.])|\d+(?:[.,]\d+)+"
    rf"|[{UNSPACED}]|(?:(?![{UNSPACED}])[^\W_{_MARKS}])(?:(?![{UNSPACED}])[^\W_]|[{_MARKS}])*"
)
_UNMARKED: Final = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_PLAIN: Final = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ",
    "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي",
})  # fmt: skip
_THOUSANDS: Final = re.compile(r",(?=\d{3}(?!\d))")
_SHORT: Final = 5
"""So many letters at most has a word that is an abbreviation when all of them are capitals."""


@dataclass(frozen=True)
class Word:
    """One word of a text: as it is written, and as it is compared; ``is_name`` where capitals make it a name."""

    written: str
    form: str
    is_name: bool = False


@lru_cache(maxsize=200_000)
def fold(written: str) -> str:
    """A word without capitals, accents and full stops; two ways of writing the same letters are one."""
    if written.isascii():
        flat = written.lower()
    else:
        flat = _UNMARKED.sub("", unicodedata.normalize("NFKD", written.lower()).translate(_PLAIN))
        flat = unicodedata.normalize("NFKC", flat).lower().translate(_PLAIN)
    if "." in flat and not flat[0].isdigit():
        flat = flat.replace(".", "")
    return _THOUSANDS.sub("", flat)[:LONGEST]


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in their order."""
    is_shouted = text.upper() == text
    for match in _WORD.finditer(unicodedata.normalize("NFC", text)):
        written = match[0]
        form = fold(written)
        if form:
            yield Word(written, form, not is_shouted and _is_name(written))


def _is_name(written: str) -> bool:
    letters = written.replace(".", "")
    return 1 < len(letters) <= _SHORT and letters.isalpha() and letters.isupper()


def key_of(word: Word, passing: Collection[str]) -> str:
    """The key under which a word is kept, in a language that has these passing words."""
    return PASSING + word.form if word.form in passing and not word.is_name else word.form


def forms_of(text: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(word.form for word in words_of(text))


def whole_key(forms: Sequence[str], mark: str, passing: Collection[str]) -> str:
    """The key under which several words are kept as one: the longest that tells something, a mark, and their hash.

    Who types all of them has that word looked up anyway, and no file has to hold long names.
    """
    telling = [form for form in forms if form not in passing] or forms
    return max(telling, key=_units) + mark + in_36(_hash(" ".join(forms)))


def _units(form: str) -> int:
    """How long a word is for a browser."""
    return len(form.encode("utf-16-le"))


def _hash(text: str) -> int:
    """FNV-1a, in 32 bits, of the text as a browser has it."""
    units = text.encode("utf-16-le")
    value = 0x811C9DC5
    for (unit,) in struct.iter_unpack("<H", units):
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    return value
