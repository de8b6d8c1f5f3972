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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing_room.model.briefing import Briefing, Evidence, Where
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement

# --- folding ----------------------------------------------------------------------------------------

_SINGLE_QUOTES: Final = "‘’‚‛′‵´`ʹʻʼʽˈ‹›＇｀"
_DOUBLE_QUOTES: Final = "“”„‟″‶«»〝〞〟＂"
_DASHES: Final = "‐‑‒–—―−﹘﹣－"
_DROPPED: Final = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\u202a\u202b\u202c\u202d\u202e"
    # Control characters, which no page shows and no YAML can hold.
    + "".join(map(chr, (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFE, 0xFFFF)))
)
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

FOLDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_DROPPED, ""),
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "＇＂－｀"},
    **_LIGATURES,
    "…": "...",
}
"""What each character is folded to. White space of any sort and length becomes one space besides.

Deliberately not NFKC, which would turn 10² into 102.
"""

_NOT_FOLDED: Final = "[^" + re.escape("".join(FOLDS)) + r"\s]"
_AS_IT_IS: Final = re.compile(f" ?{_NOT_FOLDED}(?:{_NOT_FOLDED}| (?={_NOT_FOLDED}))*")
"""A run that folding leaves alone: single spaces, and characters that are folded to themselves."""

_FOLD_TABLE: Final = str.maketrans(dict(FOLDS))
_OMISSION: Final = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")

_MOST_ACCENTS: Final = 30
"""Of one letter, as in Unicode's Stream-Safe Text: bringing more into order takes squared time, and is an attack."""


@dataclass(frozen=True)
class Folded:
    """A folded text with the way back: ``starts[i]`` and ``ends[i]`` bound what ``text[i]`` was made of."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def indexes(self, start: int, end: int) -> tuple[int, int]:
        """Where in the folded text stands what is between two offsets."""
        first = bisect_left(self.starts, start)
        if self.ends[first] == start:  # the space between two pieces takes no room
            first += 1
        return first, bisect_left(self.starts, end)

    def is_seam(self, at: int) -> bool:
        """Whether an index is inside a character, where no quote begins or ends: before an accent, in a ligature."""
        if not 0 < at < len(self.text) or self.text[at - 1] == " ":
            return False
        return _is_mark(self.text[at]) or (self.starts[at], self.ends[at]) == (self.starts[at - 1], self.ends[at - 1])


def fold(text: str) -> str:
    """A text with its typography made equal, without white space around it."""
    if _is_composed(text):
        return " ".join(text.translate(_FOLD_TABLE).split())
    return fold_spans(text, [(0, len(text))]).text


def fold_spans(text: str, spans: Iterable[tuple[int, int]]) -> Folded:
    """The given pieces of a text folded into one, a space between two pieces, with the way back to offsets.

    Offsets count code points of ``text``.
    """
    # Line breaks differ between the article and the YAML, so both are folded first.
    #   article:  rose⏎sharply
    #   quote:    rose sharply
    folding = _Folding(text)
    for first, last in spans:
        folding.put(" ", first, first)
        if _is_composed(text[first:last]):
            folding.take_composed(first, last)
        else:
            for cluster in _clusters(text, first, last):
                folding.take(*cluster)
    return folding.result()


class _Folding:
    """A text on its way to being folded. Runs that stay as they are go in one step, because most text is such runs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._chars: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def put(self, char: str, start: int, end: int) -> None:
        if char == " " and self._ends_in_space():
            return
        self._chars.append(char)
        self._starts.append(start)
        self._ends.append(end)

    def take(self, folded: str, start: int, end: int) -> None:
        for char in folded:
            self.put(char, start, end)

    def take_composed(self, first: int, last: int) -> None:
        at = first
        while at < last:
            run = _AS_IT_IS.match(self._text, at, last)
            if run is None:
                self.take(_fold_char(self._text[at]), at, at + 1)
                at += 1
                continue
            start = at + 1 if self._text[at] == " " and self._ends_in_space() else at
            at = run.end()
            self._chars.extend(self._text[start:at])
            self._starts.extend(range(start, at))
            self._ends.extend(range(start + 1, at + 1))

    def _ends_in_space(self) -> bool:
        return not self._chars or self._chars[-1] == " "

    def result(self) -> Folded:
        while self._chars and self._chars[-1] == " ":
            self._chars.pop()
        size = len(self._chars)
        return Folded("".join(self._chars), tuple(self._starts[:size]), tuple(self._ends[:size]))


