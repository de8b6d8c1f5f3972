"""Quoted passages as a reader sees them: with the sentence around them, and highlighted in the source."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.analysis.cited import citations_from
from briefing_room.model.article import sentence_around
from briefing_room.model.derived import derived
from briefing_room.pages.escape import escape_piece
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing_room.model.article import Block
    from briefing_room.model.desk import Desk
    from briefing_room.quotes import Citation, Searchable


@dataclass(frozen=True)
class Marked:
    """A passage on its source's page: its anchor, its number there, and the statements that rest on it."""

    passage: Passage
    anchor: str
    number: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Run:
    """A piece of text that is quoted or not; ``skip`` stands for text left out before it.

    ``paragraph`` says that what is quoted goes on behind it in another paragraph, heading or list item.
    """

    text: str
    quoted: bool
    skip: bool = False
    paragraph: bool = False


@derived
def passages_in(desk: Desk) -> Mapping[str, tuple[Marked, ...]]:
    """The quoted passages of each source."""
    return {source_id: mark_passages(found) for source_id, found in citations_from(desk).items()}


@derived
def many_passages_in(desk: Desk, source_id: str) -> int:
    """How many passages of a source are quoted."""
    return len(passages_in(desk)[source_id])


@derived
def anchors_in(desk: Desk, source_id: str) -> Mapping[Passage, str]:
    """The anchor of each passage of a source."""
    return {marked.passage: marked.anchor for marked in passages_in(desk)[source_id]}


def mark_passages(citations: Iterable[Citation]) -> tuple[Marked, ...]:
    """The passages of one source in the order they stand, each once."""
    by_passage: dict[Passage, list[Citation]] = defaultdict(list)
    for citation in citations:
        if isinstance(citation.found, Passage):
            by_passage[citation.found].append(citation)
    order = {"title": 0, "caption": 1, "text": 2}
    passages = sorted(by_passage, key=lambda p: (order[p.where], p.caption, p.start, p.end, p.spans))
    anchors = _anchors(passages)
    return tuple(
        Marked(passage, anchors[passage], number, tuple(by_passage[passage]))
        for number, passage in enumerate(passages, 1)
    )


def _anchors(passages: Sequence[Passage]) -> dict[Passage, str]:
    """An anchor for each passage, from where it starts, so that a new quote moves no other address.

    Of passages that start at the same character the shortest has the plain
    anchor; a longer one adds where it ends.
    """
    anchors: dict[Passage, str] = {}
    taken: set[str] = set()
    for passage in passages:
        where = {"text": "", "title": "title-", "caption": f"caption-{passage.caption + 1}-"}[passage.where]
        anchor = f"q-{where}{passage.start}"
        if anchor in taken:
            anchor = f"{anchor}-{passage.end}"
        while anchor in taken:
            anchor += "-x"
        taken.add(anchor)
        anchors[passage] = anchor
    return anchors


# --- the sentence around a quote ----------------------------------------------------------------------


def in_context(searchable: Searchable, passage: Passage) -> tuple[Run, ...]:
    """A passage with the sentence, or sentences, it stands in."""
    if passage.where != "text":
        text = searchable.field_of(passage).raw
        return _in_line(text, passage, [(0, len(text))] if passage.where == "title" else sentences(text, passage.spans))
    runs: list[Run] = []
    left_out = False  # something between what is shown so far and this block
    for block in searchable.source.blocks:
        if block.end <= passage.start or passage.end <= block.start:
            continue
        text, offsets = block.located(searchable.source.body)
        shown = sentences(text, ranges_in(offsets, passage.spans))
        if not shown:
            left_out = True
            continue
        start, end = shown[0][0], shown[-1][1]
        if runs:
            runs.append(Run(" ", quoted=False, skip=left_out or start > 0, paragraph=True))
        elif _around(text, start, start, _LEAD)[0] < start:
            runs.append(_CLIPPED)
        runs.extend(_runs(text, offsets, passage.spans, shown))
        left_out = bool(text[end:].strip())
    if runs and _around(text, end, end, _LEAD)[1] > end:
        runs.append(_CLIPPED)
    return tuple(runs)


def shown_around(searchable: Searchable, passage: Passage) -> Passage:
    """All that `in_context` shows of a passage's text, as one passage."""
    if passage.where != "text":
        text = searchable.field_of(passage).raw
        shown = [(0, len(text))] if passage.where == "title" else sentences(text, passage.spans)
        return replace(passage, spans=tuple(shown))
    spans: list[tuple[int, int]] = []
    for block in searchable.blocks_between(passage.start, passage.end):
        text, offsets = block.located(searchable.source.body)
        shown = sentences(text, ranges_in(offsets, passage.spans))
        spans += [(offsets[start], offsets[end - 1] + 1) for start, end in shown]
    return replace(passage, spans=tuple(spans))


