"""What an id is, and a free one made of words in any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import category

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Collection

ID_PATTERN: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
RESERVED_IDS: Final = frozenset({"settings", "actors", "index", "source", "bottom-line"})
RESERVED_PREFIX: Final = "q-"
LONGEST_ID: Final = 100

_MOST_WORDS: Final = 6
_LONGEST: Final = 50
"""Words and characters of an id that is made of a text; one that was typed keeps all of its own."""


def id_mistake(text: str) -> str | None:
    """What is wrong with an id, or None."""
    if not re.fullmatch(ID_PATTERN, text, re.ASCII):
        return "an id has small letters a to z, digits, and single hyphens between them"
    if len(text) > LONGEST_ID:
        return f"an id has at most {LONGEST_ID} characters; it is part of an address and of a file's name"
    if text in RESERVED_IDS or text.startswith(RESERVED_PREFIX):
        return "this id is reserved for the site's own addresses"
    return None


def id_from(title: str, taken: Collection[str]) -> str:
    """A free id made of the first words of a headline, in ASCII.

    >>> id_from("Kim’s visit: what it means", ())
    'kims-visit-what-it-means'
    """
    words = _words_in(title)[:_MOST_WORDS]
    base = _joined(words, _LONGEST)
    if not base or id_mistake(base):
        base = f"article-{base}".rstrip("-")
    return free_id(base[:LONGEST_ID], taken)


def id_of_source(title: str, publisher: str, taken: Collection[str]) -> str:
    """A free id of a source: who published it, and the first words of its headline that say something.

    >>> id_of_source("A hunter is diagnosed with bubonic plague", "The Larn Courier", ())
    'larn-courier-hunter-diagnosed-bubonic'
    >>> id_of_source("A hunter is diagnosed with bubonic plague", "", ())
    'hunter-diagnosed-bubonic-plague'
    """
    by = [word for word in _words_in(publisher) if word not in _SMALL][:_OF_PUBLISHER]
    said = [word for word in _words_in(title) if word not in _SMALL and word not in by]
    words = [*by, *said[: _OF_SUBJECT if by else _OF_SUBJECT + 1]]
    base = _joined(words, _LONGEST) if said else ""
    return free_id(base, taken) if base and not id_mistake(base) else id_from(title, taken)


_OF_PUBLISHER: Final = 2
_OF_SUBJECT: Final = 3
_LITTLE: Final = (
    "a about after an and are as at be before but by can could for from has have he her his how in into is it its may "
    "might more new no not of off on or out over she than that the their they this to up was were what when where who "
    "why will with www com org net html "
    "au aux ce ces d dans de des du en est et il l la le les ou par pas pour que qui sa se ses son sur un une "
    "am auf aus bei das dem den der des die ein eine einem einen einer er es im ist mit nach sich sie und vom von vor "
    "zu zum zur al con del el las lo los por su una y"
)
_SMALL: Final = frozenset(_LITTLE.split())
"""Words that say little of what an article is about, in the languages that newcomers' desks mostly quote."""


def id_like(typed: str, meaning: str = "", taken: Collection[str] = ()) -> str:
    """A free id like one that was typed and is none; without a letter in it, one made of what it stands for.

    >>> id_like("Hafen öffnet", "The harbour opens.")
    'hafen-offnet'
    >>> id_like("🚢", "The harbour opens.")
    'the-harbour-opens'
    """
    bare = re.sub(_APOSTROPHES, "", typed)
    letters = "".join(char if char.isalnum() or category(char)[0] == "M" else " " for char in bare)
    base = _joined(_words_in(letters), LONGEST_ID) or _joined(_words_in(meaning)[:_MOST_WORDS], _LONGEST) or "subject"
    return free_id(f"about-{base}"[:LONGEST_ID] if id_mistake(base) else base, taken)


def free_id(base: str, taken: Collection[str]) -> str:
    """An id, or the first with a number behind it that is not taken."""
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


_APOSTROPHES: Final = "[’'‘ʼ`]"


def _words_in(text: str) -> list[str]:
    """The words of a text in ASCII, without apostrophes."""
    return re.findall(r"[a-z0-9]+", anyascii(re.sub(_APOSTROPHES, "", text)).lower())


def _joined(words: list[str], most: int) -> str:
    """As many words as an id of this length holds, with hyphens between them."""
    base = ""
    for word in words:
        longer = f"{base}-{word}".lstrip("-")
        if len(longer) > most and base:
            break
        base = longer[:most]
    return base