def _is_composed(text: str) -> bool:
    """Whether each character can be folded by itself: neither as it is nor when folded do two compose."""
    if text.isascii():
        return True
    return unicodedata.is_normalized("NFC", text) and unicodedata.is_normalized("NFC", text.translate(_FOLD_TABLE))


def _fold_char(char: str) -> str:
    # Some characters are only another code for a plain one, so each is composed before the table is asked.
    folded = unicodedata.normalize("NFC", char).translate(_FOLD_TABLE)
    return " " if folded.isspace() else folded


def _clusters(text: str, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """The smallest pieces that fold on their own, folded, with their offsets."""
    # What is dropped is dropped first, so that what it stood between can compose:
    #   e ¦ soft hyphen ¦ combining acute  →  é
    cluster, start, end, accents = "", first, first, 0
    for at in range(first, last):
        folded = _fold_char(text[at])
        if not folded:
            continue
        if cluster and accents < _MOST_ACCENTS and _belongs(cluster, folded):
            cluster, end, accents = cluster + folded, at + 1, accents + 1
            continue
        yield unicodedata.normalize("NFC", cluster), start, end
        cluster, start, end, accents = folded, at, at + 1, 0
    yield unicodedata.normalize("NFC", cluster), start, end


def _belongs(cluster: str, folded: str) -> bool:
    """Whether NFC composes a folded character with what stands before it, or may bring the two in another order."""
    if folded.isascii():
        return False
    if unicodedata.combining(folded[0]):
        return True
    apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", folded)
    return unicodedata.normalize("NFC", cluster + folded) != apart


def _is_mark(char: str) -> bool:
    """Whether a character is an accent, or another sign that belongs to the letter before it."""
    return not char.isascii() and unicodedata.category(char).startswith("M")


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
    """One text in which quotes are looked for: the body, the title or a caption.

    ``headlines`` are the parts of the folded text that repeat the headline: what
    stands wholly in one of them counts as the headline.
    """

    where: Where
    caption: int
    raw: str
    folded: Folded
    headlines: tuple[tuple[int, int], ...] = ()

    def places(self, piece: str) -> list[int]:
        """Where in the folded text a piece stands."""
        return [at for at in _occurrences(self.folded, piece) if not self._is_headline(at, at + len(piece))]

    def _is_headline(self, start: int, end: int) -> bool:
        return any(first <= start and end <= last for first, last in self.headlines)

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
        """The body without block markers."""
        body = self.source.body
        folded = fold_spans(body, (span for block in self.source.blocks for span in block.spans))
        repeated = [block for block in self.source.blocks if fold(block.text(body)) == self.title.folded.text]
        return Field("text", 0, body, folded, tuple(folded.indexes(block.start, block.end) for block in repeated))

    def fields(self, where: Where) -> tuple[Field, ...]:
        """The texts a quote may stand in."""
        if where == "title":
            return (self.title,)
        return self.captions if where == "caption" else (self.text,)

    def find(self, quote: str, where: Where = "text", prefix: str = "", suffix: str = "") -> Found:
        """Where the quote stands, when it stands there exactly once."""
        pieces = pieces_of(quote)
        passages, count = self._matches(pieces, where, prefix, suffix)
        if count == 0 and where == "text" and self.text.headlines:
            passages, count = self._matches(pieces, "title", prefix, suffix)
        if count == 1:
            return passages[0]
        if count:
            return Ambiguous(passages, count)
        everywhere: tuple[Where, ...] = ("text", "title", "caption")
        elsewhere = tuple(w for w in everywhere if w != where and self._matches(pieces, w, "", "")[1])
        return NotFound(elsewhere, None if elsewhere else self._stripped(pieces))

    def find_evidence(self, evidence: Evidence) -> Found:
        """Where the quote of a piece of evidence stands, by its own prefix and suffix."""
        return self.find(evidence.quote, evidence.in_, evidence.prefix or "", evidence.suffix or "")

    def _matches(
        self, pieces: Sequence[str], where: Where, prefix: str, suffix: str
    ) -> tuple[tuple[Passage, ...], int]:
        passages: list[Passage] = []
        count = 0
        for field in self.fields(where):
            tilings = _tilings(field, pieces, fold(prefix), fold(suffix))
            count += tilings.count
            passages.extend(field.passage(match) for match in tilings.matches(_MOST_MATCHES - len(passages)))
        return tuple(passages), count

    def _stripped(self, pieces: Sequence[str]) -> int | None:
        for number, entry in enumerate(self.source.facts.stripped):
            if _tilings(_whole("text", 0, entry.text), pieces, "", "").count:
                return number
        return None

    # --- suggestions, never decisions ---

    def nearest(self, quote: str) -> Passage | None:
        """The passage of the text most like the quote, in whole words, or None when nothing is near."""
        wanted = fold(_OMISSION.sub(" ", quote))
        best: tuple[float, Field, int, int] | None = None
        for field in (self.text, self.title, *self.captions):
            text = field.folded.text
            if len(wanted) * len(text) > _MOST_COMPARED:
                continue
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
        # Pieces that are there, but not in this order, or not in one text, leave the nearest one alone.
        return self._pasteable(" […] ".join(parts), near) or self._pasteable(self.words(near), near)

    def _pasteable(self, words: str, near: Passage) -> Proposal | None:
        """Words that are found beside ``near``, with a prefix when they need one; None when nothing settles them."""
        found = self.find(words, near.where)
        if isinstance(found, Passage):
            return Proposal(found, words, "")
        passages = found.passages if isinstance(found, Ambiguous) else ()
        for passage in sorted(passages, key=lambda p: not {*near.spans} <= {*p.spans})[:_MOST_TRIED]:
            if prefix := self.settling_prefix(passage):
                return Proposal(passage, words, prefix)
        return None

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
        folded = self.field_of(passage).folded
        return any(_joins(folded.text, at) for span in passage.spans for at in folded.indexes(*span))

    def settling_prefix(self, passage: Passage) -> str:
        """The fewest words before a passage that make its quote unique, or an empty text when none do."""
        field = self.field_of(passage)
        folded, text = field.folded, field.folded.text
        pieces = [text[slice(*folded.indexes(*span))] for span in passage.spans]
        start, _ = folded.indexes(passage.start, passage.end)
        word_starts = [match.start() for match in re.finditer(r"\S+", text[:start])]
        for first in reversed(word_starts[-_MOST_PREFIX_WORDS:]):
            if self._matches(pieces, passage.where, text[first:start], "") == ((passage,), 1):
                return self._words_between(field, folded.starts[first], passage.start)
        return ""


_MOST_COMPARED: Final = 300_000_000
"""Characters of quote times characters of text: beyond it a suggestion would take seconds, and help nobody."""

_NEAR_ENOUGH: Final = 60
"""Below this likeness (rapidfuzz, 0–100) a suggestion would only puzzle."""

_MOST_PREFIX_WORDS: Final = 12
_MOST_TRIED: Final = 3


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

    ``places[n]`` are the places of piece n from which the pieces after it can
    follow. Work and memory grow with the places, however many ways there are.
    """

    lengths: tuple[int, ...]
    places: tuple[list[int], ...]

    @cached_property
    def count(self) -> int:
        """In how many ways."""
        if not self.places:
            return 0
        ways = [1] * len(self.places[-1])
        for number in reversed(range(len(self.places) - 1)):
            following, length = self.places[number + 1], self.lengths[number]
            # after[i]: in how many ways the rest can stand from the i-th place of the next piece on.
            after = [*accumulate(reversed(ways), _capped_sum, initial=0)]
            after.reverse()
            ways = [after[bisect_left(following, at + length)] for at in self.places[number]]
        return sum(ways)

    def matches(self, most: int) -> tuple[Match, ...]:
        """The first ways, each as start and end offsets of the pieces."""
        found: list[Match] = []
        waiting: list[tuple[int, Match]] = [(0, ())] if self.places else []
        while waiting and len(found) < most:
            number, match = waiting.pop()
            if number == len(self.places):
                found.append(match)
                continue
            length = self.lengths[number]
            first = bisect_left(self.places[number], match[-1][1] if match else 0)
            options = self.places[number][first : first + most]
            waiting.extend((number + 1, (*match, (at, at + length))) for at in reversed(options))
        return tuple(found)


def _capped_sum(one: int, other: int) -> int:
    # Thousands of pieces would make numbers of thousands of digits, and nobody reads them.
    return min(one + other, _MOST_WAYS)


_MOST_WAYS: Final = 2**40


def _tilings(field: Field, pieces: Sequence[str], prefix: str, suffix: str) -> _Tilings:
    text = field.folded.text
    found = {piece: field.places(piece) for piece in set(pieces)}
    places = [found[piece] for piece in pieces]
    if places and prefix:
        places[0] = [at for at in places[0] if text.endswith((prefix, prefix + " "), 0, at)]
    if places and suffix:
        ends = ((at, at + len(pieces[-1])) for at in places[-1])
        places[-1] = [at for at, end in ends if text.startswith((suffix, " " + suffix), end)]
    # From the last piece to the first: a place counts when it ends before the last place of the piece after it.
    for number in reversed(range(len(places) - 1)):
        latest = max(places[number + 1], default=-1) - len(pieces[number])
        places[number] = places[number][: bisect_right(places[number], latest)]
    return _Tilings(tuple(map(len, pieces)), tuple(places))


def _occurrences(folded: Folded, piece: str) -> list[int]:
    found = []
    at = folded.text.find(piece)
    while at >= 0:
        if not folded.is_seam(at) and not folded.is_seam(at + len(piece)):
            found.append(at)
        at = folded.text.find(piece, at + 1)
    return found


def _joins(text: str, at: int) -> bool:
    """Whether the characters before and after an index belong to one word, in a script that has word spaces."""
    return 0 < at < len(text) and _is_letter(text[at - 1]) and _is_letter(text[at])


def _is_letter(char: str) -> bool:
    return (char.isalnum() or _is_mark(char)) and not _NO_WORD_SPACES.match(char)


# Thai to Burmese, Khmer, kana, Han: scripts that put no space between words.
_NO_WORD_SPACES: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)


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
    """All evidence of the desk that names a source there is.

    Found once and kept with the desk, which never changes: several rules and pages ask.
    """
    return desk.once("citations", lambda: _find_all(desk))


def _find_all(desk: Desk) -> tuple[Citation, ...]:
    ready = {source_id: Searchable(source) for source_id, source in desk.sources.items()}
    made = []
    for briefing_id, briefing in desk.briefings.items():
        for statement in desk.statements(briefing_id):
            for number, evidence in enumerate(statement.evidence, 1):
                searchable = ready.get(source_of(evidence, briefing) or "")
                if searchable:
                    found = searchable.find_evidence(evidence)
                    made.append(Citation(statement, number, evidence, searchable, found))
    return tuple(made)
