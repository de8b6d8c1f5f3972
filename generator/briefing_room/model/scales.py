"""Likelihood, confidence and source grading: the words and what they mean.

Sources: Intelligence Community Directive 203 (likelihood), the Professional Head
of Intelligence Assessment yardstick of 24 March 2025 (likelihood), and the NATO
grading of sources and items, also known as the Admiralty code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

ScaleId = Literal["icd203", "phia"]
"""What a desk writes to name a scale that is known."""


@dataclass(frozen=True)
class Band:
    """One term of a likelihood scale with its range in per cent.

    Neither end is ever 0 or 100: ``above_low`` and ``below_high`` say that the
    end itself is outside ("> 0", "< 100"). ``also`` are other words for the same
    range, which are not used beside the term.
    """

    term: str
    low: int
    high: int
    above_low: bool = False
    below_high: bool = False
    also: tuple[str, ...] = ()

    @property
    def range(self) -> str:
        """The range as it is printed: ``55–80 %``."""
        low = f"> {self.low}" if self.above_low else str(self.low)
        high = f"< {self.high}" if self.below_high else str(self.high)
        dash = " – " if self.above_low or self.below_high else "–"
        return f"{low}{dash}{high} %"

    @property
    def midpoint(self) -> float:
        """The middle of the range, as a probability from 0 to 1."""
        return (self.low + self.high) / 200

    def overlap(self, other: Band) -> int:
        """How many percentage points two bands have in common; negative is how far they are apart."""
        return min(self.high, other.high) - max(self.low, other.low)


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

    def band_of_word(self, word: str) -> Band | None:
        """The band whose term, or other word, this is, whatever its case."""
        folded = word.strip().lower()
        return next((b for b in self.bands if folded in {b.term.lower(), *(also.lower() for also in b.also)}), None)

    def band_at(self, percent: float) -> Band | None:
        """The band that holds a number of per cent, or None in a gap.

        Bands are half-open where they touch: the shared end belongs to the upper one.

        >>> ICD203.band_at(80).term
        'very likely'
        """
        for band in reversed(self.bands):
            above = band.low < percent or (band.low == percent and not band.above_low)
            below = percent < band.high or (percent == band.high and not band.below_high)
            if above and below:
                return band
        return None

    def bands_near(self, percent: float) -> tuple[Band, ...]:
        """The band that holds a number of per cent; in a gap the two beside it, and at 0 and 100 the last one.

        >>> [band.term for band in PHIA.bands_near(38)]
        ['unlikely', 'realistic possibility']
        """
        if band := self.band_at(percent):
            return (band,)
        if not 0 < percent < 100:  # noqa: PLR2004 - per cent
            return (self.bands[0 if percent <= 0 else -1],)
        near = sorted(self.bands, key=lambda b: min(abs(b.low - percent), abs(b.high - percent)))[:2]
        return tuple(sorted(near, key=lambda b: b.low))

    def nearest_to(self, band: Band) -> Band:
        """The band that has most in common with a band of another scale, or is nearest to its middle."""
        return max(self.bands, key=lambda own: (own.overlap(band) > 0, own.overlap(band), -_apart(own, band)))


def _apart(one: Band, other: Band) -> float:
    return abs(one.midpoint - other.midpoint)


RANGE_PATTERN: Final = r"(>)?\s*(\d{1,3})\s*[-–]\s*(<)?\s*(\d{1,3})\s*%?"


def read_band(term: str, text: str, also: tuple[str, ...] = ()) -> Band:
    """A band from its term and its range as it is printed: ``5–20 %``, ``> 0 – 5``, ``40 – < 50``.

    Raises:
        ValueError: the text is no range between 0 and 100, or it holds 0 or 100 itself.
    """
    parts = re.fullmatch(RANGE_PATTERN, text.strip(), re.ASCII)
    if not parts:
        message = "it has no two numbers with a dash between them"
        raise ValueError(message)
    band = Band(term, int(parts[2]), int(parts[4]), above_low=bool(parts[1]), below_high=bool(parts[3]), also=also)
    if not band.low < band.high <= 100:  # noqa: PLR2004 - per cent
        message = "it does not run upwards within 100"
        raise ValueError(message)
    if (band.low == 0 and not band.above_low) or (band.high == 100 and not band.below_high):  # noqa: PLR2004 - per cent
        message = "nothing is ever 0 or 100 per cent"
        raise ValueError(message)
    return band


ICD203: Final = Scale(
    "icd203",
    "ICD 203 (United States, Intelligence Community Directive 203)",  # messages
    (
        read_band("almost no chance", "1–5", ("remote",)),
        read_band("very unlikely", "5–20", ("highly improbable",)),
        read_band("unlikely", "20–45", ("improbable",)),
        read_band("roughly even chance", "45–55", ("roughly even odds",)),
        read_band("likely", "55–80", ("probable",)),
        read_band("very likely", "80–95", ("highly probable",)),
        read_band("almost certain", "95–99", ("nearly certain",)),
    ),
)

PHIA: Final = Scale(
    "phia",
    "PHIA yardstick (United Kingdom, Professional Head of Intelligence Assessment, 2025)",  # messages
    (
        read_band("remote chance", "> 0 – 5"),
        read_band("highly unlikely", "10–20"),
        read_band("unlikely", "25–35"),
        read_band("realistic possibility", "40 – < 50"),
        read_band("likely", "55–75", ("probable",)),
        read_band("highly likely", "80–90"),
        read_band("almost certain", "95 – < 100"),
    ),
)

SCALES: Final = {scale.id: scale for scale in (ICD203, PHIA)}
"""The scales a desk can name, by their ids. To add one: its id in `ScaleId`, the scale, and its place here."""

CONFIDENCE: Final = {  # messages
    "high": "well founded: good information, sound reasoning, a stable subject",
    "moderate": "plausible and credibly sourced, but not enough for more",
    "low": "thin or ungraded information, or a subject that moves: the judgement itself may well change",
}
"""How well founded a judgement is, with what each word means."""

_IMPACT: Final = (
    ("minor", "felt by few or for a short time, and put right in the ordinary course of things"),
    ("moderate", "felt plainly by those affected, who have to change what they do and can"),
    ("major", "changes for a long time, or at a high price, what those affected can do"),
    ("severe", "grave or lasting harm to lives, to a state or to the order between states, which can hardly be undone"),
)  # messages

IMPACT: Final = dict(_IMPACT)
"""How bad something would be, from the least: the words of a desk that has none of its own, with what each means."""

RELIABILITY: Final = {  # messages
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""Reliability of a source. F means *unknown*, not *worst*."""

CREDIBILITY: Final = {  # messages
    1: "confirmed by other, independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""Credibility of one item. 6 means *unknown*, not *worst*."""
