"""Lines that were wrapped, joined to the paragraph they come from."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SOFT_HYPHEN: Final = "\u00ad"
_HYPHENS: Final = "-\u2010"
_PART: Final = re.compile(rf"\w+(?:[{_HYPHENS}]\w+)*")
_LAST_PART: Final = re.compile(rf"\w+(?:[{_HYPHENS}]\w+)*[{_HYPHENS}]\Z")

# Chinese and Japanese have no spaces: ideographs, kana, and their full-width punctuation. Korean has them.
_SPACELESS: Final = re.compile(
    r"[\u2e80-\u30ff\u31c0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def join_lines(texts: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """The paragraph that lines make up.

    A hyphen at a line's end goes when the next line goes on with a small letter, as it was put there to break the word,
    unless ``known`` has the hyphenated word (see ``hyphenated_words``). Soft hyphens go, wherever they are.

    Example:
        >>> join_lines(["The long-", "standing gov-", "ernment"], frozenset({"long-standing"}))
        'The long-standing government'
    """
    filled = (text for text in (text.strip() for text in texts) if text)
    return reduce(lambda before, after: _joined(before, after, known), filled, "").replace(_SOFT_HYPHEN, "")


def hyphenated_words(texts: Iterable[str]) -> frozenset[str]:
    """The words with a hyphen inside a line, in small letters and with the plain hyphen: for ``join_lines`` to know."""
    words = (_plain(found) for text in texts for found in _PART.findall(text.replace(_SOFT_HYPHEN, "")))
    return frozenset(word for word in words if "-" in word)


def _joined(before: str, after: str, known: frozenset[str]) -> str:
    """Two lines with what belongs between them: nothing, a space, or one hyphen less."""
    if not before:
        return after
    if before.endswith(_SOFT_HYPHEN):
        return before + after
    if _LAST_PART.search(before.replace(_SOFT_HYPHEN, "")):
        return before + after if _keeps_hyphen(before, after, known) else before[:-1] + after
    if _SPACELESS.match(before[-1]) and _SPACELESS.match(after[0]):
        return before + after
    return f"{before} {after}"


def _keeps_hyphen(before: str, after: str, known: frozenset[str]) -> bool:
    """Whether a hyphen at a line's end is the word's own."""
    if not after[0].islower():
        return True
    first = _LAST_PART.search(before.replace(_SOFT_HYPHEN, ""))
    second = _PART.match(after.replace(_SOFT_HYPHEN, ""))
    return first is not None and second is not None and _plain(first[0] + second[0]) in known


def _plain(word: str) -> str:
    """A word as it is compared."""
    return word.casefold().replace("\u2010", "-")
