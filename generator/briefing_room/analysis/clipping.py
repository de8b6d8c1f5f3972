"""What a quote was cut off from: a hedge, a negation, a condition or a speaker beside it, or the rest of a question."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.analysis.asked import question_around
from briefing_room.model.article import sentence_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.lexicon import Finder, Lexicon
    from briefing_room.quotes import Passage, Searchable

Side = Literal["before", "after", "around"]

_BEFORE: Final = 5
"""Words: farther from the quote, a hedge or a “not” mostly belongs to something else."""

_FAR: Final = 8
"""Words: “according to …” names somebody before it comes to the quote."""

_AFTER: Final = 4
"""Words behind a quote among which “…, an official said” stands."""

_LEAD: Final = 6
"""Words at most that the longer quote begins before the word that was cut off, so that its subject comes along."""

_NEAR: Final = 200
"""Characters around a quote in which its sentence is looked for."""

CLAUSE_END: Final = re.compile(r"[,;:()–—\[\]]|\s-\s")
_STRONG_END: Final = re.compile(r"[;()–—\[\]]|\s-\s")
_WORD: Final = re.compile(r"\S*\w\S*")
_PARTED: Final = re.compile(r"[,’”\"'»–—]")
_OPENS: Final = re.compile(r"[“„«\"'‘]")


@dataclass(frozen=True)
class Text:
    """A text of a source without markers, and the offset of each of its characters."""

    text: str
    offsets: Sequence[int]


@dataclass(frozen=True)
class Clipped:
    """What was cut off: on which side of which piece, the span of the word in its text, and what sort of word it is.

    *Around* a piece stands the question that it is a part of, whose span is that of the whole question.

    ``piece`` counts the quote's pieces from 0; ``skipped`` says that the word is among those that ``[…]`` leaves out,
    ``speaker`` that it only names who speaks, and ``condition`` that it opens a condition behind the quote.
    """

    side: Side
    text: Text
    start: int
    end: int
    skipped: bool = False
    speaker: bool = False
    condition: bool = False
    piece: int = 0

    @property
    def words(self) -> str:
        """The words that were cut off, as they stand."""
        return " ".join(self.text.text[self.start : self.end].split())


class Texts:
    """The texts of sources around passages; each block is laid out once, however many quotes are in it."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[str, int], Text] = {}

    def around(self, searchable: Searchable, passage: Passage, at: int) -> Text:
        """The text that holds an offset of a passage."""
        if passage.where != "text":
            raw = searchable.field_of(passage).raw
            return Text(raw, range(len(raw)))
        block = searchable.blocks_between(at, at + 1)[0]
        key = searchable.source.id, block.start
        if key not in self._blocks:
            self._blocks[key] = Text(*block.located(searchable.source.body))
        return self._blocks[key]


