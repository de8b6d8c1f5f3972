"""What a quote says with a hedge and what it says flatly, and whether a text that reports it hedges as well.

A hedge reaches the clause it stands in, from its subject to the next *but*, *which*, *, and* or semicolon; one that
reaches no farther than the word behind it (*a suspected deal*) covers the few words that follow. All else that a
quote says it says flatly. Words are compared by how they begin, so that *developing* and *develop* are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.model.article import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.lexicon import Finder, Lexicon

_ADJACENT: Final = 3
"""Words that a hedge which stands before a noun covers: “a suspected arms deal”."""

_BEGINS: Final = 5
"""Letters by which two words are taken for one: “developing” and “development”."""

_LEAST: Final = 4
"""Letters that a word has at least that says something by itself."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OWNER: Final = re.compile(r"['’]s?$")
_PLURAL: Final = re.compile(r"(?<=\w{4})(?<!s)s$")
_STRONG: Final = re.compile(r"[;:()–—]|\s-\s")
_COMMA: Final = re.compile(",")
_JOINED: Final = re.compile(r",\s+(?=(?:and|or|nor|but)\b)", re.IGNORECASE)
_TAIL: Final = 5
"""Words behind a comma among which “…, an official said” stands."""
_BEGINNING: Final = re.compile(r"(?:^|(?<=[.!?;:]\s))[A-Z]")


@dataclass(frozen=True)
class Reach:
    """A hedge of a quote as it stands, and the words that it reaches."""

    hedge: str
    words: frozenset[str]


@dataclass(frozen=True)
class Said:
    """What a quote says: its hedges as they stand, and the words that it hedges and that it says flatly.

    ``far`` says whether a hedge reaches a whole clause; ``reaches`` which words each hedge reaches.
    """

    hedges: tuple[str, ...]
    hedged: frozenset[str]
    flat: frozenset[str]
    far: bool = True
    reaches: tuple[Reach, ...] = ()


@dataclass(frozen=True)
class Hedging:
    """What finds hedges in texts of one language, and the doubt that a report keeps."""

    hedges: tuple[Finder, ...]
    kept: tuple[Finder, ...]
    wishes: Finder
    possible: Finder
    expecting: Finder
    breaks: Finder
    speakers: Finder
    lesser: frozenset[str]
    adjacent: frozenset[str]
    common: frozenset[str]
    whole: frozenset[str]
    relatives: Finder

    @property
    def knows(self) -> bool:
        """Whether there is any word by which a text of this language could be seen to hedge."""
        return any(finder.words for finder in self.kept)

    def read(self, text: str) -> Said:
        """What a quote says, and on which hedges."""
        found = tuple(sorted({span for finder in self.hedges for span in finder.spans(text)}))
        spans = [(start, end) for start, end in found if _flat(text[start:end]).lower() not in self.lesser]
        reached = [self._reach(text, *span) for span in spans]
        hedged: set[str] = set()
        flat: set[str] = set()
        for match in _WORD.finditer(text):
            if any(start <= match.start() < end for start, end in found):
                continue  # the hedge itself
            under = any(start <= match.start() < end for start, end in reached)
            (hedged if under else flat).update(self.stems(match[0]))
        said = tuple(_flat(text[start:end]) for start, end in spans)
        far = any(one.lower() not in self.adjacent for one in said)
        reaches = tuple(map(Reach, said, (self._words_between(text, *one, found) for one in reached)))
        return Said(said, frozenset(hedged), frozenset(flat), far, reaches)

    def _words_between(self, text: str, start: int, end: int, hedges: tuple[tuple[int, int], ...]) -> frozenset[str]:
        """The words between two offsets that say something, without the hedges among them."""
        words = (match for match in _WORD.finditer(text, start, end))
        own = [match[0] for match in words if not any(first <= match.start() < last for first, last in hedges)]
        return self.stems(" ".join(own))

    def stems(self, text: str) -> frozenset[str]:
        """The words of a text that say something, by how they begin."""
        words = (_OWNER.sub("", match[0].casefold()) for match in _WORD.finditer(text))
        said = (word for word in words if len(word) >= _LEAST and word not in self.common)
        return frozenset(_PLURAL.sub("", word)[:_BEGINS] for word in said)

    def keeps_doubt(self, text: str) -> bool:
        """Whether a text hedges, or hands on what it says as what somebody believes, fears or claims."""
        return any(finder.stands_in(uncapped(text)) for finder in self.kept)

    def only_wishes(self, text: str) -> bool:
        """Whether all the doubt of a text is what somebody would like to do: “willing to”, “interest in”."""
        shown = uncapped(text)
        found = {span for finder in self.kept for span in finder.spans(shown)}
        return bool(found) and found == set(self.wishes.spans(shown))

    def more_than_wishes(self, said: Said) -> str | None:
        """The first hedge of a quote that is more than what somebody would like to do."""
        return next((hedge for hedge in said.hedges if not self.wishes.stands_in(hedge)), None)

    def only_expects(self, text: str) -> str | None:
        """The word by which a text expects what it says, where no other hedge but a condition stands beside it."""
        shown = uncapped(text)
        word = next((_flat(shown[start:end]) for start, end in self.expecting.spans(shown)), None)
        if word is None:
            return None
        hedges = {_flat(shown[start:end]).lower() for finder in self.kept for start, end in finder.spans(shown)}
        rest = {one for one in hedges if one not in self.lesser and not self.expecting.stands_in(one)}
        return None if any(one not in word.lower() for one in rest) else word

    def only_possible(self, said: Said) -> bool:
        """Whether a quote takes what it says for no more than possible."""
        return bool(said.hedges) and all(self.possible.stands_in(hedge) for hedge in said.hedges)

    def _reach(self, text: str, start: int, end: int) -> tuple[int, int]:
        """From where to where a hedge reaches."""
        first, last = next((s for s in sentence_spans(text) if s[0] <= start < s[1]), (0, len(text)))
        ends = [last, *self._boundaries(text, first, last)]
        stop = min(at for at in ends if at >= end) if any(at >= end for at in ends) else last
        if _flat(text[start:end]).lower() in self.adjacent:
            behind = [match.end() for match in _WORD.finditer(text, end, stop)]
            return end, behind[min(_ADJACENT, len(behind)) - 1] if behind else end
        begin = max((at for at in (first, *self._boundaries(text, first, last)) if at <= start), default=first)
        return max(begin, text.rfind(",", begin, start) + 1), stop

    def _boundaries(self, text: str, first: int, last: int) -> Iterator[int]:
        """Yield where clauses of a sentence end."""
        yield from (match.start() for match in _STRONG.finditer(text, first, last))
        yield from self.ends_of_clauses(text, first, last)

    def ends_of_clauses(self, text: str, first: int, last: int) -> Iterator[int]:
        """Yield where clauses of a sentence end by a word or a comma, and not by a mark alone."""
        yield from (match.start() for match in _JOINED.finditer(text, first, last))
        breaks = [first + start for start, _ in self.breaks.spans(text[first:last])]
        yield from breaks
        # “…, an official said”: who speaks is not what is hedged.
        comma = text.rfind(",", first, last)
        behind = [match.end() for match in _WORD.finditer(text, comma, last)]
        if comma != -1 and behind and len(behind) <= _TAIL and self.speakers.stands_in(text[comma:last]):
            yield comma
        # “While it might …, experts argue that …”, “Norland, which may join, paid …”: such a clause ends at its comma.
        for at in breaks:
            if at == first or text[first:at].rstrip().endswith(","):
                yield from (match.start() for match in _COMMA.finditer(text, at, last))


def make_hedging(lexicon: Lexicon, language: str) -> Hedging:
    """What finds hedges in texts of a language, given as a tag."""
    hedges, wishes, doubting = (lexicon.finder(name, language) for name in ("hedges", "wishes", "doubting"))
    possible, expecting = lexicon.finder("possible", language), lexicon.finder("expecting", language)
    breaks, speakers, relatives = (lexicon.finder(name, language) for name in ("breaks", "speakers", "relatives"))
    lesser, adjacent, common, whole = (
        lexicon.entries(name, language) for name in ("lesser", "adjacent", "common", "whole")
    )
    kept = (hedges, wishes, doubting)
    return Hedging(
        (hedges, wishes), kept, wishes, possible, expecting, breaks, speakers, lesser, adjacent, common, whole,
        relatives,
    )  # fmt: skip


def uncapped(text: str) -> str:
    """A text whose sentences begin with small letters: “May open” is no month."""
    return _BEGINNING.sub(lambda match: match[0].lower(), text)


def _flat(text: str) -> str:
    return " ".join(text.split())
