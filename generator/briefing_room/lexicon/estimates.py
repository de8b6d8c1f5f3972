"""Words of likelihood in an analyst's text: terms of the desk's scale, terms of another, and vague words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.lexicon import Finder, finder_of, lexicon_of
from briefing_room.model.derived import derived
from briefing_room.model.scales import SCALES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.lexicon import Lexicon
    from briefing_room.model.desk import Desk
from briefing_room.model.scales import Band, Scale

Sort = Literal["own", "other", "vague", "figure"]


@dataclass(frozen=True)
class Estimate:
    """A word of likelihood in a text: where it stands, and the band of the desk's scale it is, or is nearest to."""

    start: int
    end: int
    sort: Sort
    band: Band | None = None


@dataclass(frozen=True)
class Estimates:
    """What finds words of likelihood in texts of the desk's language."""

    scale: Scale
    finder: Finder
    vague: Finder
    bands: dict[str, tuple[Sort, Band]]
    describing: frozenset[str]

    def of_the_scale_in(self, text: str) -> Iterator[Estimate]:
        """Yield the terms of the desk's scale that stand in a text."""
        return (found for found in self._terms_in(text) if found.sort == "own")

    def all_in(self, text: str) -> tuple[Estimate, ...]:
        """Every word of likelihood in a text, in order; of words within each other the longest."""
        vague = [Estimate(start, end, "vague") for start, end in self.vague.spans(text)]
        kept: list[Estimate] = []
        for found in sorted((*self._terms_in(text), *vague), key=lambda e: (e.start, -e.end)):
            if not kept or found.start >= kept[-1].end:
                kept.append(found)
        return tuple(kept)

    def _terms_in(self, text: str) -> Iterator[Estimate]:
        for start, end in self.finder.spans(text):
            term = " ".join(text[start:end].lower().split())
            if " " not in term and _word_before(text, start) in self.describing:
                continue
            sort, band = self.bands[term]
            yield Estimate(start, end, sort, band)


def _word_before(text: str, at: int) -> str:
    words = text[max(0, at - _FAR_ENOUGH) : at].split()
    return words[-1].lower() if words else ""


_FAR_ENOUGH: Final = 40
"""Characters in which the word before another one begins."""


@derived
def estimates_of(desk: Desk) -> Estimates:
    """What finds words of likelihood in the desk's texts."""
    settings = desk.settings
    return make_estimates(settings.likelihoods, lexicon_of(desk), settings.language)


def make_estimates(scale: Scale, lexicon: Lexicon, language: str) -> Estimates:
    """What finds words of likelihood in texts of a language, on a scale."""
    bands: dict[str, tuple[Sort, Band]] = {}
    for own in scale.bands:
        for form in _forms(own.term):
            bands.setdefault(form, ("own", own))
    # Words of the other row come before those of other scales: they are for this very band.
    for band in (band for one in (scale, *SCALES.values()) for band in one.bands):
        for word in (*band.also, band.term):
            for form in _forms(word):
                bands.setdefault(form, ("other", band if band in scale.bands else scale.nearest_to(band)))
    ordinary = lexicon.entries("ordinary", language)
    kept = {form: found for form, found in bands.items() if form not in ordinary}
    finder = finder_of(kept)
    return Estimates(scale, finder, lexicon.finder("vague", language), kept, lexicon.entries("describing", language))


def _forms(term: str) -> Iterator[str]:
    """Yield a term as it stands in a sentence: in small letters, and as an adverb (“almost certainly”)."""
    small = " ".join(term.lower().split())
    yield small
    if re.search("(certain|remote)$", small):
        yield f"{small}ly"
    elif small.endswith("able"):
        yield f"{small[:-1]}y"
