"""UTF-16 and UTF-32: what editors call Unicode, and a desk is not written in.

They are told by their byte order mark, or by the noughts that every other byte then is, so a file in one of them can be
read all the same: what follows in it is found in the same run, and nothing is concluded from a file that seems empty.
"""

from __future__ import annotations

import codecs
from typing import Final

_MARKS: Final = (  # the longer ones first, since one begins as another
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 4096
"""Bytes that are looked at, a whole number of letters in each encoding."""


def wide_encoding(data: bytes) -> str:
    """The encoding by its name in Python; nothing for what is neither UTF-16 nor UTF-32, or not surely.

    >>> wide_encoding("title: A page".encode("utf-16-be")), wide_encoding(b"title: A page")
    ('utf-16-be', '')
    """
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if marked or b"\0" not in data[:_SAMPLE]:
        return marked
    return next((encoding for _, encoding in _MARKS if _is_text(data[:_SAMPLE], encoding)), "")


def _is_text(data: bytes, encoding: str) -> bool:
    """Whether the bytes are text in this encoding that begins as files of a desk do, with two ASCII characters."""
    text = data.decode(encoding, "replace")
    return "\0" not in text and len(text) > 1 and text[:2].isascii()
