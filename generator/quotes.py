"""How a quote is found in its source. Everything that needs a place in a text asks this module.

A quote is compared after both sides are *folded*: typography is made equal, and
nothing else. Case, accents and every word matter. A near match is only ever a
suggestion (`nearest`); it never passes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from generator.model.statements import statements_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.briefing import Briefing, Evidence, Where
    from generator.model.desk import Desk
    from generator.model.source import Source
    from generator.model.statements import Statement

# --- folding ----------------------------------------------------------------------------------------

_SINGLE_QUOTES: Final = "‘’‚‛′‵´`ʹʻʼʽˈ‹›＇"
_DOUBLE_QUOTES: Final = "“”„‟″‶«»〝〞〟＂"
_DASHES: Final = "‐‑‒–—―−﹘﹣－"
_DROPPED: Final = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\u202a\u202b\u202c\u202d\u202e"
)
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

FOLDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_DROPPED, ""),
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "＇＂－"},
    **_LIGATURES,
    "…": "...",
}
"""What each character is folded to. White space of any sort and length becomes one space besides.

Deliberately not NFKC, which would turn 10² into 102.
"""

_FOLDABLE: Final = re.compile("[" + re.escape("".join(FOLDS)) + r"\s]")
_OMISSION: Final = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")


@dataclass(frozen=True)
class Folded:
    """A folded text with the way back: ``starts[i]`` and ``ends[i]`` bound what ``text[i]`` was made of."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def fold(text: str) -> str:
    """A text with its typography made equal, without white space around it."""
    return fold_spans(text, [(0, len(text))]).text


def fold_spans(text: str, spans: Iterable[tuple[int, int]]) -> Folded:
    """The given pieces of a text folded into one, a space between two pieces, with the way back to offsets.

    Offsets count code points of ``text``.
    """
    # Line breaks differ between the article and the YAML, so both are folded first.
    #   article:  rose⏎sharply
    #   quote:    rose sharply
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(char: str, start: int, end: int) -> None:
        if char == " " and (not chars or chars[-1] == " "):
            return
        chars.append(char)
        starts.append(start)
        ends.append(end)

    for first, last in spans:
        put(" ", first, first)
        for start, end in _clusters(text, first, last):
            for char in _fold_cluster(text[start:end]):
                put(char, start, end)
    while chars and chars[-1] == " ":
        chars.pop()
    return Folded("".join(chars), tuple(starts[: len(chars)]), tuple(ends[: len(chars)]))


def _fold_cluster(cluster: str) -> str:
    composed = cluster if len(cluster) == 1 and cluster.isascii() else unicodedata.normalize("NFC", cluster)
    if not _FOLDABLE.search(composed):
        return composed
    return "".join(" " if char.isspace() else FOLDS.get(char, char) for char in composed)


def _clusters(text: str, first: int, last: int) -> Iterable[tuple[int, int]]:
    """Offsets of the smallest pieces that NFC composes on their own."""
    piece = text[first:last]
    if unicodedata.is_normalized("NFC", piece):
        return ((at, at + 1) for at in range(first, last))
    return _composed_clusters(text, first, last)


def _composed_clusters(text: str, first: int, last: int) -> Iterable[tuple[int, int]]:
    start = first
    for at in range(first + 1, last + 1):
        if at < last and _belongs(text[start:at], text[at]):
            continue
        yield start, at
        start = at


def _belongs(cluster: str, char: str) -> bool:
    """Whether NFC composes or reorders ``char`` with what stands before it."""
    if unicodedata.combining(char):
        return True
    apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", char)
    return unicodedata.normalize("NFC", cluster + char) != apart


# --- finding ----------------------------------------------------------------------------------------


