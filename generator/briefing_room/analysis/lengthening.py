"""A quote made longer until no rule on quotes has anything to say of it: what findings tell the analyst to write.

The program never shortens a quote and never takes other words: it goes on to the borders of words, to three words a
piece, to the hedge, negation or speaker that was cut off, to a number's other half and to the end of a clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing_room.analysis.clipping import CLAUSE_END, Clipping
from briefing_room.analysis.rewriting import evidence_with
from briefing_room.findings import yaml_text
from briefing_room.lexicon import lexicon_of
from briefing_room.model.article import sentence_around
from briefing_room.quotes import Passage, pasteable, proposal

if TYPE_CHECKING:
    from briefing_room.analysis.clipping import Clipped, Text, Texts
    from briefing_room.findings import Cure
    from briefing_room.lexicon import Lexicon
    from briefing_room.model.desk import Desk
    from briefing_room.quotes import Citation, Proposal, Searchable

LEAST_WORDS: Final = 3
"""Words of a piece beside ``[…]``."""

_MOST_STEPS: Final = 40
"""Each makes a quote longer; more than that many are needed by nobody's quote."""

Span = tuple[int, int]


def is_whole(citation: Citation) -> bool:
    """Whether a quote that was found is words: no half one, no splinter, none apart, and not one without a reason."""
    found, searchable = citation.found, citation.searchable
    if not isinstance(found, Passage) or searchable.cuts_word(found) or len(searchable.parts_of(found)) > 1:
        return False
    if len(found.spans) > 1:
        return all(enough_words(searchable, found))
    return bool(citation.evidence.voice or citation.evidence.note) or not is_one_word(searchable, found)


def enough_words(searchable: Searchable, passage: Passage) -> list[bool]:
    """Of each piece of a quote with ``[…]``, whether it has three words, or all that its place has."""
    return [_has_words(searchable, passage, span, LEAST_WORDS) for span in passage.spans]


def is_one_word(searchable: Searchable, passage: Passage) -> bool:
    """Whether a quote is one word or one number, and its place has more."""
    whole = len(passage.spans) == 1 and _has_words(searchable, passage, passage.spans[0], 2)
    return len(passage.spans) == 1 and not whole


def _has_words(searchable: Searchable, passage: Passage, span: Span, least: int) -> bool:
    field = searchable.field_of(passage)
    words = field.words_in(span, least)
    if words >= least:
        return True
    start, _ = searchable.place_around(passage.where, passage.caption, span[0])
    _, end = searchable.place_around(passage.where, passage.caption, span[1] - 1)
    return field.words_in((start, end), words + 1) <= words