@dataclass(frozen=True)
class Clipping:
    """The search beside one quote.

    ``spoken`` says that the speaker is named elsewhere, ``conditional`` that the statement names a condition itself.
    """

    lexicon: Lexicon
    texts: Texts
    searchable: Searchable
    passage: Passage
    spoken: bool = False
    conditional: bool = False

    @cached_property
    def _quoted(self) -> str:
        return self.searchable.words(self.passage)

    def finder(self, name: str) -> Finder:
        """What finds the words of a list in the source's language."""
        return self.lexicon.finder(name, self.searchable.source.language)

    def first(self) -> Clipped | None:
        """The first thing that was cut off: the rest of a question; a word before the quote, left out, or behind it."""
        for number in range(len(self.passage.spans)):
            if found := self.asked(number) or self.before(number) or self.after(number):
                return found
        return None

    def asked(self, number: int = 0) -> Clipped | None:
        """The question that a piece was cut from, when it does not reach the question mark."""
        asked = self._asked(*self.passage.spans[number])
        return asked and replace(asked, piece=number)

    def before(self, number: int = 0) -> Clipped | None:
        """The word before a piece that was cut off, or that ``[…]`` leaves out there."""
        spans = self.passage.spans
        start = spans[number][0]
        text = self.texts.around(self.searchable, self.passage, start)
        found = self._before(text, start, spans[number - 1][1] if number else None)
        return found and replace(found, piece=number)

    def after(self, number: int = 0) -> Clipped | None:
        """The word behind a piece that was cut off, or that ``[…]`` leaves out there."""
        spans = self.passage.spans
        end = spans[number][1]
        text = self.texts.around(self.searchable, self.passage, end - 1)
        found = self._after(text, end, spans[number + 1][0] if number + 1 < len(spans) else None)
        return found and replace(found, piece=number)

    def _asked(self, start: int, end: int) -> Clipped | None:
        text = self.texts.around(self.searchable, self.passage, end - 1)
        first, last = bisect_right(text.offsets, start) - 1, bisect_right(text.offsets, end - 1)
        question = question_around(text.text, max(0, first), last, self._parts_clauses)
        if question is None or any(a <= text.offsets[question[1] - 1] < b for a, b in self.passage.spans):
            return None
        return Clipped("around", text, *question)

    def _parts_clauses(self, words: str) -> bool:
        return any(self.finder(name).stands_in(words) for name in ("breaks", "joins"))

    def lead(self, clipped: Clipped) -> int:
        """Where a longer quote begins: with the clause of the word that was cut off, where that is near."""
        text, start = clipped.text.text, clipped.start
        left = max(0, start - _NEAR)
        first = left + sentence_around(text[left : start + 1], start - left, start - left + 1)[0]
        words = _last_words(text, first, start, _LEAD)
        clause = _after_last(CLAUSE_END, text, words, start)
        while clause < start and text[clause].isspace():
            clause += 1
        return clause if words == first or clause > words else start

    # --- before a piece ---

    def _before(self, text: Text, offset: int, limit: int | None) -> Clipped | None:
        at = bisect_right(text.offsets, offset) - 1
        left = max(0, at - _NEAR)
        first = left + sentence_around(text.text[left : at + 1], at - left, at - left + 1)[0]
        if limit is not None:
            first = max(first, bisect_right(text.offsets, limit - 1))
        sentence = first
        far = _last_words(text.text, first, at, _FAR)
        first = _last_words(text.text, first, at, _BEFORE)
        clause = _after_last(CLAUSE_END, text.text, first, at)
        quoted = self._quoted
        found = [*self._in(text, "negations", clause, at)]
        if not self.finder("hedges").stands_in(quoted):
            found += self._hedges(text, _clause_of(text.text, first, at), at)
        found += self._conditions(text, sentence, clause, at)
        if found:
            return Clipped("before", text, *min(found), skipped=limit is not None)
        if limit is not None or self.spoken or self.finder("speakers").stands_in(quoted):
            return None
        speakers = [
            (start, end)
            for start, end in self._in(text, "speakers", _after_last(_STRONG_END, text.text, far, at), at)
            if start >= first or " " in text.text[start:end]
        ]
        begins_apart = any(span[0] == 0 for name in ("breaks", "joins") for span in self.finder(name).spans(quoted))
        reaching = [] if begins_apart else [span for span in speakers if _reaches(text.text, first, *span, at)]
        return Clipped("before", text, *reaching[0], speaker=True) if reaching else None

    def _hedges(self, text: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield where hedges stand that reach the quote."""
        for start, end in self._in(text, "hedges", first, last):
            far = _flat(text.text[start:end]).lower() not in self._entries("adjacent")
            if far or not _WORD.search(text.text, end, last):
                yield start, end

    def _conditions(self, text: Text, sentence: int, clause: int, at: int) -> Iterator[tuple[int, int]]:
        """Yield where a condition stands that the quote is said on: in its clause, or in the clause before it."""
        yield from self._in(text, "asking", clause, at)
        yield from self._in(text, "conditions", clause, at)
        # “If the talks fail, ¦ the port closes”: the quote is the main clause, or begins in its first few words.
        comma = text.text.rfind(",", sentence, at)
        between = text.text[comma + 1 : at]
        if self.conditional or comma < 0 or len(_WORD.findall(between)) > _BEFORE or _STRONG_END.search(between):
            return
        joined = f"{between}{self._quoted[:_NEAR].split(' ', 1)[0]}"
        if any(self.finder(name).stands_in(joined) for name in ("breaks", "joins")):
            return
        begins = _after_last(CLAUSE_END, text.text, sentence, comma)
        spans = [*self._in(text, "conditions", begins, comma)]
        yield from (span for span in spans[:1] if self._opens(text.text[begins : span[0]]))

    def _opens(self, before: str) -> bool:
        """Whether a word opens its clause that stands behind these in it: at most a small word that joins it."""
        return not _WORD.sub("", before).strip() and (
            not before.strip() or before.strip().lower() in self._entries("joins")
        )

    def _entries(self, name: str) -> frozenset[str]:
        return self.lexicon.entries(name, self.searchable.source.language)

    def _in(self, text: Text, name: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield where words of a list stand that no clause of its own parts from the quote."""
        # A character more on either side, so that half a word is none.
        shown = text.text[max(0, first - 1) : last]
        shift = max(0, first - 1)
        breaks = [end for _, end in self.finder("breaks").spans(shown)]
        for start, end in self.finder(name).spans(shown):
            if start + shift >= first and not any(end <= one for one in breaks):
                yield start + shift, end + shift

    # --- behind a piece ---

    def _after(self, text: Text, offset: int, limit: int | None) -> Clipped | None:
        at = bisect_right(text.offsets, offset - 1)
        right = min(len(text.text), at + _NEAR)
        left = max(0, at - _NEAR)
        last = left + sentence_around(text.text[left:right], at - 1 - left, at - left)[1]
        if limit is not None:
            last = min(last, bisect_left(text.offsets, limit))
        # Only the very next word turns a quote round, or what is skipped at once: “did ¦ not sign”, “did […] sign”.
        clause = CLAUSE_END.search(text.text, at - 1, last)
        reach = _first_words(text.text, at, clause.start() if clause else last, 1 if limit is None else _BEFORE)
        forward = self._entries("forward")
        for start, end in self._in(text, "negations", at, reach):
            if _flat(text.text[start:end]).lower() in forward:
                continue
            return Clipped("after", text, start, end, skipped=limit is not None)
        if condition := self._condition_after(text, at, last):
            return Clipped("after", text, *condition, skipped=limit is not None, condition=True)
        quoted = self._quoted
        if limit is not None or self.spoken or self.finder("speakers").stands_in(quoted):
            return None
        return self._speaker_after(text, at, last)

    def _condition_after(self, text: Text, at: int, last: int) -> tuple[int, int] | None:
        """Where a condition stands that follows the quote at once: “the port closes ¦ if the talks fail”."""
        for start, end in self._in(text, "conditions", at, last):
            before = text.text[at:start].strip(" ,–—-").lower()
            return (start, end) if before in self._entries("limiting") or not before else None
        return None

    def _speaker_after(self, text: Text, at: int, last: int) -> Clipped | None:
        strong = _STRONG_END.search(text.text, at, last)
        reach = _first_words(text.text, at, strong.start() if strong else last, _AFTER)
        for start, end in self._in(text, "speakers", at, reach):
            before, behind = text.text[at - 1 : start], _WORD.search(text.text, end, last)
            # “…, an official said”, and not “…, who said”, “… and Brandt said” or “…, experts argue that”.
            elsewhere = any(self.finder(name).stands_in(before) for name in ("breaks", "joins"))
            carries = behind is not None and self.finder("carrying").stands_in(behind[0])
            if _PARTED.search(before) and not elsewhere and (not carries or " " in text.text[start:end]):
                return Clipped("after", text, start, end, speaker=True)
        return None


_PARTICIPLE: Final = re.compile(r"\w+ing\b")


def _reaches(text: str, first: int, start: int, end: int, at: int) -> bool:
    """Whether a speaker speaks the quote: no comma parts them, but behind “According to …” or “He said, …”."""
    between = text[end:at]
    if "," not in between or " " in text[start:end]:
        return True
    # “…, an official said, …” speaks what stands before it.
    return not _WORD.search(between) and ("," not in text[first:start] or bool(_OPENS.search(between)))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _last_words(text: str, first: int, last: int, most: int) -> int:
    """Where the last so many words of a range begin."""
    words = [match.start() for match in _WORD.finditer(text, first, last)]
    return words[-most] if len(words) > most else first


def _first_words(text: str, first: int, last: int, most: int) -> int:
    """Where the first so many words of a range end."""
    words = [match.end() for match in _WORD.finditer(text, first, last)]
    return words[min(most, len(words)) - 1] if words else first


def _clause_of(text: str, first: int, at: int) -> int:
    """Where the clause of a hedge begins that reaches a quote: a comma does not end it before “…, allowing them to”."""
    if _PARTICIPLE.match(text, at) and text[first:at].rstrip(" ”’\"'").endswith(","):
        return _after_last(CLAUSE_END, text, first, first + text[first:at].rstrip(" ”’\"'").rfind(","))
    return _after_last(CLAUSE_END, text, first, at)


def _after_last(end: re.Pattern[str], text: str, first: int, last: int) -> int:
    """Where the last clause of a range begins."""
    ends = [match.end() for match in end.finditer(text, first, last)]
    return ends[-1] if ends else first
