"""The likelihood scales, as their makers published them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.model.scales import CONFIDENCE, CREDIBILITY, ICD203, PHIA, RELIABILITY, SCALES, Scale


def test_the_bands_of_icd_203_are_those_of_the_directive() -> None:
    """Seven terms; neighbours share their ends."""
    assert {band.term: band.range for band in ICD203.bands} == {
        "almost no chance": "1–5 %",
        "very unlikely": "5–20 %",
        "unlikely": "20–45 %",
        "roughly even chance": "45–55 %",
        "likely": "55–80 %",
        "very likely": "80–95 %",
        "almost certain": "95–99 %",
    }


def test_the_bands_of_the_phia_yardstick_are_those_of_2025() -> None:
    """Seven terms with gaps between them; the ends of the scale are never 0 or 100."""
    assert {band.term: band.range for band in PHIA.bands} == {
        "remote chance": "> 0 – 5 %",
        "highly unlikely": "10–20 %",
        "unlikely": "25–35 %",
        "realistic possibility": "40 – < 50 %",
        "likely": "55–75 %",
        "highly likely": "80–90 %",
        "almost certain": "95 – < 100 %",
    }


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_a_scale_runs_from_the_least_to_the_most_likely(scale: Scale) -> None:
    """Its bands do not overlap, and its terms are unlike."""
    assert all(band.low < band.high for band in scale.bands)
    assert all(lower.high <= higher.low for lower, higher in pairwise(scale.bands))
    assert len(set(scale.terms)) == len(scale.bands)
    assert SCALES[scale.id] is scale


def test_a_term_is_looked_up_as_it_is_written() -> None:
    """Case matters, and the same word is another range on another scale."""
    assert (found := ICD203.band("likely"))
    assert (other := PHIA.band("likely"))
    assert found.range != other.range
    assert ICD203.band("Likely") is None
    assert ICD203.band("probable") is None


def test_the_grades_are_complete() -> None:
    """Confidence in three words, sources A to F, items 1 to 6; the last of both means unknown."""
    assert list(CONFIDENCE) == ["high", "moderate", "low"]
    assert "".join(RELIABILITY) == "ABCDEF"
    assert list(CREDIBILITY) == [1, 2, 3, 4, 5, 6]
    assert "cannot be judged" in RELIABILITY["F"]
    assert "cannot be judged" in CREDIBILITY[6]
