"""What the page of a source tells the script that copies selected words as evidence: numbers, of each word shown."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_room.analysis.picking import picking_in
from briefing_room.model.types import main_language
from briefing_room.pages.passages import fragments_in, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_room.analysis.picking import Picking, Word
    from briefing_room.model.desk import Desk
    from briefing_room.pages.passages import Marked
    from briefing_room.quotes import Field
    from briefing_room.visible.seen import Shown

Span = tuple[int, int]


@dataclass(frozen=True)
class Laid:
    """A text as its paragraph shows it: what is shown, and of each of its pieces where it begins there.

    ``pieces`` are ranges of the text without markers, and ``offsets`` the places of its characters in the field.
    """

    plain: str
    offsets: Sequence[int]
    pieces: tuple[tuple[int, Span], ...]

    @property
    def spans(self) -> list[Span]:
        """The offsets of the pieces in the field."""
        return [(self.offsets[start], self.offsets[end - 1] + 1) for _, (start, end) in self.pieces]

    def at(self, offset: int) -> int:
        """Where in the paragraph the character stands that has an offset in the field."""
        index = bisect_left(self.offsets, offset)
        begins, (start, _) = next(piece for piece in reversed(self.pieces) if piece[1][0] <= index)
        return begins + index - start


@dataclass(frozen=True)
class Picked:
    """What is told of the title, of each caption and of each block; an empty text where nothing is to be picked.

    ``translated`` is the desk's language where the source has another one.
    """

    title: str
    captions: tuple[str, ...]
    blocks: tuple[str, ...]
    translated: str

    @classmethod
    def of(cls, desk: Desk, source_id: str, passages: Sequence[Marked], shown: Shown) -> Picked:
        """What is told of a source of which so much is shown."""
        source = desk.sources[source_id]
        captions, blocks = source.facts.captions, source.blocks
        ours, theirs = desk.settings.language, source.language
        translated = "" if main_language(ours) == main_language(theirs) else ours
        if shown == "places":
            return cls("", ("",) * len(captions), ("",) * len(blocks), translated)
        picking = picking_in(desk, source_id)
        searchable = picking.searchable
        title = _told(picking, searchable.title, [_laid(source.title)])
        of_captions = [_caption(picking, field, passages, shown) for field in searchable.captions]
        return cls(
            title[0], tuple(of_captions), _told(picking, searchable.text, _body(picking, passages, shown)), translated
        )


def _caption(picking: Picking, field: Field, passages: Sequence[Marked], shown: Shown) -> str:
    of_it = [m.passage for m in passages if m.passage.where == "caption" and m.passage.caption == field.caption]
    spans = [span for passage in of_it for span in passage.spans]
    laid = _laid(field.raw) if shown == "whole" else _excerpt(field.raw, range(len(field.raw)), spans)
    return _told(picking, field, [laid])[0]


def _body(picking: Picking, passages: Sequence[Marked], shown: Shown) -> Iterable[Laid]:
    """Yield the blocks of a body as they are shown; one that repeats the headline has nothing that could be picked."""
    searchable = picking.searchable
    source, field = searchable.source, searchable.text
    for block in source.blocks:
        text, fragments = fragments_in(block, source.body, passages)
        _, offsets = block.located(source.body)
        if field.folded.indexes(block.start, block.end) in field.headlines:
            yield Laid("", (), ())
        elif shown == "whole":
            yield _laid(text, offsets, f"{block.marker} " if block.kind == "item" else "")
        else:
            laid = _excerpt(text, offsets, [(start, end) for start, end, _ in fragments])
            yield _behind(f"{block.marker} ", laid) if block.kind == "item" else laid


def _laid(text: str, offsets: Sequence[int] | None = None, marker: str = "") -> Laid:
    """A text that is shown whole."""
    pieces = ((len(marker), (0, len(text))),) if text else ()
    return Laid(marker + text, range(len(text)) if offsets is None else offsets, pieces)


def _behind(marker: str, laid: Laid) -> Laid:
    return Laid(marker + laid.plain, laid.offsets, tuple((len(marker) + at, span) for at, span in laid.pieces))


def _excerpt(text: str, offsets: Sequence[int], quoted: Sequence[Span]) -> Laid:
    """A text of which the sentences around quotes are shown, as the page of a source shows them."""
    plain, pieces = "", []
    for start, end in sentences(text, quoted):
        plain += f"{' ' if plain else ''}{'[…] ' if start else ''}"
        pieces.append((len(plain), (start, end)))
        plain += text[start:end]
    return Laid(plain, offsets, tuple(pieces))


def _told(picking: Picking, field: Field, laid: Iterable[Laid]) -> tuple[str, ...]:
    texts = [*laid]
    groups = picking.words(field, [text.spans for text in texts])
    return tuple(_numbers(text, words) for text, words in zip(texts, groups, strict=True))


def _numbers(laid: Laid, words: Iterable[Word]) -> str:
    """The words of a paragraph in numbers, as the script reads them: those at the end that say nothing are left out."""
    rows = []
    done = 0
    for word in words:
        start, end = laid.at(word.start), laid.at(word.end - 1) + 1
        row = [_units(laid.plain[start:end]), _units(laid.plain[done:start])]
        row += [word.once, word.before, word.behind, word.least, int(word.apart)]
        while len(row) > 1 and row[-1] == _USUAL[len(row) - 1]:
            row.pop()
        rows.append(",".join(map(str, row)))
        done = end
    return " ".join(rows)


_USUAL = (0, 1, 0, 0, 0, 1, 0)


def _units(text: str) -> int:
    """How long a browser takes a text to be: it counts characters beyond the first plane twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
