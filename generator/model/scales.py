"""Likelihood, confidence and source grading: the words and what they mean.

Sources: Intelligence Community Directive 203 (likelihood), the Professional Head
of Intelligence Assessment yardstick of 24 March 2025 (likelihood), and the NATO
grading of sources and items, also known as the Admiralty code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Band:
    """One term of a likelihood scale with its range in per cent.

    Neither end is ever 0 or 100: ``above_low`` and ``below_high`` say that the
    end itself is outside ("> 0", "< 100").
    """

    term: str
    low: int
    high: int
    above_low: bool = False
    below_high: bool = False

    @property
    def range(self) -> str:
        """The range as it is printed: ``55–80 %``."""
        low = f"> {self.low}" if self.above_low else str(self.low)
        high = f"< {self.high}" if self.below_high else str(self.high)
        dash = " – " if self.above_low or self.below_high else "–"
        return f"{low}{dash}{high} %"


@dataclass(frozen=True)
class Scale:
    """A named likelihood scale: its terms from the least to the most likely."""

    id: str
    name: str
    bands: tuple[Band, ...]

    def band(self, term: str) -> Band | None:
        """The band of a term, or None when the scale does not have it."""
        return next((band for band in self.bands if band.term == term), None)

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms, from the least to the most likely."""
        return tuple(band.term for band in self.bands)


ICD203: Final = Scale(
    "icd203",
    "ICD 203 (United States, Intelligence Community Directive 203)",
    (
        Band("almost no chance", 1, 5),
        Band("very unlikely", 5, 20),
        Band("unlikely", 20, 45),
        Band("roughly even chance", 45, 55),
        Band("likely", 55, 80),
        Band("very likely", 80, 95),
        Band("almost certain", 95, 99),
    ),
)

PHIA: Final = Scale(
    "phia",
    "PHIA yardstick (United Kingdom, Professional Head of Intelligence Assessment, 2025)",
    (
        Band("remote chance", 0, 5, above_low=True),
        Band("highly unlikely", 10, 20),
        Band("unlikely", 25, 35),
        Band("realistic possibility", 40, 50, below_high=True),
        Band("likely", 55, 75),
        Band("highly likely", 80, 90),
        Band("almost certain", 95, 100, below_high=True),
    ),
)

SCALES: Final = {scale.id: scale for scale in (ICD203, PHIA)}

CONFIDENCE: Final = {
    "high": "well founded: good information, sound reasoning, a stable subject",
    "moderate": "plausible and credibly sourced, but not enough for more",
    "low": "thin or ungraded information, or a subject that moves: the judgement itself may well change",
}
"""How well founded a judgement is, with what each word means."""

RELIABILITY: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""Reliability of a source. F means *unknown*, not *worst*."""

CREDIBILITY: Final = {
    1: "confirmed by other, independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""Credibility of one item. 6 means *unknown*, not *worst*."""
