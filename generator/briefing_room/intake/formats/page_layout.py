"""What the lines of a PDF are: running heads, headings, and lines that continue a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.intake.document.reading import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.intake.formats.drawn import Drawn

Region = Literal["", "page-head", "page-foot", "page-number"]

_OUTER: Final = 3  # so many lines at the top and at the bottom may be running ones
_LONE: Final = 2  # … and so many a page number
_REPEATS: Final = 3  # pages
_NUMBER: Final = re.compile(
    r"\W*(?:page|p\.|seite|стр\.?|страница|сторінка|第|صفحة|페이지)?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*(?:页|頁|ページ|쪽|페이지)?"
    r"\s*(?:(?:/|of|von|sur|de|из|з)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_LARGER: Final = 1.15  # than the body's letters is a heading
_LONGEST_HEADING: Final = 250
_LEVELS: Final = 6
_END: Final = re.compile(r"""[.!?…:;。！？：；؟۔]["'”’»)\]」』）]*\Z""")
_BULLET: Final = re.compile(r"\A[•‣▪◦●■]\s+(?=\S)")

_SIZE_APART: Final = 0.08  # so much larger or smaller letters are another block
_GAP: Final = 1.3  # times the usual distance of lines divides paragraphs
_USUAL_GAP: Final = 1.2  # times the letters' size, where too few lines tell
_INDENT: Final = 0.8  # of the letters' size
_SHORT: Final = 0.75  # of the usual length: a line that ends a sentence here ends its paragraph
_STUB: Final = 0.4  # … and here, whatever it ends with
_FULL: Final = 0.6  # … and here it goes on after a change of column or page


