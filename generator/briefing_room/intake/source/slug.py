"""An id for a source, from its headline in any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from anyascii import anyascii

from briefing_room.model.types import LONGEST_ID, RESERVED_IDS, RESERVED_PREFIX

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_WORDS: Final = 6
_LONGEST: Final = 50


def id_from(title: str, taken: Collection[str]) -> str:
    """A free id made of the first words of a headline, in ASCII.

    >>> id_from("Kim’s visit: what it means", ())
    'kims-visit-what-it-means'
    """
    plain = anyascii(re.sub(r"[’'‘ʼ`]", "", title)).lower()
    words = re.findall(r"[a-z0-9]+", plain)[:_MOST_WORDS]
    base = ""
    for word in words:
        longer = f"{base}-{word}".lstrip("-")
        if len(longer) > _LONGEST and base:
            break
        base = longer[:_LONGEST]
    if not base or base in RESERVED_IDS or base.startswith(RESERVED_PREFIX):
        base = f"article-{base}".rstrip("-")
    return _free(base[:LONGEST_ID], taken)


def _free(base: str, taken: Collection[str]) -> str:
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