@dataclass(frozen=True, order=True)
class Passage:
    """Where a quote stands in its source.

    ``spans`` are start and end offsets of its pieces: more than one when the
    quote skips text. In the text they count code points of the body; in the
    title, or in caption ``caption`` (from 0), of that text.
    """

    where: Where
    caption: int
    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """The offset of the first quoted character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """The offset after the last quoted character."""
        return self.spans[-1][1]


@dataclass(frozen=True)
class NotFound:
    """The words do not stand there. ``elsewhere`` says where in the source they do, if anywhere."""

    elsewhere: tuple[Where, ...] = ()
    stripped: int | None = None
    """Number, from 0, of the entry of the strip log that holds the words."""


@dataclass(frozen=True)
class Ambiguous:
    """The words stand there more than once: the passages, in order (the first hundred), and how many there are."""

    passages: tuple[Passage, ...]
    count: int


Found = Passage | NotFound | Ambiguous

_MOST_MATCHES: Final = 100


@dataclass(frozen=True)
class Field:
    """One text in which quotes are looked for: the body, the title or a caption."""

    where: Where
    caption: int
    raw: str
    folded: Folded

    def passage(self, matches: Iterable[tuple[int, int]]) -> Passage:
        """Matches in the folded text as a passage of the raw one."""
        spans = tuple((self.folded.starts[start], self.folded.ends[end - 1]) for start, end in matches)
        return Passage(self.where, self.caption, spans)


@dataclass(frozen=True)
class Proposal:
    """A correction of a quote: the passage that was probably meant, its words, and a prefix if they need one."""

    passage: Passage
    words: str
    prefix: str


@dataclass(frozen=True)
class Searchable:
    """A source made ready for finding quotes in it. Make one a source and keep it while you search."""

    source: Source

    @cached_property
    def title(self) -> Field:
        """The headline."""
        return _whole("title", 0, self.source.title)

    @cached_property
    def captions(self) -> tuple[Field, ...]:
        """The captions."""
        return tuple(_whole("caption", n, text) for n, text in enumerate(self.source.facts.captions))

    @cached_property
    def text(self) -> Field:
        """The body, without block markers and without a headline that it repeats."""
        return self._text(repeated_headline=False)

    def _text(self, *, repeated_headline: bool) -> Field:
        body = self.source.body
        spans: list[tuple[int, int]] = []
        for block in self.source.blocks:
            if repeated_headline or fold(block.text(body)) != self.title.folded.text:
                spans.extend(block.spans)
        return Field("text", 0, body, fold_spans(body, spans))

    def fields(self, where: Where) -> tuple[Field, ...]:
        """The texts a quote may stand in."""
        if where == "title":
            return (self.title,)
        return self.captions if where == "caption" else (self.text,)

    def find(self, quote: str, where: Where = "text", prefix: str = "", suffix: str = "") -> Found:
        """Where the quote stands, when it stands there exactly once."""
        passages, count = self._matches(quote, where, prefix, suffix)
        if count == 0 and where == "text" and self._is_in_repeated_headline(quote):
            passages, count = self._matches(quote, "title", prefix, suffix)
        if count == 1:
            return passages[0]
        if count:
            return Ambiguous(passages, count)
        everywhere: tuple[Where, ...] = ("text", "title", "caption")
        elsewhere = tuple(w for w in everywhere if w != where and self._matches(quote, w, "", "")[1])
        return NotFound(elsewhere, None if elsewhere else self._stripped(quote))

    def _matches(self, quote: str, where: Where, prefix: str, suffix: str) -> tuple[tuple[Passage, ...], int]:
        pieces = pieces_of(quote)
        passages: list[Passage] = []
        count = 0
        for field in self.fields(where):
            tilings = _tilings(field.folded.text, pieces, fold(prefix), fold(suffix))
            count += tilings.count
            passages.extend(field.passage(match) for match in tilings.matches(_MOST_MATCHES))
        return tuple(passages), count

    def _is_in_repeated_headline(self, quote: str) -> bool:
        pieces = pieces_of(quote)
        whole = self._text(repeated_headline=True).folded.text
        return len(whole) > len(self.text.folded.text) and bool(_tilings(whole, pieces, "", "").count)

    def _stripped(self, quote: str) -> int | None:
        pieces = pieces_of(quote)
        for number, entry in enumerate(self.source.facts.stripped):
            if _tilings(fold(entry.text), pieces, "", "").count:
                return number
        return None

    # --- suggestions, never decisions ---

    def nearest(self, quote: str) -> Passage | None:
        """The passage of the text most like the quote, in whole words, or None when nothing is near."""
        wanted = fold(_OMISSION.sub(" ", quote))
        best: tuple[float, Field, int, int] | None = None
        for field in (self.text, self.title, *self.captions):
            text = field.folded.text
            near = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=_NEAR_ENOUGH)
            if near and near.dest_end > near.dest_start and (best is None or near.score > best[0]):
                best = (near.score, field, near.dest_start, near.dest_end)
        if best is None:
            return None
        _, field, start, end = best
        return field.passage([_best_words(wanted, field.folded.text, start, end)])

    def proposal(self, quote: str) -> Proposal | None:
        """What was probably meant, in the source's own words, so that pasting it passes; None when nothing is near."""
        near: Passage | None = None
        parts: list[str] = []
        for part in _OMISSION.split(quote):
            if not fold(part):
                continue
            words = " ".join(part.split())
            if isinstance(self.find(part), NotFound):
                closest = self.nearest(part)
                if closest is None:
                    return None
                near, words = near or closest, self.words(closest)
            parts.append(words)
        near = near or self.nearest(quote)
        if near is None:
            return None
        words = " […] ".join(parts)
        found = self.find(words, near.where)
        if isinstance(found, NotFound):  # the pieces are there, and not in this order
            return Proposal(near, self.words(near), "")
        if isinstance(found, Ambiguous):
            return Proposal(near, words, self.settling_prefix(near))
        return Proposal(found, words, "")

    def field_of(self, passage: Passage) -> Field:
        """The text a passage stands in."""
        return next(field for field in self.fields(passage.where) if field.caption == passage.caption)

    def words(self, passage: Passage) -> str:
        """The words of a passage as the source has them: markers left out, lines joined, pieces by ``[…]``."""
        field = self.field_of(passage)
        return " […] ".join(self._words_between(field, start, end) for start, end in passage.spans)

    def _words_between(self, field: Field, start: int, end: int) -> str:
        if field.where != "text":
            return " ".join(field.raw[start:end].split())
        parts = []
        for block in self.source.blocks:
            for first, last in block.spans:
                if first < end and start < last:
                    parts.append(field.raw[max(first, start) : min(last, end)])
        return " ".join(" ".join(parts).split())

    def cuts_word(self, passage: Passage) -> bool:
        """Whether a quote begins or ends in the middle of a word, which can turn *unable* into *able*."""
        field = self.field_of(passage)
        return any(_joins(field.raw, start) or _joins(field.raw, end) for start, end in passage.spans)

    def settling_prefix(self, passage: Passage) -> str:
        """The fewest words before a passage that make its quote unique, or an empty text when none do."""
        field = self.field_of(passage)
        text = field.folded.text
        start = _index_at(field.folded, passage.start)
        quote = [text[_index_at(field.folded, s) : _index_at(field.folded, e - 1) + 1] for s, e in passage.spans]
        word_starts = [match.start() for match in re.finditer(r"\S+", text[:start])]
        for first in reversed(word_starts[-_MOST_PREFIX_WORDS:]):
            prefix = text[first:start].strip()
            if _tilings(text, quote, prefix, "").count == 1:
                return " ".join(field.raw[field.folded.starts[first] : passage.start].split())
        return ""