@dataclass(frozen=True)
class Lengthening:
    """What makes quotes of a source longer. ``spoken``: a speaker is named; ``told``: why a word may do is said."""

    lexicon: Lexicon
    texts: Texts
    searchable: Searchable
    spoken: bool = False
    told: bool = False

    def meant(self, quote: str) -> Proposal | None:
        """What was probably meant by a quote that is not found, long enough to break no rule; else None."""
        near = proposal(self.searchable, quote)
        return near and self.proposal(near.passage)

    def proposal(self, passage: Passage) -> Proposal | None:
        """The shortest longer quote that breaks no rule, with a prefix where it needs one; None where there is none."""
        longer = self.sound(passage)
        return pasteable(self.searchable, longer) if longer else None

    def sound(self, passage: Passage) -> Passage | None:
        """A passage made longer until nothing is to be said of it; None where nothing longer would do."""
        for _ in range(_MOST_STEPS):
            longer = self._longer(passage)
            if longer == passage:
                return passage if all(self._enough(passage)) and self._is_together(passage) else None
            passage = longer
        return None

    def _is_together(self, passage: Passage) -> bool:
        return len(self.searchable.parts_of(passage)) == 1

    def _longer(self, passage: Passage) -> Passage:
        for step in (self._whole_words, self._enough_words, self._unclipped, self.finished):
            longer = self._joined(step(passage))
            if longer != passage:
                return longer
        return passage

    def _joined(self, passage: Passage) -> Passage:
        """A passage with pieces made one that overlap, or leave out no word between them."""
        field = self.searchable.field_of(passage)
        spans: list[Span] = []
        for start, end in sorted(passage.spans):
            if spans and (start <= spans[-1][1] or not field.words_in((spans[-1][1], start), 1)):
                spans[-1] = spans[-1][0], max(end, spans[-1][1])
            else:
                spans.append((start, end))
        return replace(passage, spans=tuple(spans))

    # --- the steps ---

    def _whole_words(self, passage: Passage) -> Passage:
        field = self.searchable.field_of(passage)
        folded = field.folded
        whole = [field.words.borders(*folded.indexes(*span)) for span in passage.spans]
        cut = [span != folded.indexes(*old) for span, old in zip(whole, passage.spans, strict=True)]
        if not any(cut):
            return passage
        return replace(passage, spans=tuple((folded.starts[start], folded.ends[end - 1]) for start, end in whole))

    def _enough_words(self, passage: Passage) -> Passage:
        enough = self._enough(passage)
        spans = (span if good else self._wider(passage, span) for span, good in zip(passage.spans, enough, strict=True))
        return replace(passage, spans=tuple(spans))

    def _enough(self, passage: Passage) -> list[bool]:
        """Of each piece, whether it has as many words as are asked of it."""
        if len(passage.spans) > 1:
            return enough_words(self.searchable, passage)
        return [self.told or not is_one_word(self.searchable, passage)]

    def _wider(self, passage: Passage, span: Span) -> Span:
        """The clause around a piece, or what is the next larger: its sentence, its paragraph."""
        text = self.texts.around(self.searchable, passage, span[0])
        first, last = _indexes(text, span)
        sentence = sentence_around(text.text, first, last)
        clause = _clause_around(text.text, *sentence, first, last)
        for start, end in (clause, sentence, (0, len(text.text))):
            wider = min(span[0], text.offsets[start]), max(span[1], text.offsets[end - 1] + 1)
            if wider != span and _has_words(self.searchable, passage, wider, LEAST_WORDS):
                return wider
        return span

    def _unclipped(self, passage: Passage) -> Passage:
        clipping = Clipping(self.lexicon, self.texts, self.searchable, passage, self.spoken)
        clipped = clipping.first()
        return longer_by(clipping, clipped) if clipped else passage

    def finished(self, passage: Passage) -> Passage:
        """A passage none of whose pieces ends on “according to”, or between a number and what it counts."""
        return replace(passage, spans=tuple(self._finished_span(passage, span) for span in passage.spans))

    def _finished_span(self, passage: Passage, span: Span) -> Span:
        text = self.texts.around(self.searchable, passage, span[1] - 1)
        _, last = _indexes(text, span)
        end = self._end(text.text, last)
        text_before = self.texts.around(self.searchable, passage, span[0])
        first, _ = _indexes(text_before, span)
        start = _with_number_before(text_before.text, first)
        return text_before.offsets[start], text.offsets[end - 1] + 1

    def _end(self, text: str, last: int) -> int:
        """Where a piece ends that ends at an index of its block's text."""
        words = [*_WORD.finditer(text, max(0, last - _NEAR), last)]
        behind = _WORD.match(text, last + len(text[last:]) - len(text[last:].lstrip()))
        if not words or not behind or text[last - 1] in _STOPS or text[last : last + 1] != " ":
            return last
        unfinished = self.lexicon.finder("unfinished", self.searchable.source.language)
        tail = text[words[0].start() : last]
        if any(end == len(tail) for _, end in unfinished.spans(tail)):
            return _clause_end(text, last)
        counts = _COUNTS.fullmatch(words[-1][0]) and not unfinished.stands_in(behind[0])
        return behind.end() if counts else last


_NEAR: Final = 80
_STOPS: Final = ".,;:!?"
_WORD: Final = re.compile(r"[^\s,;:()–—\[\]]*\w[^\s,;:()–—\[\]]*")
_COUNTS: Final = re.compile(r"(?!(?:1\d|20)\d\d$)[$€£¥₩]?\d[\d.,’'–-]*")
"""A number that is no year: what it counts, or the rest of it, stands behind it."""


