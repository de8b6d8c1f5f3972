"""What a browser must know of a text so that words selected in it become evidence that passes, without the rules.

Of each word it is told how many words after it a quote that begins there needs to stand once in the whole source, and
how many must come along before and behind, lest a hedge, a negation, a condition, a speaker or half a number be cut
off. The rules themselves are asked here, by the program; the script only adds numbers up. Numbers tell nothing of the
words that a page does not show.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.clipping import Clipping, Texts
from briefing_room.analysis.lengthening import Lengthening, is_one_word, longer_by
from briefing_room.lexicon import lexicon_of
from briefing_room.quotes import OMISSION, Passage, searchable_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.lexicon import Lexicon
    from briefing_room.model.desk import Desk
    from briefing_room.quotes import Field, Searchable

NEVER: Final = 99
"""So many words no quote needs: what stands for *not with the words that are shown*."""

_MOST_WORDS: Final = 40
_ASKS: Final = re.compile(r"[^\w\s]{0,2}[?？؟]")
_DIGIT: Final = re.compile(r"\d")

_NEAR_BY: Final = ("negations", "hedges", "speakers")
_FAR_OFF: Final = ("asking", "conditions")
_UNFINISHED: Final = ("unfinished",)
"""Lists of the lexicon: of words that cut a quote off when they are a few words away, and when they open the clause
before; and of those that no quote ends on."""

_NEAR: Final = 200
_FEW: Final = 120
"""Characters: so far the two reach at most."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Word:
    """A word of a shown text. ``start`` and ``end`` are its offsets in the field it stands in, as those of a passage.

    ``apart`` says that something stands between it and the word before it that is not shown, or that no quote spans.
    ``once``, ``least``, ``before`` and ``behind`` count words: what a quote that begins here needs after it to stand
    once, and to be more than one word; what must come along where one begins here, and where one ends here.
    """

    start: int
    end: int
    apart: bool = False
    once: int = 0
    least: int = 1
    before: int = 0
    behind: int = 0