_NEAR_ENOUGH: Final = 60
"""Below this likeness (rapidfuzz, 0–100) a suggestion would only puzzle."""

_MOST_PREFIX_WORDS: Final = 12


def pieces_of(quote: str) -> list[str]:
    """The folded pieces of a quote, cut at each ``[…]``."""
    return [piece for piece in (fold(part) for part in _OMISSION.split(quote)) if piece]


def folded_words(quote: str) -> str:
    """All words of a quote, folded, without what it skips: what its highlights show together."""
    return " ".join(pieces_of(quote))


def _whole(where: Where, caption: int, text: str) -> Field:
    return Field(where, caption, text, fold_spans(text, [(0, len(text))]))


Match = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Tilings:
    """Every way in which pieces stand in a text in order, between a prefix and a suffix.

    ``places[n]`` are the offsets of piece n, ``ways[n][i]`` in how many ways the
    pieces from n on can stand when piece n stands at ``places[n][i]``. Counting
    from the last piece keeps the work linear, whatever the quote.
    """

    lengths: tuple[int, ...]
    places: tuple[list[int], ...]
    ways: tuple[list[int], ...]

    @property
    def count(self) -> int:
        """In how many ways."""
        return sum(self.ways[0]) if self.ways else 0

    def matches(self, most: int) -> tuple[Match, ...]:
        """The first ways, each as start and end offsets of the pieces."""
        found: list[Match] = []
        waiting: list[tuple[int, Match]] = [(0, ())]
        while waiting and len(found) < most:
            number, match = waiting.pop()
            if number == len(self.places):
                found.append(match)
                continue
            begin = match[-1][1] if match else 0
            length = self.lengths[number]
            first = bisect_left(self.places[number], begin)
            options = [
                (number + 1, (*match, (at, at + length)))
                for at, ways in zip(self.places[number][first:], self.ways[number][first:], strict=True)
                if ways
            ]
            waiting.extend(reversed(options[:most]))
        return tuple(found)


