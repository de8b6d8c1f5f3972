"""What a text turns round by a negation: the word behind it, in its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from briefing_room.model.article import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.lexicon import Finder, Lexicon

_BEGINS: Final = 5
"""Letters by which two words are taken for one: “arrived” and “arrival”."""

_LEAST: Final = 4
"""Letters that a word has at least that says something by itself."""

_FAR: Final = 6
"""Words behind a negation among which the one stands that it turns round."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLAUSE_END: Final = re.compile(r"[;:()–—,]|\s-\s")


@dataclass(frozen=True)
class Turned:
    """What a negation turns round: the word behind it, and both as they stand with what follows."""

    word: str
    shown: str


@dataclass(frozen=True)
class Negating:
    """What finds negations in texts of one language."""

    negations: Finder
    denying: Finder
    breaks: Finder
    common: frozenset[str]

    def denies(self, text: str, but: str = "") -> bool:
        """Whether a text has a negation, or denies in other words.

        ``but`` is how a word begins that does not count.
        """
        others = (text[start:end].casefold() for start, end in self.denying.spans(text))
        return self.negations.stands_in(text) or any(not but or not one.startswith(but) for one in others)

    def first(self, text: str) -> tuple[int, int] | None:
        """Where the first negation of a text stands."""
        return next(self.negations.spans(text), None)

    def stems(self, text: str) -> frozenset[str]:
        """The words of a text that say something, by how they begin."""
        return frozenset(self._stems(text))

    def turned_round_in(self, text: str) -> Iterator[Turned]:
        """Yield what each negation of a text turns round."""
        for start, end in self._single(text):
            last = next((b for a, b in sentence_spans(text) if a <= start < b), len(text))
            stops = [at for at, _ in self.breaks.spans(text[end:last])]
            marks = _CLAUSE_END.search(text, end, last)
            last = min([last, *(end + at for at in stops), *((marks.start(),) if marks else ())])
            behind = [match.end() for match in _WORD.finditer(text, end, last)][:_FAR]
            reach = text[end : behind[-1]] if behind else ""
            stems = self._stems(reach)
            if stems:
                yield Turned(stems[0], " ".join(text[start : end + len(reach)].split()))

    def _single(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the negations of a text, but those of which two stand side by side: “not without risks”."""
        spans = list(self.negations.spans(text))
        beside = {n for n, (one, two) in enumerate(pairwise(spans)) if not text[one[1] : two[0]].strip()}
        yield from (span for n, span in enumerate(spans) if n not in beside and n - 1 not in beside)

    def _stems(self, text: str) -> list[str]:
        words = (re.sub(r"['’]s?$", "", match[0].casefold()) for match in _WORD.finditer(text))
        return [word[:_BEGINS] for word in words if len(word) >= _LEAST and word not in self.common]


def make_negating(lexicon: Lexicon, language: str) -> Negating:
    """What finds negations in texts of a language, given as a tag."""
    negations, denying, breaks = (lexicon.finder(name, language) for name in ("negations", "denying", "breaks"))
    return Negating(negations, denying, breaks, lexicon.entries("common", language))
