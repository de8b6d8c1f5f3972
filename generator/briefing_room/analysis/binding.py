"""Whether a source's text is what its original says: proved word by word, and where it is not, told line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.analysis.as_read import as_read, letters
from briefing_room.analysis.differences import gaps, is_spaceless, words_of
from briefing_room.model.article import one_line, text_lines, without_bullet
from briefing_room.model.derived import derived
from briefing_room.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing_room.analysis.as_read import AsRead, Row
    from briefing_room.analysis.differences import Gap
    from briefing_room.findings import Place
    from briefing_room.model.article import Block
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

Sort = Literal["lost", "added", "other", "apart", "title", "caption"]
"""How the text differs: lines are lost, words are added, words are others, lines are joined or parted otherwise."""


@dataclass(frozen=True)
class Difference:
    """One difference between a text and its original.

    ``first`` and ``last`` are lines of the original; ``was`` is what stands there, and ``now`` what the text has,
    as short as a correction may say it. ``is_corrected`` says that a correction of that line is among the entries.
    """

    sort: Sort
    place: Place
    first: int
    last: int
    was: str
    now: str
    is_corrected: bool = False


@derived
def differences_of(desk: Desk, source_id: str) -> tuple[Difference, ...]:
    """Where a source's headline, captions and text differ from its original; nothing where that is proved."""
    read = as_read(desk, source_id)
    if read is None:
        return ()
    source = desk.sources[source_id]
    unbound = tuple(_unbound(source, read))
    # A headline that was changed and its line in the original are one mistake.
    told = {one.first for one in unbound}
    rows = [row for row in read.rows if row.number not in told]
    if any(_Proof(source, kept).holds for kept in ((read.rows, rows) if unbound else (read.rows,))):
        return unbound
    named = _named(source)
    return (*unbound, *_Told(source, [row for row in rows if row.text not in named]).differences())


def _named(source: Source) -> frozenset[str]:
    """The headline and the captions, each on one line."""
    return frozenset(one_line(text) for text in (source.facts.title, *source.facts.captions))


@derived
def lost_words(desk: Desk, source_id: str) -> str:
    """The lines of a source's original of which words are not in its text, though they should be, folded as one."""
    found = (one for one in differences_of(desk, source_id) if one.was)
    lost = sorted({number for one in found for number in range(one.first, one.last + 1)})
    lines = text_lines(desk.sources[source_id].reading or "")
    return fold(" ".join(lines[number - 1] for number in lost if number <= len(lines)))


def _unbound(source: Source, read: AsRead) -> Iterator[Difference]:
    """Yield the headline and each caption that is no line of the original, beside the line that is likest."""
    facts = source.facts
    named: list[tuple[Sort, str, Place]] = [("title", facts.title, facts.at("title"))]
    named += [("caption", text, facts.at("captions", n)) for n, text in enumerate(facts.captions)]
    for sort, text, place in named:
        words = one_line(text)
        if words in read.every or run_of(words, read.rows):
            continue
        near = _nearest(words, read)
        yield Difference(sort, place, near, near, read.lines[near - 1] if near else "", words)


def run_of(words: str, rows: Sequence[Row], first: int = 0) -> tuple[int, int] | None:
    """Which rows that follow each other are these words, when they are wrapped over several; from a row on."""
    for start in range(first, len(rows)):
        row = rows[start]
        if row.text and words.startswith(row.text):
            text, end = row.text, start + 1
            while len(text) < len(words) and end < len(rows):
                text, end = f"{text} {rows[end].text}", end + 1
            if text == words:
                return start, end
    return None


def _nearest(words: str, read: AsRead) -> int:
    """The line that has most of these words, and few others; 0 when no line has any."""
    wanted = {word for word, _, _ in words_of(words)}
    scored = []
    for number, line in enumerate(read.lines, 1):
        there = {word for word, _, _ in words_of(line)}
        if wanted & there:
            scored.append((len(wanted & there) / len(wanted | there), -number))
    return -max(scored)[1] if scored else 0


@dataclass(frozen=True)
class Placed:
    """A row that stands in a block: behind how many of the block's letters; ``dropped`` are letters of its bullet."""

    row: Row
    letters: int
    dropped: int


def rows_in_text(source: Source, read: AsRead) -> tuple[tuple[Block, tuple[Placed, ...]], ...]:
    """The rows of each block of a text that is what its original says; nothing of any other."""
    proof = _Proof(source, read.rows)
    return tuple(proof.placed) if proof.holds else ()


