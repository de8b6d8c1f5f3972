"""Where a text is certain: words for which no scale has a term, since nothing that is still to come is ever certain.

What is denied (*it is not certain that*), set as a condition or handed on as somebody's words (*both sides say that
victory is certain*) claims nothing; nor does a term of a scale that holds such a word (*almost certainly*).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.lexicon import lexicon_of
from briefing_room.lexicon.estimates import estimates_of
from briefing_room.model.article import sentence_around
from briefing_room.model.estimates import Estimate as Judged
from briefing_room.model.texts import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.lexicon import Finder, Lexicon
    from briefing_room.lexicon.estimates import Estimates
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

_NEAR: Final = 5
"""Words before a claim among which one that denies it stands: “cannot be said with any certainty”."""

_CLAUSE: Final = re.compile(r"[;:()–—]|,\s+(?:and|but|or|so)\b", re.IGNORECASE)
_SMALLER: Final = re.compile(r"[,;:()–—]|\b(?:and|but)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Certainty:
    """What finds claims of certainty in texts of the desk's language."""

    certain: Finder
    denying: tuple[Finder, ...]
    speakers: Finder
    estimates: Estimates

    def claims_of(self, statement: Statement) -> Iterator[tuple[int, int]]:
        """Yield where a statement's own words are certain, but not one whose likelihood is the last of the scale."""
        likelihood = statement.item.likelihood if isinstance(statement.item, Judged) else None
        if likelihood is None or likelihood != self.estimates.scale.terms[-1]:
            yield from self.claims_in(own_words(statement.text))

    def claims_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a text, what it only mentions blanked, says that something is certain."""
        terms = [*self.estimates.finder.spans(text)]
        for start, end in self.certain.spans(text):
            in_term = any(first < end and start < last for first, last in terms)
            if not in_term and not self._is_denied(text, start) and not self._is_handed_on(text, start):
                yield start, end

    def _is_denied(self, text: str, start: int) -> bool:
        """Whether a word that denies, or sets a condition, stands close before."""
        before = _SMALLER.split(text[sentence_around(text, start, start + 1)[0] : start])[-1]
        near = " ".join(before.split()[-_NEAR:])
        return any(finder.stands_in(near) for finder in self.denying)

    def _is_handed_on(self, text: str, start: int) -> bool:
        """Whether a clause hands on what somebody else says."""
        clause = _CLAUSE.split(text[sentence_around(text, start, start + 1)[0] : start])[-1]
        return self.speakers.stands_in(clause)


def certainty_of(desk: Desk) -> Certainty:
    """What finds claims of certainty in the desk's texts."""
    return make_certainty(lexicon_of(desk), estimates_of(desk), desk.settings.language)


def make_certainty(lexicon: Lexicon, estimates: Estimates, language: str) -> Certainty:
    """What finds claims of certainty in texts of a language, given as a tag."""
    denying = tuple(lexicon.finder(name, language) for name in ("negations", "conditional", "undecided"))
    certain, speakers = (lexicon.finder(name, language) for name in ("certain", "speakers"))
    return Certainty(certain, denying, speakers, estimates)
