"""Where words stand: a passage, and the texts of a source that hold passages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from briefing_room.quotes.fold import Folded, fold_spans
from briefing_room.quotes.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_room.model.evidence import Where


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
class Field:
    """One text in which quotes are looked for: the body, the title or a caption.

    ``headlines`` are the parts of the folded text that repeat the headline: what
    stands wholly in one of them counts as the headline. ``language`` is the source's.
    """

    where: Where
    caption: int
    raw: str
    folded: Folded
    headlines: tuple[tuple[int, int], ...] = ()
    language: str = ""

    @cached_property
    def words(self) -> Words:
        """The text as words."""
        return Words(self.raw, self.folded, self.language)

    def places(self, piece: str) -> list[int]:
        """Where in the folded text a piece stands."""
        return [*self._places(piece)]

    def count(self, piece: str, most: int) -> int:
        """In how many places a piece stands in the folded text, counted to ``most``."""
        return sum(1 for _ in islice(self._places(piece), most))

    def _places(self, piece: str) -> Iterator[int]:
        return (at for at in _occurrences(self.folded, piece) if not self._is_headline(at, at + len(piece)))

    def _is_headline(self, start: int, end: int) -> bool:
        return any(first <= start and end <= last for first, last in self.headlines)

    def passage(self, matches: Iterable[tuple[int, int]]) -> Passage:
        """Matches in the folded text as a passage of the raw one."""
        spans = tuple((self.folded.starts[start], self.folded.ends[end - 1]) for start, end in matches)
        return Passage(self.where, self.caption, spans)

    def cuts_word(self, passage: Passage) -> bool:
        """Whether a passage of this text, or a piece of it, begins or ends in the middle of a word."""
        return any(
            self.words.borders(*self.folded.indexes(*span)) != self.folded.indexes(*span) for span in passage.spans
        )

    def words_in(self, span: tuple[int, int], most: int) -> int:
        """How many words stand between two offsets of the raw text, counted to ``most``."""
        return self.words.count(*self.folded.indexes(*span), most)


def whole(where: Where, caption: int, text: str, language: str = "") -> Field:
    """A title, a caption or an entry of the strip log, in which quotes are looked for from end to end."""
    return Field(where, caption, text, fold_spans(text, [(0, len(text))]), (), language)


def _occurrences(folded: Folded, piece: str) -> Iterator[int]:
    at = folded.text.find(piece)
    while at >= 0:
        if not folded.is_seam(at) and not folded.is_seam(at + len(piece)):
            yield at
        at = folded.text.find(piece, at + 1)
