"""A quote keeps the hedge, the negation and the speaker that its sentence puts beside it.

The words stand in the source, and yet it may say the opposite: *significantly alter the strategic landscape* stands
in *experts argue that it won’t significantly alter the strategic landscape*. Looked at are the few words before and
after the quote in its sentence, and those that `[…]` leaves out. A speaker that `voice` names is not asked for, nor
is anything of a quote that a `note` speaks of. The words are English; a desk adds words of any language with
`hedges`, `negations` and `speakers` under `words` in its settings.

Bad:   quote: "significantly alter the strategic landscape"
Good:  quote: "experts argue that it won’t significantly alter the strategic landscape"
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.findings import Mistake, Severity, yaml_text
from briefing_room.lexicon import lexicon_of
from briefing_room.model.article import sentence_around
from briefing_room.quotes import Passage, citations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.lexicon import Finder, Lexicon
    from briefing_room.model.desk import Desk
    from briefing_room.quotes import Citation, Searchable

SEVERITY: Severity = "warning"

Side = Literal["before", "after", "skipped"]

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

_CLAUSE_END: Final = re.compile(r"[,;:()–—\[\]]|\s-\s")
_STRONG_END: Final = re.compile(r"[;()–—\[\]]|\s-\s")
_WORD: Final = re.compile(r"\S*\w\S*")
_PARTED: Final = re.compile(r"[,’”\"'»–—]")
_OPENS: Final = re.compile(r"[“„«\"'‘]")


@dataclass(frozen=True)
class _Text:
    """A text of a source without markers, and the offset of each of its characters."""

    text: str
    offsets: Sequence[int]


@dataclass(frozen=True)
class _Clipped:
    """What a quote was cut off from: the side, the span of the word in its text, and whether a speaker is all."""

    side: Side
    start: int
    end: int
    speaker: bool


class _Texts:
    """The texts of sources around passages; each block is laid out once, however many quotes are in it."""

    def __init__(self) -> None:
        self._starts: dict[str, list[int]] = {}
        self._blocks: dict[tuple[str, int], _Text] = {}

    def around(self, searchable: Searchable, passage: Passage, at: int) -> _Text:
        """The text that holds an offset of a passage."""
        if passage.where != "text":
            raw = searchable.field_of(passage).raw
            return _Text(raw, range(len(raw)))
        source = searchable.source
        if source.id not in self._starts:
            self._starts[source.id] = [block.start for block in source.blocks]
        number = max(0, bisect_right(self._starts[source.id], at) - 1)
        if (source.id, number) not in self._blocks:
            self._blocks[source.id, number] = _Text(*source.blocks[number].located(source.body))
        return self._blocks[source.id, number]


def check(desk: Desk) -> Iterator[Mistake]:
    """Yield each quote that was cut off from a word that may change what it says."""
    if "settings" in desk.broken:
        return  # by whose language and words every quote is read
    lexicon, texts = lexicon_of(desk), _Texts()
    for citation in citations(desk):
        if not isinstance(citation.found, Passage) or _is_told(desk, citation):
            continue
        search = _Search(lexicon, citation, citation.found, texts)
        clipped = search.first()
        if clipped:
            message, help_ = search.told(*clipped)
            mistake = Mistake(citation.evidence.at("quote"), message, help_)
            mistake = mistake.concluded_from(citation.evidence, "note", "voice")
            yield mistake.concluded_from(citation.source.facts, "language")


def _is_told(desk: Desk, citation: Citation) -> bool:
    """Whether the analyst has spoken of a quote, or nobody is to be asked."""
    old = citation.statement.retired or desk.briefings[citation.statement.briefing].status == "archived"
    return bool(citation.evidence.note or old)


@dataclass(frozen=True)
class _Search:
    """The search beside one quote."""

    lexicon: Lexicon
    citation: Citation
    passage: Passage
    texts: _Texts

    def finder(self, name: str) -> Finder:
        return self.lexicon.finder(name, self.citation.source.language)

    def first(self) -> tuple[_Text, _Clipped] | None:
        """The first word that was cut off: before the quote, left out of it, or behind it."""
        spans = self.passage.spans
        for number, (start, end) in enumerate(spans):
            before = spans[number - 1][1] if number else None
            text = self.texts.around(self.citation.searchable, self.passage, start)
            if found := self._before(text, start, before):
                return text, found
            text = self.texts.around(self.citation.searchable, self.passage, end - 1)
            after = spans[number + 1][0] if number + 1 < len(spans) else None
            if found := self._after(text, end, after):
                return text, found
        return None

    # --- before a piece ---

    def _before(self, text: _Text, offset: int, limit: int | None) -> _Clipped | None:
        at = bisect_right(text.offsets, offset) - 1
        left = max(0, at - _NEAR)
        first = left + sentence_around(text.text[left : at + 1], at - left, at - left + 1)[0]
        if limit is not None:
            first = max(first, bisect_right(text.offsets, limit - 1))
        far = _last_words(text.text, first, at, _FAR)
        first = _last_words(text.text, first, at, _BEFORE)
        clause = _after_last(_CLAUSE_END, text.text, first, at)
        quoted = self.citation.evidence.quote
        found = [*self._in(text, "negations", clause, at)]
        if not self.finder("hedges").stands_in(quoted):
            found += self._hedges(text, _clause_of(text.text, first, at), at)
        if found:
            return _Clipped("before" if limit is None else "skipped", *min(found), speaker=False)
        if limit is not None or self.citation.evidence.voice or self.finder("speakers").stands_in(quoted):
            return None
        speakers = [
            (start, end)
            for start, end in self._in(text, "speakers", _after_last(_STRONG_END, text.text, far, at), at)
            if start >= first or " " in text.text[start:end]
        ]
        begins_apart = any(span[0] == 0 for name in ("breaks", "joins") for span in self.finder(name).spans(quoted))
        reaching = [] if begins_apart else [span for span in speakers if _reaches(text.text, first, *span, at)]
        return _Clipped("before", *reaching[0], speaker=True) if reaching else None

    def _hedges(self, text: _Text, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield where hedges stand that reach the quote."""
        for start, end in self._in(text, "hedges", first, last):
            far = _flat(text.text[start:end]).lower() not in self._entries("adjacent")
            if far or not _WORD.search(text.text, end, last):
                yield start, end

    def _entries(self, name: str) -> frozenset[str]:
        return self.lexicon.entries(name, self.citation.source.language)

    def _in(self, text: _Text, name: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield where words of a list stand that no clause of its own parts from the quote."""
        # A character more on either side, so that half a word is none.
        shown = text.text[max(0, first - 1) : last]
        shift = max(0, first - 1)
        breaks = [end for _, end in self.finder("breaks").spans(shown)]
        for start, end in self.finder(name).spans(shown):
            if start + shift >= first and not any(end <= one for one in breaks):
                yield start + shift, end + shift

    # --- behind a piece ---

    def _after(self, text: _Text, offset: int, limit: int | None) -> _Clipped | None:
        at = bisect_right(text.offsets, offset - 1)
        right = min(len(text.text), at + _NEAR)
        left = max(0, at - _NEAR)
        last = left + sentence_around(text.text[left:right], at - 1 - left, at - left)[1]
        if limit is not None:
            last = min(last, bisect_left(text.offsets, limit))
        # Only the very next word turns a quote round, or what is skipped at once: “did ¦ not sign”, “did […] sign”.
        clause = _CLAUSE_END.search(text.text, at - 1, last)
        reach = _first_words(text.text, at, clause.start() if clause else last, 1 if limit is None else _BEFORE)
        forward = self._entries("forward")
        for start, end in self._in(text, "negations", at, reach):
            if _flat(text.text[start:end]).lower() in forward:
                continue
            return _Clipped("after" if limit is None else "skipped", start, end, speaker=False)
        quoted = self.citation.evidence.quote
        if limit is not None or self.citation.evidence.voice or self.finder("speakers").stands_in(quoted):
            return None
        return self._speaker_after(text, at, last)

    def _speaker_after(self, text: _Text, at: int, last: int) -> _Clipped | None:
        strong = _STRONG_END.search(text.text, at, last)
        reach = _first_words(text.text, at, strong.start() if strong else last, _AFTER)
        for start, end in self._in(text, "speakers", at, reach):
            before, behind = text.text[at - 1 : start], _WORD.search(text.text, end, last)
            # “…, an official said”, and not “…, who said”, “… and Brandt said” or “…, experts argue that”.
            elsewhere = any(self.finder(name).stands_in(before) for name in ("breaks", "joins"))
            carries = behind is not None and self.finder("carrying").stands_in(behind[0])
            if _PARTED.search(before) and not elsewhere and (not carries or " " in text.text[start:end]):
                return _Clipped("after", start, end, speaker=True)
        return None

    # --- what is told ---

    def told(self, text: _Text, clipped: _Clipped) -> tuple[str, str]:
        """The message, and how to mend it."""
        start, end, quote = clipped.start, clipped.end, self._short()
        if clipped.side == "skipped":
            message = f"the words it leaves out may change what it says: “{_flat(text.text[start:end])}”"
            return message, "quote the sentence whole, or say in “note” why it may stand without them"
        if clipped.side == "before":
            at = bisect_right(text.offsets, self.passage.start) - 1
            start = self._lead(text.text, start)
            shown = f"“{_flat(text.text[start:at])}” [{quote}]"
            longer = Passage(
                self.passage.where,
                self.passage.caption,
                ((text.offsets[start], self.passage.spans[0][1]), *self.passage.spans[1:]),
            )
        else:
            at = bisect_right(text.offsets, self.passage.end - 1)
            shown = f"[{quote}] “{_flat(text.text[at:end])}”"
            longer = Passage(
                self.passage.where,
                self.passage.caption,
                (*self.passage.spans[:-1], (self.passage.spans[-1][0], text.offsets[end - 1] + 1)),
            )
        message = f"the words {clipped.side} it in its sentence may change what it says: {shown}"
        return message, "\n".join(self._cures(longer, clipped))

    def _lead(self, text: str, start: int) -> int:
        """Where the longer quote begins: with the clause of the word that was cut off, where that is near."""
        left = max(0, start - _NEAR)
        first = left + sentence_around(text[left : start + 1], start - left, start - left + 1)[0]
        words = _last_words(text, first, start, _LEAD)
        clause = _after_last(_CLAUSE_END, text, words, start)
        while clause < start and text[clause].isspace():
            clause += 1
        return clause if words == first or clause > words else start

    def _cures(self, longer: Passage, clipped: _Clipped) -> Iterator[str]:
        words = self.citation.searchable.words(longer)
        pasteable = self.citation.searchable.find(words, longer.where) == longer
        yield f"write: {yaml_text(words)}" if pasteable else "take them into the quote"
        yield (
            "or name the speaker with “voice”, or say in “note” why it may stand without them"
            if clipped.speaker
            else "or say in “note” why it may stand without them"
        )

    def _short(self) -> str:
        words = _flat(self.citation.evidence.quote)
        return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


_SHOWN: Final = 40
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
        return _after_last(_CLAUSE_END, text, first, first + text[first:at].rstrip(" ”’\"'").rfind(","))
    return _after_last(_CLAUSE_END, text, first, at)


def _after_last(end: re.Pattern[str], text: str, first: int, last: int) -> int:
    """Where the last clause of a range begins."""
    ends = [match.end() for match in end.finditer(text, first, last)]
    return ends[-1] if ends else first
