"""Numbers as letters: a small number is one letter, which hosts compress well and every host compresses.

There are 46 letters that end a number and 46 that say that more of it follows, least first. Quotation mark and
backslash, which JSON would write as two letters, are none of them.
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


def dump(value: object) -> str:
    """What a file says, as JSON in as few letters as it takes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def file_name(sort: str, key: str) -> str:
    """The name of the file for a key: letters of any script as numbers, so that every system keeps it."""
    return f"{sort}-{'-'.join(_in_36(ord(letter)) for letter in key)}.json"


def _in_36(value: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out = ""
    while value >= len(digits):
        value, digit = divmod(value, len(digits))
        out = digits[digit] + out
    return digits[value] + out