@dataclass(frozen=True)
class Measure:
    """The usual line of a document: the size of its letters, its length in characters, and the distance to the next."""

    size: float
    length: int
    gap: float

    @classmethod
    def of(cls, drawn: Sequence[Drawn]) -> Measure:
        """Measure what most of the text is set in."""
        sizes: Counter[float] = Counter()
        for line in drawn:
            sizes[line.size] += len(line.text)
        size = sizes.most_common(1)[0][0]
        body = [line for line in drawn if line.size == size]
        lengths = sorted(len(line.text) for line in body)
        return cls(size, lengths[len(lengths) * 4 // 5], _usual_gap(body))


def _usual_gap(body: Sequence[Drawn]) -> float:
    """The commonest distance of two lines, as a multiple of their letters' size."""
    gaps = Counter(
        round((one.y - other.y) / one.size, 1)
        for one, other in pairwise(body)
        if one.page == other.page and 0 < one.y - other.y < 3 * one.size
    )
    if not gaps:
        return _USUAL_GAP
    most = max(gaps.values())
    return min(gap for gap, count in gaps.items() if count == most)


def laid_out(pages: Sequence[Sequence[Drawn]]) -> Iterator[Line]:
    """The lines of all pages, each with what it is.

    A paragraph that runs on to the next page stays together: the foot of the one
    and the head of the other come after it.
    """
    heads, feet = _repeated(pages, 0), _repeated(pages, 1)
    regions = [region for page in pages for region in _regions(page, heads, feet)]
    drawn = [line for page in pages for line in page]
    body = [line for line, region in zip(drawn, regions, strict=True) if not region]
    measure = Measure.of(body or drawn)
    levels = _heading_levels(body, measure)
    before: _Placed | None = None
    held: list[Line] = []
    for line, region in zip(drawn, regions, strict=True):
        if region:
            held.append(Line(line.text, region=region))
            continue
        before = _placed(before, line, measure, levels)
        if before.opens:
            yield from held
            held.clear()
        yield Line(_BULLET.sub("", line.text), kind=before.kind, level=before.level, joins=not before.opens)
    yield from held


# --- what repeats on every page --------------------------------------------------------------------------------------


def _ends(page: Sequence[Drawn], count: int) -> tuple[list[Drawn], list[Drawn]]:
    """The lines at the top and at the bottom of a page, wherever in the file they are drawn."""
    downwards = sorted(page, key=lambda line: -line.y)
    return downwards[:count], downwards[-count:]


def _key(line: Drawn) -> tuple[str, int]:
    """A running line as it is compared: where it stands, and its text without digits, which tell the page or a date."""
    return " ".join(re.sub(r"\d+", " ", line.text).casefold().split()), round(line.y)


def _repeated(pages: Sequence[Sequence[Drawn]], end: int) -> frozenset[tuple[str, int]]:
    """The lines that stand at one end, top or bottom, of at least three pages, or of half of them, at one height."""
    needed = min(_REPEATS, max(2, (len(pages) + 1) // 2))
    counts = Counter(key for page in pages for key in {_key(line) for line in _ends(page, _OUTER)[end]})
    return frozenset(key for key, count in counts.items() if count >= needed and re.search(r"\w", key[0]))


def _regions(
    page: Sequence[Drawn], heads: frozenset[tuple[str, int]], feet: frozenset[tuple[str, int]]
) -> Iterator[Region]:
    """The region of each line of a page."""
    top, bottom = _ends(page, _OUTER)
    lone = [line for end in _ends(page, _LONE) for line in end]
    for line in page:
        if line in lone and _NUMBER.fullmatch(line.text):
            yield "page-number"
        elif line in top and _key(line) in heads:
            yield "page-head"
        else:
            yield "page-foot" if line in bottom and _key(line) in feet else ""


# --- headings and paragraphs -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Placed:
    """A line that is no running one, and what it is. ``opens`` is True for the first line of a block."""

    drawn: Drawn
    kind: Kind
    level: int = 1
    opens: bool = True


def _heading_levels(drawn: Sequence[Drawn], measure: Measure) -> dict[float, int]:
    """The level of a heading of each size that is clearly larger than the body's: the largest has level 1."""
    sizes = sorted({line.size for line in drawn if line.size >= _LARGER * measure.size}, reverse=True)
    return {size: min(index, _LEVELS) for index, size in enumerate(sizes, 1)}


def _placed(before: _Placed | None, line: Drawn, measure: Measure, levels: dict[float, int]) -> _Placed:
    """What a line is, and whether it opens a block."""
    heading = line.size in levels and len(line.text) <= _LONGEST_HEADING and re.search(r"\w\w", line.text)
    level = levels[line.size] if heading else 1
    kind: Kind = "heading" if heading else "item" if _BULLET.match(line.text) else "paragraph"
    same = before is not None and kind != "item" and (kind == "heading") == (before.kind == "heading")
    if before is not None and same and _continues(before, line, measure):
        return _Placed(line, before.kind, level, opens=False)
    return _Placed(line, kind, level)


def _continues(before: _Placed, line: Drawn, measure: Measure) -> bool:
    """Whether a line goes on with the block of the line before it."""
    last = before.drawn
    if abs(line.size - last.size) > _SIZE_APART * last.size:
        return False
    gap = (last.y - line.y) / last.size
    if line.page != last.page or gap <= 0:
        return before.kind != "heading" and _goes_on(last.text, line.text, measure)
    if before.kind == "heading":
        return gap <= _GAP * max(_USUAL_GAP, measure.gap)
    return gap <= _GAP * measure.gap and not _is_indented(before, line) and not _ends_early(last.text, measure)


def _goes_on(last: str, text: str, measure: Measure) -> bool:
    """Whether a sentence goes on after a change of column or page, where no distance tells."""
    if text[0].islower():
        return True
    return not _END.search(last) and len(last) >= _FULL * measure.length


def _is_indented(before: _Placed, line: Drawn) -> bool:
    """Whether a line's beginning is moved to the right, as a paragraph's first line is, or back from an inset.

    After a first line, which may be indented itself or have a bullet in front, either is the paragraph's own margin.
    """
    shift = (line.x - before.drawn.x) / line.size
    if before.opens:
        return shift > _INDENT and before.kind != "item"
    return abs(shift) > _INDENT


def _ends_early(last: str, measure: Measure) -> bool:
    """Whether a line is so short that nothing of its paragraph can follow."""
    return len(last) < (_SHORT if _END.search(last) else _STUB) * measure.length
