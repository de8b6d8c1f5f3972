"""The likelihood scales, as their makers published them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import pytest

from briefing_room.build import check
from briefing_room.model.desk import ScaleChoice, Settings
from briefing_room.model.scales import (
    CONFIDENCE,
    CREDIBILITY,
    ICD203,
    IMPACT,
    PHIA,
    RELIABILITY,
    SCALES,
    Scale,
    ScaleId,
    read_band,
)
from tests.desks.desks import BASE, write_desk

if TYPE_CHECKING:
    from pathlib import Path


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


def test_a_desk_orders_its_own_words_for_impact() -> None:
    """In the order of the settings; without any, from minor to severe. A word that is none of them has no place."""
    own = Settings.model_validate({"name": "x", "impacts": [{"term": t, "meaning": "x"} for t in ("wide", "deep")]})
    assert [own.impact_rank(term) for term in ("wide", "deep", "minor")] == [0, 1, -1]
    usual = Settings.model_validate({"name": "x"})
    assert [usual.impact_rank(term) for term in ("minor", "moderate", "major", "severe")] == [0, 1, 2, 3]
    assert usual.impact_meanings == IMPACT


def test_the_grades_are_complete() -> None:
    """Confidence in three words, sources A to F, items 1 to 6; the last of both means unknown."""
    assert list(CONFIDENCE) == ["high", "moderate", "low"]
    assert "".join(RELIABILITY) == "ABCDEF"
    assert list(CREDIBILITY) == [1, 2, 3, 4, 5, 6]
    assert "cannot be judged" in RELIABILITY["F"]
    assert "cannot be judged" in CREDIBILITY[6]


# --- numbers and words --------------------------------------------------------------------------------


def test_every_per_cent_has_one_term_on_icd_203() -> None:
    """Bands are half-open where they touch: the shared end belongs to the upper one."""
    for percent in range(1, 100):
        assert (one := ICD203.band_at(percent))
        holding = [b for b in ICD203.bands if b.low <= percent < b.high or percent == b.high == 99]
        assert holding == [one]
    for end, term in ((5, "very unlikely"), (20, "unlikely"), (45, "roughly even chance"), (80, "very likely")):
        assert (found := ICD203.band_at(end))
        assert found.term == term
    assert ICD203.band_at(0) is ICD203.band_at(100) is ICD203.band_at(99.5) is None


def test_the_gaps_of_the_phia_yardstick_are_nobodys() -> None:
    """And the ends that are outside are outside."""
    for percent in (0, 7, 9.9, 22, 37, 50, 52, 77, 92, 100):
        assert PHIA.band_at(percent) is None, percent
    for percent, term in (
        (0.5, "remote chance"),
        (5, "remote chance"),
        (49.9, "realistic possibility"),
        (55, "likely"),
    ):
        assert (found := PHIA.band_at(percent))
        assert found.term == term


@pytest.mark.parametrize(
    ("term", "nearest"),
    [
        ("almost no chance", "remote chance"), ("very unlikely", "highly unlikely"), ("unlikely", "unlikely"),
        ("roughly even chance", "realistic possibility"), ("likely", "likely"), ("very likely", "highly likely"),
        ("almost certain", "almost certain"),
    ],
)  # fmt: skip
def test_each_american_term_has_a_british_neighbour_and_back(term: str, nearest: str) -> None:
    """The band that has most in common with it."""
    ours = ICD203.band(term)
    theirs = PHIA.band(nearest)
    assert ours
    assert theirs
    assert PHIA.nearest_to(ours) is theirs
    assert ICD203.nearest_to(theirs) is ours


def test_a_word_of_the_other_row_is_known() -> None:
    """Whatever its case."""
    assert (found := ICD203.band_of_word("Probable"))
    assert found.term == "likely"
    assert PHIA.band_of_word("roughly even odds") is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [("5-20", "5–20 %"), ("> 0 – 5 %", "> 0 – 5 %"), ("40 - < 50", "40 – < 50 %"), ("95–99", "95–99 %")],
)
def test_a_range_is_read_as_it_is_printed(text: str, shown: str) -> None:
    """And printed as it was read."""
    assert read_band("x", text).range == shown


@pytest.mark.parametrize("text", ["", "5", "20-5", "5-5", "0-5", "90-100", "5-120", "five to ten", "-5-10"])
def test_what_is_no_range_is_refused(text: str) -> None:
    """Nothing is ever 0 or 100 per cent."""
    with pytest.raises(ValueError, match=r"it|nothing"):
        read_band("x", text)


def test_a_midpoint_is_a_probability() -> None:
    """Of the printed ends."""
    assert read_band("x", "55-80").midpoint == pytest.approx(0.675)


def test_an_overlap_is_counted_in_percentage_points() -> None:
    """Bands that touch have none in common; below nothing is how far they are apart."""
    assert read_band("x", "20-45").overlap(read_band("y", "25-35")) == 10
    assert read_band("x", "20-45").overlap(read_band("y", "40-60")) == 5
    assert read_band("x", "20-45").overlap(read_band("y", "45-60")) == 0
    assert read_band("x", "20-45").overlap(read_band("y", "50-60")) == -5
    assert read_band("x", "50-60").overlap(read_band("y", "20-45")) == -5


def test_a_scale_of_the_desks_own_is_made_of_its_settings(tmp_path: Path) -> None:
    """From the file to the range beside a term, and to what is said of other words."""
    own = (
        "scale:\n  name: Three steps\n  bands:\n"
        "    - {term: hardly, range: '> 0 - 30', also: [barely]}\n"
        "    - {term: even, range: 35 – 60 %}\n"
        "    - {term: surely, range: 60 - < 100}\n"
    )
    settings = (BASE / "settings.yml").read_text(encoding="utf-8").replace("scale: icd203\n", own)
    base = (BASE / "base.yml").read_text(encoding="utf-8").replace("likelihood: likely", "likelihood: Barely")
    checked = check(write_desk(tmp_path / "desk", {"settings.yml": settings, "base.yml": base}))
    scale = checked.desk.settings.likelihoods
    assert (scale.id, scale.name, scale.terms) == ("own", "Three steps", ("hardly", "even", "surely"))
    assert [band.range for band in scale.bands] == ["> 0 – 30 %", "35–60 %", "60 – < 100 %"]
    assert [(band.term if (band := scale.band_at(at)) else None) for at in (30, 32, 60)] == ["hardly", None, "surely"]
    assert [(f.code, f.help) for f in checked.findings] == [("likelihood-term", "write: hardly")]


def test_what_was_said_until_the_day_of_a_switch_is_of_the_former_scale() -> None:
    """Although the new one holds on that day already."""
    switched = {"scale": "icd203", "until": "2024-06-01"}
    settings = Settings.model_validate({"name": "A desk", "scale": "phia", "scale_before": switched})
    days = [date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 2)]
    assert [settings.likelihoods_on(day).id for day in days] == ["icd203", "phia", "phia"]
    assert [settings.likelihoods_until(day).id for day in days] == ["icd203", "icd203", "phia"]
    never = Settings(name="A desk")
    assert never.likelihoods_on(days[0]).id == never.likelihoods_until(days[0]).id == "icd203"


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_a_scale_is_named_wherever_scales_are_named(scale: Scale, root: Path) -> None:
    """Its id is a value of the key `scale`; what editors show and the handbook's table have its terms and ranges."""
    assert scale.id in get_args(ScaleId), "add it to ScaleId in generator/briefing_room/model/scales.py"
    assert scale.id in (ScaleChoice.__doc__ or ""), "name it in the docstring of ScaleChoice, which editors show"
    handbook = (root / "docs/handbook/writing.md").read_text(encoding="utf-8")
    assert f"| `scale: {scale.id}` | range |" in handbook, "give it two columns under Likelihood in writing.md"
    missing = [band.term for band in scale.bands if f"| {band.term} | {band.range} |" not in handbook]
    assert missing == [], "docs/handbook/writing.md lacks these terms, or has other ranges"


def test_no_id_of_a_scale_is_without_its_scale() -> None:
    """What a desk may write is a scale that there is."""
    assert set(get_args(ScaleId)) == set(SCALES)