def _in_line(text: str, passage: Passage, shown: Sequence[tuple[int, int]]) -> tuple[Run, ...]:
    """A passage in a headline or a caption, with so much of it as is shown."""
    runs = [_CLIPPED] if shown[0][0] > 0 else []
    runs += _runs(text, range(len(text)), passage.spans, shown)
    return (*runs, _CLIPPED) if text[shown[-1][1] :].strip() else tuple(runs)


_CLIPPED: Final = Run("", quoted=False, skip=True)
_MOST_AROUND: Final = 600
"""Characters on either side of a quote. A text without full stops would be one sentence, and all of it be shown."""

_LEAD: Final = 50
"""Characters enough to tell whether a sentence ends behind them."""


def sentences(text: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences that hold the given ranges of a block's text, joined where they touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(_sentence(text, *span) for span in ranges):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a range, or as much of it as may be shown, cut between words where there are any."""
    first, last = _around(text, start, end, _MOST_AROUND + _LEAD)
    if start - first > _MOST_AROUND:
        cut = start - _MOST_AROUND
        first = text.find(" ", cut, cut + _LEAD) + 1 or cut
    if last - end > _MOST_AROUND:
        cut = end + _MOST_AROUND
        last = max(text.rfind(" ", cut - _LEAD, cut), cut - _LEAD)
    return first, last


def _around(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    """The sentence around a range as far as it lies within so many characters."""
    left = max(0, start - most)
    first, last = sentence_around(text[left : end + most], start - left, end - left)
    return first + left, last + left


def ranges_in(offsets: Sequence[int], spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges of a block's text, by index, that belong to spans of the body."""
    found = ((bisect_left(offsets, start), bisect_left(offsets, end)) for start, end in spans)
    return [(first, last) for first, last in found if first < last]


def _runs(
    text: str,
    offsets: Sequence[int],
    spans: Sequence[tuple[int, int]],
    shown: Sequence[tuple[int, int]],
) -> Iterator[Run]:
    quoted = ranges_in(offsets, spans)
    for number, (start, end) in enumerate(shown):
        if number:
            yield Run(" ", quoted=False, skip=True)
        cuts = sorted({start, end, *(at for span in quoted for at in span if start < at < end)})
        for first, last in pairwise(cuts):
            yield Run(text[first:last], quoted=any(s <= first and last <= e for s, e in quoted))


# --- highlights in the source -------------------------------------------------------------------------


def highlight(text: str, fragments: Iterable[tuple[int, int, Marked]], opened: set[str]) -> Markup:
    """A text with its passages in ``<mark>`` elements, each first fragment with the passage's anchor.

    Passages may nest and overlap. Where one ends inside another, the other is
    closed and opened again, because HTML elements cannot cross; its later
    fragments carry ``data-of``. ``opened`` are the anchors set so far on the page.
    """
    starts: dict[int, list[tuple[int, Marked]]] = defaultdict(list)
    for start, end, marked in fragments:
        starts[start].append((end, marked))
    cuts = sorted({0, len(text), *starts, *(end for group in starts.values() for end, _ in group)})
    out: list[str] = []
    stack: list[tuple[int, Marked]] = []
    for first, last in pairwise(cuts):
        while stack and stack[-1][0] <= first:
            stack.pop()
            out.append("</mark>")
        opening = starts.get(first, [])
        if stack and opening and max(end for end, _ in opening) > stack[-1][0]:
            # The longest must be outermost: what is open is closed, and opened again inside.
            out.append("</mark>" * len(stack))
            opening, stack = [*stack, *opening], []
        for end, marked in sorted(opening, key=lambda pair: -pair[0]):
            stack.append((end, marked))
            out.append(_open_tag(marked, opened))
        out.append(escape_piece(text[first:last]))
    out.append("</mark>" * len(stack))
    return Markup("".join(out))  # noqa: S704 - escaped piece by piece


def _open_tag(marked: Marked, opened: set[str]) -> str:
    if marked.anchor in opened:
        return f'<mark class="passage" data-of="{marked.anchor}">'
    opened.add(marked.anchor)
    return f'<mark class="passage" id="{marked.anchor}" data-n="{marked.number}">'


def fragments_in(block: Block, body: str, passages: Iterable[Marked]) -> tuple[str, list[tuple[int, int, Marked]]]:
    """A block's text, and where in it which passages stand."""
    text, offsets = block.located(body)
    fragments = [
        (start, end, marked)
        for marked in passages
        if marked.passage.where == "text" and marked.passage.start < block.end and block.start < marked.passage.end
        for start, end in ranges_in(offsets, marked.passage.spans)
    ]
    return text, fragments