def _tilings(text: str, pieces: list[str], prefix: str, suffix: str) -> _Tilings:
    places = [_occurrences(text, piece) for piece in pieces]
    if places and prefix:
        places[0] = [at for at in places[0] if _ends_with(text, at, prefix)]
    if places and suffix:
        places[-1] = [at for at in places[-1] if _begins_with(text, at + len(pieces[-1]), suffix)]
    ways: list[list[int]] = []
    for number in reversed(range(len(pieces))):
        if not ways:
            ways.append([1] * len(places[number]))
            continue
        following = places[number + 1]
        # after[i]: in how many ways the rest can stand from the i-th place of the next piece on.
        after = [*reversed([*accumulate(reversed(ways[0]))]), 0]
        length = len(pieces[number])
        ways.insert(0, [after[bisect_left(following, at + length)] for at in places[number]])
    return _Tilings(tuple(map(len, pieces)), tuple(places), tuple(ways))


def _occurrences(text: str, piece: str) -> list[int]:
    found = []
    at = text.find(piece)
    while at >= 0:
        found.append(at)
        at = text.find(piece, at + 1)
    return found


def _ends_with(text: str, end: int, prefix: str) -> bool:
    return text[:end].endswith(prefix) or text[:end].endswith(prefix + " ")


def _begins_with(text: str, start: int, suffix: str) -> bool:
    return text.startswith(suffix, start) or text.startswith(" " + suffix, start)


def _joins(raw: str, at: int) -> bool:
    """Whether the characters before and after an offset belong to one word, in a script that has word spaces."""
    return 0 < at < len(raw) and _is_letter(raw[at - 1]) and _is_letter(raw[at])


def _is_letter(char: str) -> bool:
    return char.isalnum() and not _NO_WORD_SPACES.match(char)


# Thai to Burmese, Khmer, kana, Han: scripts that put no space between words.
_NO_WORD_SPACES: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)


def _index_at(folded: Folded, offset: int) -> int:
    """The index in the folded text of what stands at an offset of the raw text."""
    return max(0, bisect_right(folded.starts, offset) - 1)


def _best_words(wanted: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The run of whole words around ``text[start:end]`` that is most like the wanted words."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    first = max(0, bisect_right([s for s, _ in words], start) - 1)
    last = next((n for n, (_, e) in enumerate(words) if e >= end), len(words) - 1)
    choices = [
        (words[a][0], words[b][1])
        for a in range(max(0, first - 2), min(first + 3, len(words)))
        for b in range(max(a, last - 2), min(last + 3, len(words)))
    ]
    start, end = max(choices, key=lambda span: (fuzz.ratio(wanted, text[span[0] : span[1]]), span[0] - span[1]))
    # Punctuation at the edge that the quote does not have is not proposed.
    while end - start > 1 and text[end - 1] in ".,;:!?" and not wanted.endswith(text[end - 1]):
        end -= 1
    return start, end


# --- the desk's evidence ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Citation:
    """One piece of evidence of one statement, and where it stands.

    ``number`` counts the statement's evidence from 1.
    """

    statement: Statement
    number: int
    evidence: Evidence
    searchable: Searchable
    found: Found

    @property
    def source(self) -> Source:
        """The source the quote is from."""
        return self.searchable.source


def source_of(evidence: Evidence, briefing: Briefing) -> str | None:
    """Id of the source a piece of evidence names, or that its briefing names for it."""
    return evidence.source or briefing.default_source


def citations(desk: Desk) -> tuple[Citation, ...]:
    """All evidence of the desk that names a source there is, each source made searchable once."""
    ready = {source_id: Searchable(source) for source_id, source in desk.sources.items()}
    made = []
    for briefing_id, briefing in desk.briefings.items():
        for statement in statements_of(briefing_id, briefing):
            for number, evidence in enumerate(statement.evidence, 1):
                searchable = ready.get(source_of(evidence, briefing) or "")
                if searchable:
                    found = searchable.find(evidence.quote, evidence.in_, evidence.prefix or "", evidence.suffix or "")
                    made.append(Citation(statement, number, evidence, searchable, found))
    return tuple(made)