@dataclass(frozen=True)
class Picking:
    """A source, of which words are picked."""

    lexicon: Lexicon
    searchable: Searchable

    def words(self, field: Field, shown: Sequence[Sequence[Span]]) -> tuple[tuple[Word, ...], ...]:
        """The words of the shown pieces of a field, in groups as the pieces are; a group is mostly a block.

        Args:
            field: the body, the title or a caption.
            shown: the offsets of the pieces of each group, in order.
        """
        words: list[Word] = []
        sizes: list[int] = []
        end = 0
        for pieces in shown:
            size = len(words)
            for piece in pieces:
                apart = not words or bool(self.searchable.words_between(field, end, piece[0]))
                words += self._split(field, piece, apart=apart)
                end = piece[1]
            sizes.append(len(words) - size)
        told = iter([*self._told(field, words)])
        return tuple(tuple(next(told) for _ in range(size)) for size in sizes)

    def _split(self, field: Field, piece: Span, *, apart: bool) -> Iterator[Word]:
        """Yield the words of a shown piece, each from a border of words to the next."""
        folded, raw = field.folded, field.raw
        first, last = folded.indexes(*piece)
        done = first
        for part in field.words.parts(first, last):
            start, end = field.words.borders(*part)
            if start < first or end > last:
                apart = True  # half of it is not shown
            elif start >= done:
                at, to = folded.starts[start], folded.ends[end - 1]
                asks = _ASKS.match(raw, to, piece[1])
                # Brackets of the source's own would stand in a quote for words left out.
                apart = apart or bool(OMISSION.search(raw, folded.starts[done], at))
                yield Word(at, asks.end() if asks else to, apart)
                apart, done = False, end

    def _told(self, field: Field, words: Sequence[Word]) -> Iterator[Word]:
        """Yield words with what is to be known of each."""
        starts, ends = [word.start for word in words], [*_run_ends(words)]
        counted: dict[str, bool] = {}
        for number, word in enumerate(words):
            run = words[number : min(ends[number], number + _MOST_WORDS)]
            begins, stops = self._with(field, word)
            first = max(0, bisect_right(starts, begins) - 1) if begins < word.start else number
            last = max(number, bisect_left(starts, stops) - 1) if stops > word.end else number
            yield replace(
                word,
                once=self._once(field, run, counted),
                least=self._least(field, run),
                before=number - first,
                behind=last - number,
            )

    def _once(self, field: Field, run: Sequence[Word], counted: dict[str, bool]) -> int:
        """After how many words more a quote that begins with a run of words stands once in its source."""
        folded = field.folded
        first = folded.indexes(run[0].start, run[0].end)[0]
        for more, word in enumerate(run):
            piece = folded.text[first : folded.indexes(run[0].start, word.end)[1]]
            if piece not in counted:
                fields = self.searchable.fields(field.where)
                counted[piece] = sum(one.count(piece, 2) for one in fields) == 1
            if counted[piece]:
                return more
        return NEVER

    def _least(self, field: Field, run: Sequence[Word]) -> int:
        """After how many words more a quote is more than one word."""
        if field.raw[run[0].start].isascii():
            return 1
        for more, word in enumerate(run[1:], 1):
            if not is_one_word(self.searchable, _passage(field, run[0].start, word.end)):
                return more
        return 1

    # --- what must come along ---

    def _with(self, field: Field, word: Word) -> Span:
        """Where a quote begins, at the latest, that begins with a word, and where one ends that ends with it."""
        alone = _passage(field, word.start, word.end)
        begins, stops = word.start, word.end
        if self._may_be_unfinished(field, word):
            whole = self._lengthening.finished(alone)
            begins, stops = whole.start, whole.end
        clipping = Clipping(self.lexicon, self._texts, self.searchable, alone)
        near, far = self._spans(field, _NEAR_BY), self._spans(field, _FAR_OFF)
        if _meets(near, word.start - _FEW, word.start) or _meets(far, word.start - _NEAR, word.start):
            cut = clipping.before()
            begins = min(begins, longer_by(clipping, cut).start) if cut else begins
        if _meets(near, word.end, word.end + _FEW) or _meets(far, word.end, word.end + _FEW):
            cut = clipping.after()
            stops = max(stops, longer_by(clipping, cut).end) if cut else stops
        if _ASKS.search(field.raw, word.start, word.end + 2 * _NEAR):
            cut = clipping.asked()
            stops = max(stops, longer_by(clipping, cut).end) if cut else stops
        return begins, stops

    def _may_be_unfinished(self, field: Field, word: Word) -> bool:
        """Whether a number stands in or before a word, or nothing ends on it: only then it may need what is beside."""
        if _DIGIT.search(field.raw, max(0, word.start - 2), word.end):
            return True
        spans = self._spans(field, _UNFINISHED)
        return any(end == word.end for _, end in spans[bisect_left(spans, (word.end - _FEW, 0)) :][:_MOST_WORDS])

    def _spans(self, field: Field, names: tuple[str, ...]) -> Sequence[Span]:
        """Where in a field words of some lists stand."""
        key = field.where, field.caption, names
        if key not in self._found:
            finders = (self.lexicon.finder(name, self.searchable.source.language) for name in names)
            self._found[key] = sorted(span for finder in finders for span in finder.spans(field.raw))
        return self._found[key]

    @cached_property
    def _found(self) -> dict[tuple[str, int, tuple[str, ...]], Sequence[Span]]:
        return {}

    @cached_property
    def _texts(self) -> Texts:
        return Texts()

    @cached_property
    def _lengthening(self) -> Lengthening:
        return Lengthening(self.lexicon, self._texts, self.searchable)


def picking_in(desk: Desk, source_id: str) -> Picking:
    """What is to be known of a source of the desk."""
    return Picking(lexicon_of(desk), searchable_in(desk, source_id))


def _run_ends(words: Sequence[Word]) -> Iterator[int]:
    """Yield for each word where the run of words ends that are shown beside each other."""
    breaks = [number for number, word in enumerate(words) if word.apart and number]
    for number in range(len(words)):
        at = bisect_right(breaks, number)
        yield breaks[at] if at < len(breaks) else len(words)


def _passage(field: Field, start: int, end: int) -> Passage:
    return Passage(field.where, field.caption, ((start, end),))


def _meets(spans: Sequence[Span], first: int, last: int) -> bool:
    """Whether one of some spans begins in a stretch."""
    at = bisect_left(spans, (max(0, first), 0))
    return at < len(spans) and spans[at][0] < last
