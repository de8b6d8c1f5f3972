"""Which lines of a web page are its article.

trafilatura decides what the main text is. Its words are then found again among
the page's own lines, so that the cleaned text is the page's, character for
character, and whatever it left out is known by its number.
"""

from __future__ import annotations

import copy
import logging
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import trafilatura

from briefing_room.intake.document.letters import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from briefing_room.intake.document.reading import Line

_SHORT: Final = 25
"""Letters: a shorter line may stand in menus too, and counts only where its neighbours are."""

_PIECE: Final = 24
_ENOUGH: Final = 0.6
"""The share of a line's letters that must be in the main text."""

_NEAR: Final = 6
_NO_ARTICLE: Final = frozenset({"navigation", "page-foot", "form", "dialog", "hidden"})


def main_lines(tree: HtmlElement, lines: Sequence[Line], title: str | None) -> frozenset[int]:
    """The numbers, from 0, of the lines that are the main text of the page; none when no text can be told.

    ``title`` is the headline, when it is known: what stands right below it may be the text's beginning.
    """
    text = _main_text(tree)
    wanted = [key for row in text.split("\n") if (key := letters(row))]
    keys = [letters(line.text) for line in lines]
    kept = _long_ones(keys, lines, wanted)
    kept |= _short_ones(keys, kept, wanted)
    return frozenset(kept | _between(lines, kept) | _below_headline(lines, keys, kept, letters(title or "")))


def _main_text(tree: HtmlElement) -> str:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it complains of is told in our own words
    try:
        document = trafilatura.bare_extraction(copy.deepcopy(tree), include_comments=False, with_metadata=False)
    except RecursionError:
        return ""
    text = getattr(document, "text", None)
    return text if isinstance(text, str) else ""


def _long_ones(keys: Sequence[str], lines: Sequence[Line], wanted: Sequence[str]) -> set[int]:
    """Lines long enough to be known by their words wherever they stand."""
    whole = "".join(wanted)  # one line of the page may be several rows of the main text
    pieces = {whole[at : at + _PIECE] for at in range(max(1, len(whole) - _PIECE + 1))}
    times: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if len(key) >= _SHORT and (key in whole or _share(key, pieces) >= _ENOUGH):
            times[key].append(number)
    kept = set()
    for key, numbers in times.items():
        # A teaser may repeat a paragraph of the article: of equal lines the first outside of menus is the article's.
        ordered = sorted(numbers, key=lambda number: (bool(lines[number].region), number))
        kept.update(ordered[: max(1, sum(key in want for want in wanted))])
    return kept


def _share(key: str, pieces: set[str]) -> float:
    """The share of a line's letters that stand in the main text, measured in overlapping pieces."""
    starts = range(0, len(key) - _PIECE + 1, 4)
    return sum(key[at : at + _PIECE] in pieces for at in starts) / max(1, len(starts))


def _short_ones(keys: Sequence[str], kept: set[int], wanted: Sequence[str]) -> set[int]:
    """Short lines that the main text has between the same neighbours."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        by_key[key].append(number)
    sure = [next((n for n in by_key.get(want, ()) if n in kept), None) for want in wanted]
    found: set[int] = set()
    before = -1
    for at, want in enumerate(wanted):
        if (known := sure[at]) is not None:
            before = max(before, known)
            continue
        after = next((n for n in sure[at + 1 : at + 40] if n is not None and n > before), len(keys))
        chosen = _choose(by_key.get(want, ()), before, after, len(keys))
        if chosen is not None and chosen not in kept:
            found.add(chosen)
            before = max(before, chosen)
    return found


def _choose(numbers: Iterable[int], before: int, after: int, end: int) -> int | None:
    """Of the lines with the same words the one between two neighbours, and near to one of them."""
    between = [number for number in numbers if before < number < after]
    if before < 0:
        return between[-1] if between and after - between[-1] <= _NEAR else None
    if after == end:
        return between[0] if between and between[0] - before <= _NEAR else None
    return between[0] if between else None


def _between(lines: Sequence[Line], kept: set[int]) -> set[int]:
    """What was dropped from the middle of the article: prose, headings and list items between two kept lines."""
    found: set[int] = set()
    for first, last in pairwise(sorted(kept)):
        gap = range(first + 1, last)
        if 0 < len(gap) <= _NEAR:
            found.update(n for n in gap if _is_prose(lines[n]) or _is_structure(lines, n, last))
    return found


def _below_headline(lines: Sequence[Line], keys: Sequence[str], kept: set[int], title: str) -> set[int]:
    """A first paragraph that was taken for a teaser: prose between the headline and the text."""
    first = min(kept, default=0)
    above = [number for number in range(max(0, first - 2 * _NEAR), first) if title and keys[number] == title]
    return {number for number in range(above[-1] + 1, first) if _is_prose(lines[number])} if above else set()


def _is_structure(lines: Sequence[Line], number: int, following: int) -> bool:
    """Whether a line is a heading right above text that was kept, or a list item among others."""
    line = lines[number]
    if line.region or line.linked > _MOSTLY_LINKS:
        return False
    if line.kind == "heading":
        return number + 1 == following and lines[following].kind != "heading"
    return line.kind in {"item", "row"}


def _is_prose(line: Line) -> bool:
    sentence = line.text.rstrip("\"'”’»)】」").endswith((".", "!", "?", "。", "…", "؟", ":"))
    return (
        line.kind in {"paragraph", "quote", "item"}
        and not line.region
        and line.linked < _MOSTLY_LINKS
        and sentence
        and len(letters(line.text)) >= _PROSE
    )


_MOSTLY_LINKS: Final = 0.3
_PROSE: Final = 60
