"""A link that opens a publisher's page at the quoted words, where the browser can do that.

The directive is described in the WICG's draft "URL Fragment Text Directives"; a
browser that does not know it opens the page at its top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from briefing_room.pages.escape import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHOLE: Final = 10
"""Words that are given in full; of longer texts the beginning and the end."""

_EDGE: Final = 5
_MOST: Final = 3
"""Pieces that are marked, when a quote skips text."""


def with_text_fragment(url: str, pieces: Sequence[str], *, skips: bool = False) -> str:
    """The address of a page with the words to be marked on it.

    ``pieces`` are the quoted words as they follow each other in the page; with
    ``skips`` other words stand between them.
    """
    words = [found for piece in pieces if (found := plain(piece).split())]
    if not words:
        return url
    ranges = [_range(one) for one in words[:_MOST]] if skips else [_range([word for one in words for word in one])]
    url = url.partition(":~:")[0]  # an address that was copied with a highlight of its own
    joined = "&".join(f"text={one}" for one in ranges)
    return f"{url}{'' if '#' in url else '#'}:~:{joined}"


def _range(words: Sequence[str]) -> str:
    if len(words) <= _WHOLE:
        return _encoded(words)
    return f"{_encoded(words[:_EDGE])},{_encoded(words[-_EDGE:])}"


def _encoded(words: Sequence[str]) -> str:
    # A hyphen has a meaning of its own in the directive, and `quote` leaves it.
    return quote(" ".join(words), safe="").replace("-", "%2D")
