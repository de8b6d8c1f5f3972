"""The evidence of a page gathered into notes: what is quoted from one sentence of a source shares one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.pages.passages import in_context, shown_around
from briefing_room.pages.quoted import all_have_words_of_their_own, pieces_of
from briefing_room.pages.refs import cite_of
from briefing_room.quotes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_room.model.evidence import Evidence
    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.passages import Run
    from briefing_room.pages.quoted import Piece
    from briefing_room.pages.site import Site
    from briefing_room.quotes import Citation

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Use:
    """What one statement takes from a note: citations that say the same of their words. ``letter`` names it there."""

    letter: str
    citations: tuple[Citation, ...]

    @property
    def statement(self) -> Statement:
        """The statement that rests on the words, or is spoken against by them."""
        return self.citations[0].statement

    @property
    def evidence(self) -> Evidence:
        """What the analyst says of the words."""
        return self.citations[0].evidence

    @property
    def cites(self) -> str:
        """The names of its citations, as elements of the page carry them."""
        return _names(self.citations)


@dataclass(frozen=True)
class Gathered:
    """What one note shows, and what uses it, in the order of the page. No pieces where words may not be shown."""

    number: int
    uses: tuple[Use, ...]
    passages: tuple[Passage, ...]
    pieces: tuple[Piece, ...]

    @property
    def source(self) -> Source:
        """The source of the words."""
        return self.uses[0].citations[0].source

    @property
    def tells_apart(self) -> bool:
        """Whether something in the note holds for one use and not for another, so that letters must say for which."""
        return len(self.passages) > 1 or len({_said(use.evidence) for use in self.uses}) > 1

    def cites_of(self, passages: Sequence[Passage]) -> str:
        """The names of the citations of these passages."""
        return _names(citation for use in self.uses for citation in use.citations if citation.found in passages)

    def letters_of(self, passages: Sequence[Passage]) -> str:
        """The letters of the uses of these passages."""
        return " ".join(use.letter for use in self.uses if any(one.found in passages for one in use.citations))


def gather(site: Site, citations: Iterable[Citation]) -> tuple[Gathered, ...]:
    """The notes of a page on which citations are referred to in this order.

    Passages of one sentence share a note as long as each has words that lead to it alone. Words that may not be shown
    cannot be told apart, so that each passage has a note of its own.
    """
    groups: list[_Group] = []
    in_sentence: dict[object, list[_Group]] = {}
    for citation in citations:
        passage = passage_of(citation)
        shows = site.seen.shows_words_of(citation.source)
        around = shown_around(citation.searchable, passage) if shows else passage
        there = in_sentence.setdefault((citation.source.id, around.where, around.caption, around.spans), [])
        group = next((group for group in there if group.takes(citation, passage)), None)
        if group is None:
            group = _Group(shows=shows)
            group.takes(citation, passage)
            groups.append(group)
            there.append(group)
    return tuple(group.gathered(number) for number, group in enumerate(groups, 1))


def passage_of(citation: Citation) -> Passage:
    """Where the words of a citation stand. By now all are found."""
    if not isinstance(citation.found, Passage):
        message = f"{citation.statement.address}: an unproved quote came as far as the pages"
        raise TypeError(message)
    return citation.found


class _Group:
    """A note while it is gathered."""

    def __init__(self, *, shows: bool) -> None:
        self.shows = shows
        self.citations: list[Citation] = []
        self.shown: dict[Passage, Sequence[Run]] = {}

    def takes(self, citation: Citation, passage: Passage) -> bool:
        """Whether the words fit beside those that are there; if so they are taken."""
        if passage not in self.shown:
            shown = {**self.shown, passage: in_context(citation.searchable, passage) if self.shows else ()}
            if self.shown and not (self.shows and all_have_words_of_their_own(pieces_of(shown), tuple(shown))):
                return False
            self.shown = shown
        self.citations.append(citation)
        return True

    def gathered(self, number: int) -> Gathered:
        uses: dict[object, list[Citation]] = {}
        for citation in self.citations:
            uses.setdefault(_same_use(citation), []).append(citation)
        lettered = tuple(Use(letter_of(index), tuple(group)) for index, group in enumerate(uses.values()))
        return Gathered(number, lettered, tuple(self.shown), pieces_of(self.shown) if self.shows else ())


def _same_use(citation: Citation) -> object:
    """What tells apart two uses of a note: the statement, and whatever was said of one quote and not of another."""
    return citation.statement.address, _said(citation.evidence)


def _said(evidence: Evidence) -> tuple[object, ...]:
    return evidence.bears, evidence.voice, evidence.translation, evidence.credibility, evidence.note


def _names(citations: Iterable[Citation]) -> str:
    return " ".join(cite_of(citation) for citation in citations)


def letter_of(index: int) -> str:
    """The letter of a way back, counted from 0; aa comes behind z."""
    rest, last = divmod(index, len(_LETTERS))
    return (letter_of(rest - 1) if rest else "") + _LETTERS[last]