class _Proof:
    """The rows that a text must have, walked along its blocks: each row once, in order, and whole."""

    def __init__(self, source: Source, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.named = _named(source)
        self.longest = max(map(len, self.named))
        self.first_words = {text.split(" ", 1)[0] for text in self.named if text}
        self.placed: list[tuple[Block, tuple[Placed, ...]]] = []
        self.holds = self._walk(_texts(source))

    def _walk(self, texts: Iterable[tuple[Block, str]]) -> bool:
        at = 0
        for block, text in texts:
            while (placed := _rows_of(text, self.rows, at, is_item=block.kind == "item")) is None:
                beyond = self._beyond_named(at)
                if beyond is None:
                    return False
                at = beyond
            self.placed.append((block, placed))
            at += len(placed)
        while at < len(self.rows):
            beyond = self._beyond_named(at)
            if beyond is None:
                return False
            at = beyond
        return True

    def _beyond_named(self, at: int) -> int | None:
        """The row behind the headline, or a caption, that stands at a row."""
        if at >= len(self.rows):
            return None
        text, end = self.rows[at].text, at + 1
        if text.split(" ", 1)[0] not in self.first_words:
            return None
        while len(text) <= self.longest:
            if text in self.named:
                return end
            if end == len(self.rows):
                return None
            text, end = f"{text} {self.rows[end].text}", end + 1
        return None


def _texts(source: Source) -> Iterator[tuple[Block, str]]:
    """Yield each block with its text as the original has it, a number being part of what it says."""
    for block in source.blocks:
        text = one_line(block.text(source.body))
        if text:
            yield block, f"{block.marker} {text}" if is_numbered(block) else text


def is_numbered(block: Block) -> bool:
    """Whether a block is an item of a list with numbers, which are part of what it says."""
    return block.kind == "item" and block.marker[:1].isdigit()


_HYPHENS: Final = "-\u2010"


def _rows_of(text: str, rows: Sequence[Row], at: int, *, is_item: bool) -> tuple[Placed, ...] | None:
    """The rows that make up a block from a row on; None when they do not.

    A row begins where the one before it ended: behind a space, or at once where the last word was broken at a
    hyphen or the script has no spaces. Rows of one block follow each other in the original.
    """
    place, number, before = 0, -1, 0
    placed: list[Placed] = []
    while place < len(text):
        if at == len(rows) or (number >= 0 and rows[at].number not in {number, number + 1}):
            return None
        row = rows[at].text
        if is_item and place == 0 and not text.startswith(row):
            row = without_bullet(row)
        end = _row_end(text, place, row)
        if end is None:
            return None
        placed.append(Placed(rows[at], before, letters(rows[at].text) - letters(row)))
        place, number, at, before = end, rows[at].number, at + 1, before + letters(text[place:end])
    return tuple(placed)


def _row_end(text: str, place: int, row: str) -> int | None:
    """Where the next row may begin in a block, when this one stands at a place in it."""
    if text.startswith(row, place):
        end = place + len(row)
        if end == len(text):
            return end
        if text[end] == " ":
            return end + 1
        return end if row[-1] in _HYPHENS or (is_spaceless(row[-1]) and is_spaceless(text[end])) else None
    if row[-1] in _HYPHENS and text.startswith(row[:-1], place):
        end = place + len(row) - 1
        return end if end < len(text) and text[end].islower() else None
    return None


@dataclass(frozen=True)
class _Word:
    text: str
    row: int
    start: int
    end: int


class _Told:
    """The differences between a text and the rows it must have, in words that an analyst can act on."""

    def __init__(self, source: Source, rows: Sequence[Row]) -> None:
        self.source, self.rows = source, rows
        has_items = any(block.kind == "item" for block in source.blocks)
        # A line may begin with a bullet where the text has lists, whose items have markers of their own.
        self.lines = [without_bullet(row.text) if has_items else row.text for row in rows]
        self.ours = [_Word(w, n, a, b) for n, line in enumerate(self.lines) for w, a, b in words_of(line)]
        self.theirs: list[_Word] = []
        for number, block in enumerate(source.blocks):
            text, offsets = block.located(source.body)
            if is_numbered(block):
                self.theirs.append(_Word(block.marker, number, block.start, block.start))
            for word, start, end in words_of(text):
                clean = one_line(word)
                if clean:
                    self.theirs.append(_Word(clean, number, offsets[start], offsets[end - 1] + 1))

    def differences(self) -> tuple[Difference, ...]:
        """Each difference; one on how lines are joined when every word is right."""
        found = gaps([word.text for word in self.ours], [word.text for word in self.theirs])
        told = tuple(self._told(gap) for gap in found if not self._is_join(gap))
        return told or (self._apart(),)

    def _is_join(self, gap: Gap) -> bool:
        """Whether a word was broken at the end of a line, and is whole in the text."""
        ours, theirs = self.ours[gap.first : gap.last], self.theirs[gap.other_first : gap.other_last]
        whole = "".join(word.text for word in theirs)
        broken = "".join(
            word.text[:-1] if word.text[-1] in _HYPHENS and number < len(ours) - 1 else word.text
            for number, word in enumerate(ours)
        )
        kept = "".join(word.text for word in ours)
        rows = {word.row for word in ours}
        return len(rows) == len(ours) > 1 and whole in {broken, kept}

    def _told(self, gap: Gap) -> Difference:
        ours, theirs = self.ours[gap.first : gap.last], self.theirs[gap.other_first : gap.other_last]
        place = self._place(gap.other_first)
        if not ours and not theirs:
            return self._apart()
        first = self._row(gap.first)
        last = self.rows[ours[-1].row] if ours else first
        corrected = any(row.is_corrected for row in self.rows if first.number <= row.number <= last.number)
        if ours and not theirs and self._are_whole(gap):
            was = " ".join(row.text for row in self.rows[ours[0].row : ours[-1].row + 1])
            return Difference("lost", place, first.number, last.number, was, "", corrected)
        if theirs and not ours and self._is_block(gap):
            now = self.source.body[theirs[0].start : theirs[-1].end]
            return Difference("added", place, first.number, first.number, "", one_line(now), corrected)
        was, now = self._widened(gap)
        return Difference("other", place, first.number, last.number, was, now, corrected)

    def _row(self, at: int) -> Row:
        """The row of a word, or of the one before it at the end."""
        return self.rows[self.ours[min(at, len(self.ours) - 1)].row]

    def _place(self, at: int) -> Place:
        if not self.theirs:
            return self.source.body_place
        word = self.theirs[min(at, len(self.theirs) - 1)]
        return self.source.place_of(word.start)

    def _are_whole(self, gap: Gap) -> bool:
        """Whether the words are all of one line, or of several."""
        before = gap.first == 0 or self.ours[gap.first - 1].row != self.ours[gap.first].row
        behind = gap.last == len(self.ours) or self.ours[gap.last].row != self.ours[gap.last - 1].row
        return before and behind

    def _is_block(self, gap: Gap) -> bool:
        """Whether the words are all of one block of the text, or of several."""
        first, last = gap.other_first, gap.other_last
        before = first == 0 or self.theirs[first - 1].row != self.theirs[first].row
        behind = last == len(self.theirs) or self.theirs[last].row != self.theirs[last - 1].row
        return before and behind

    def _widened(self, gap: Gap) -> tuple[str, str]:
        """The words of both sides, with as many on each side as make those of the original stand in their line once."""
        a, b, c, d = gap.first, gap.last, gap.other_first, gap.other_last
        for _ in range(12):
            was, now = self._cut(a, b), self._words(c, d)
            if was and len({word.row for word in self.ours[a:b]}) == 1:
                line = self.rows[self.ours[a].row].text
                if line.count(was) == 1 and (now or b > a):
                    break
            row = self.ours[min(a, len(self.ours) - 1)].row
            if a > 0 and c > 0 and self.ours[a - 1].row == row:
                a, c = a - 1, c - 1
            elif b < len(self.ours) and d < len(self.theirs) and self.ours[b].row == row:
                b, d = b + 1, d + 1
            else:
                break
        return self._cut(a, b), self._words(c, d)

    def _cut(self, a: int, b: int) -> str:
        if a >= b:
            return ""
        first, last = self.ours[a], self.ours[b - 1]
        if first.row == last.row:
            return self.lines[first.row][first.start : last.end]
        return " ".join(word.text for word in self.ours[a:b])

    def _words(self, c: int, d: int) -> str:
        if c >= d:
            return ""
        first, last = self.theirs[c], self.theirs[d - 1]
        if first.row == last.row:
            return one_line(self.source.body[first.start : last.end])
        return " ".join(word.text for word in self.theirs[c:d])

    def _apart(self) -> Difference:
        """Every word is right, and a line is parted, joined or spaced otherwise than in the original."""
        at, rows = 0, self.rows
        for block, text in _texts(self.source):
            placed = _rows_of(text, rows, at, is_item=block.kind == "item")
            if placed is None:
                row = rows[min(at, len(rows) - 1)]
                return Difference("apart", self.source.place_of(block.start), row.number, row.number, row.text, text)
            at += len(placed)
        row = rows[min(at, len(rows) - 1)]
        return Difference("apart", self.source.body_place, row.number, row.number, row.text, "")