def _with_number_before(text: str, first: int) -> int:
    """Where a piece begins, or the number does that belongs to its first word."""
    before = text[:first].rstrip(" ")
    number = re.search(r"(?:^|(?<=[\s(“—–]))[$€£¥₩]?\d[\d.,’'–-]*$", before[-_NEAR:])
    if not number or before == text[:first] or not _COUNTS.fullmatch(number[0]) or before[-1] in _STOPS:
        return first
    return len(before) - len(number[0])


def _indexes(text: Text, span: Span) -> Span:
    """Where in a block's text the part of a span stands that is in it."""
    return max(0, bisect_right(text.offsets, span[0]) - 1), bisect_left(text.offsets, span[1])


def _clause_around(text: str, first: int, last: int, start: int, end: int) -> Span:
    """The clause around a range within a sentence, without the punctuation at its edges."""
    for match in CLAUSE_END.finditer(text, first, last):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def longer_by(clipping: Clipping, clipped: Clipped) -> Passage:
    """A passage with the words that were cut off, and those between."""
    passage, offsets = clipping.passage, clipped.text.offsets
    start, end = passage.spans[clipped.piece]
    if clipped.side == "around":
        start, end = min(start, offsets[clipped.start]), max(end, offsets[clipped.end - 1] + 1)
    elif clipped.side == "before":
        start = offsets[clipping.lead(clipped)]
    else:
        last = clipped.end
        text, at = clipped.text.text, bisect_left(offsets, end)
        if clipped.condition or (clipped.speaker and not _WORD.search(text, at, clipped.start)):
            # “…, wrote Tom Vell”: who spoke stands behind the verb, as the condition does behind its “if”.
            last = _clause_end(text, last)
        end = offsets[last - 1] + 1
    spans = (*passage.spans[: clipped.piece], (start, end), *passage.spans[clipped.piece + 1 :])
    return replace(passage, spans=spans)


def _clause_end(text: str, at: int) -> int:
    """Where the clause ends that an index of a block's text is in, a word more at least where there is one."""
    sentence = sentence_around(text, at - 1, at)[1]
    behind = _WORD.search(text, at, sentence)
    clause = CLAUSE_END.search(text, behind.end() if behind else at, sentence)
    end = len(text[: clause.start() if clause else sentence].rstrip())
    return end - (text[end - 1] in _STOPS)


def lengthening_of(desk: Desk, citation: Citation, texts: Texts) -> Lengthening:
    """What makes the quote of a piece of evidence longer."""
    evidence = citation.evidence
    spoken, told = bool(evidence.voice), bool(evidence.voice or evidence.note)
    return Lengthening(lexicon_of(desk), texts, citation.searchable, spoken, told)


def what_to_write(citation: Citation, made: Proposal | None) -> list[str]:
    """The lines of a finding that say what to write in place of a quote; none where nothing can be proposed."""
    if made is None:
        return []
    evidence, passage, added = citation.evidence, made.passage, _added(citation, made)
    words = yaml_text(made.words)
    if added and not evidence.mark.keys and "source" not in evidence.mark.inside:  # typed as a text alone
        return [f"write: {{quote: {words}{''.join(f', {key}: {value}' for key, value in added.items())}}}"]
    lines = [f"write: {words}", *(f"with: {key}: {value}" for key, value in added.items())]
    if not made.prefix and (evidence.prefix or evidence.suffix):
        beside = citation.searchable.find(made.words, passage.where, evidence.prefix or "", evidence.suffix or "")
        lines += [f"without: {key}" for key in ("prefix", "suffix") if getattr(evidence, key) and beside != passage]
    return lines


def cure_of(desk: Desk, citation: Citation, made: Proposal | None) -> Cure | None:
    """The edit that writes what is proposed, keys and all; None where a key would have to go."""
    lines = what_to_write(citation, made)
    if made is None or any(line.startswith("without: ") for line in lines):
        return None
    return evidence_with(desk, citation.evidence, _added(citation, made), made.words)


def _added(citation: Citation, made: Proposal) -> dict[str, str]:
    """The keys that evidence needs beside the words that are proposed, with their values as they are typed."""
    where = {"in": made.passage.where} if made.passage.where != citation.evidence.in_ else {}
    return {**where, **({"prefix": yaml_text(made.prefix)} if made.prefix else {})}
