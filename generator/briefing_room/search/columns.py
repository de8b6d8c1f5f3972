"""Numbers as letters: a small number is one letter, which hosts compress well and every host compresses.

There are 92 letters; quotation mark and backslash, which JSON would write as two letters, are none of them. Where
numbers may be larger, 46 letters end a number and 46 say that more of it follows, least first.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS: Final = "".join(chr(code) for code in range(32, 126) if chr(code) not in '"\\')
BASE: Final = len(LETTERS) // 2
_SHORT: Final = tuple(LETTERS[:BASE])


def number(value: int) -> str:
    """A number that is not negative as letters."""
    if value < BASE:
        return _SHORT[value]
    out = []
    while value >= BASE:
        out.append(LETTERS[BASE + value % BASE])
        value //= BASE
    return "".join(out) + LETTERS[value]


def numbers(values: Iterable[int]) -> str:
    """Numbers one after the other."""
    return "".join(map(number, values))


def letters(values: Iterable[int]) -> str:
    """Numbers of which each is less than `LETTERS` has letters, a letter each."""
    return "".join(LETTERS[value] for value in values)


def dump(value: object) -> str:
    """What a file says, as JSON in as few letters as it takes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def file_name(sort: str, key: str) -> str:
    """The name of the file for a key: letters of any script as numbers, so that every system keeps it."""
    return f"{sort}-{'-'.join(in_36(ord(letter)) for letter in key)}.json"


def in_36(value: int) -> str:
    """A number in digits and small letters."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while value >= len(digits):
        value, digit = divmod(value, len(digits))
        out = digits[digit] + out
    return digits[value] + out
