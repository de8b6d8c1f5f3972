"""The names that documents give their encodings, and the encodings that web pages are really in."""

from __future__ import annotations

import codecs
import re
from typing import Final

# Browsers read these names as a larger encoding, because that is what pages mean by them (WHATWG Encoding Standard).
_MEANS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-16": "utf-16-le",
    "utf-8-sig": "utf-8",
}
# What browsers call by names that Python does not know.
_OTHER_NAMES: Final = {
    "cn-big5": "big5",
    "csksc56011987": "cp949",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "unicode": "utf-16-le",
    "unicode11utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
}

_SPELT: Final = {
    "big5hkscs": "big5",
    "cp949": "euc-kr",
    "cp932": "shift_jis",
    "euc_jp": "euc-jp",
    "iso2022_jp": "iso-2022-jp",
}

WEB: Final = (
    "cp1252",
    "cp1251",
    "gb18030",
    "big5hkscs",
    "cp949",
    "cp932",
    "euc_jp",
    "koi8-r",
    "koi8-u",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp1258",
    "cp866",
    "cp874",
    "iso8859-2",
    "iso8859-5",
    "iso8859-6",
    "iso8859-7",
    "iso8859-8",
    "iso8859-15",
)
"""Every encoding of eight bits that is guessed, the commonest first, by Python's names."""

# So rare that a guess at them would mostly be wrong, but believed where they are declared.
_RARE: Final = frozenset(f"iso8859-{part}" for part in (3, 4, 10, 13, 14, 16)) | {"mac-roman", "mac-cyrillic"}
_DECLARABLE: Final = frozenset({*WEB, *_RARE, "utf-8", "utf-16-le", "utf-16-be", "iso2022_jp"})

# Where a page declares its encoding: in <meta charset=…>, in the content of <meta http-equiv=…>, which has the same
# word and sign, or in the first line of an XML document.
_META: Final = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9_:.+-]+)""", re.IGNORECASE)
_XML: Final = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9_:.+-]+)["']""")
_COMMENT: Final = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEAD: Final = 4096


def python_name(label: str) -> str | None:
    """Python's name for the encoding that a browser takes a label to mean; None for a label that names none."""
    plain = label.strip(" \t\r\n\f\"'").lower()
    while plain.startswith("x-"):  # x-sjis, x-gbk, x-mac-cyrillic, and x-x-big5 indeed
        plain = plain[2:]
    try:
        name = codecs.lookup(_OTHER_NAMES.get(plain, plain)).name
    except (LookupError, ValueError):  # ValueError: a NUL character in the label
        return None
    meant = _MEANS.get(name, name)
    return meant if meant in _DECLARABLE else None


def declared_in_html(data: bytes) -> str | None:
    """The encoding that a page declares for itself in its first 4096 bytes, as it is written there; None for none.

    UTF-16 cannot be declared in ASCII letters, so a page that claims it means UTF-8, as browsers have it.
    """
    head = _COMMENT.sub(b"", data[:_HEAD])
    found = _META.search(head) or _XML.match(head)
    if found is None:
        return None
    label = found[1].decode("ascii")
    return "utf-8" if label.lower().startswith("utf-16") else label


def web_name(name: str) -> str:
    """The name by which the web knows one of Python's encodings: ``windows-1251`` for ``cp1251``."""
    if re.fullmatch(r"cp125\d|cp874", name):
        return "windows-" + name[2:]
    return _SPELT.get(name, name.replace("iso8859", "iso-8859")).upper()
