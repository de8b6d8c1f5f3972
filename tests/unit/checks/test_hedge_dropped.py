"""The sentences of the demonstration in which a reader found that a hedge was lost, and what took their place."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Final

import pytest

from briefing_room.build import check
from briefing_room.lexicon import load_lexicon, make_lexicon
from briefing_room.lexicon.hedging import make_hedging

DEMONSTRATION: Final = Path(__file__).parents[3] / "briefings"
HEDGING: Final = make_hedging(make_lexicon(load_lexicon(), {}), "en")

_COULD: Final = (
    "If evidence emerges linking North Korean weapons to Russia’s actions in Ukraine, it could lead to North Korea "
    "facing opposition from the entire NATO alliance, potentially triggering additional sanctions"
)
_FIREWALL: Final = (
    "these sanctions may have created a “firewall,” allowing the two nations to engage in business without fear of "
    "further punitive measures"
)
_SHELLS: Final = "There is a particular interest in artillery shells and guns, critical assets for Russia"
_CHALLENGE: Final = (
    "Russia’s willingness to engage with North Korea could be perceived as a challenge to U.S. influence in the region"
)
_FOOTHOLD: Final = "Russia can potentially gain a foothold in the Korean Peninsula’s complex dynamics"

LOST: Final = (
    (
        "Expected to oppose North Korea if its weapons are linked to Russia’s actions in Ukraine; not itself heard.",
        "Could oppose North Korea if its weapons are linked to Russia’s actions in Ukraine; not itself heard.",
        (_COULD,),
    ),
    (
        "Would supply the arms, and is short of food.",
        "May be willing to supply arms, and is short of food.",
        (
            "Pyongyang may be willing to provide these, along with bullets and older missile types",
            "is in dire need of humanitarian assistance",
        ),
    ),
    (
        "Would receive the arms, as its own ammunition runs down.",
        "Said to be interested in shells and guns, as its own ammunition runs down.",
        (_SHELLS, "Russia’s rapid depletion of ammunition"),
    ),
    (
        "Dealings with North Korea without fear of further penalties.",
        "Dealings with North Korea that may be without fear of further penalties.",
        (_FIREWALL,),
    ),
    (
        "A stronger position in the region, with a foothold in the affairs of the Korean Peninsula.",
        "A stronger position in the region, and potentially a foothold in the affairs of the Korean Peninsula.",
        ("this meeting presents an opportunity to strengthen its position in the region", _FOOTHOLD),
    ),
    (
        "Influence in the region, which Russia’s willingness to engage with North Korea takes away.",
        "Influence in the region, to which Russia’s willingness to engage with it could be seen as a challenge.",
        (_CHALLENGE,),
    ),
)
"""What the demonstration said, what it may say, and the quotes behind it."""


def _codes(text: str, quotes: tuple[str, ...], desk: Path) -> list[str]:
    copytree(DEMONSTRATION, desk)
    evidence = "".join(f"\n      - >-\n        {quote}" for quote in quotes)
    page = f"""\
title: A page
status: published
as_of: {{date: 2024-04-23, basis: analyst}}
default_source: kim-visits-russia
bottom_line:
  text: They met.
  evidence: ["This unexpected meeting took place at the Vostochny space centre"]
stakes:
  - id: at-stake
    for: russia
    direction: gain
    text: {text}
    evidence:{evidence}
"""
    (desk / "a-page.yml").write_text(page, encoding="utf-8")
    found = check(desk).findings
    return [finding.code for finding in found if finding.place.path == "a-page.yml" and finding.severity == "error"]


@pytest.mark.parametrize(("was", "quotes"), [(was, quotes) for was, _, quotes in LOST])
def test_each_hedge_that_a_reader_missed_is_missed(was: str, quotes: tuple[str, ...], tmp_path: Path) -> None:
    """Sentences that were marked as reported said more than the article: each is an error."""
    assert _codes(was, quotes, tmp_path / "desk") == ["hedge-dropped"]


@pytest.mark.parametrize(("now", "quotes"), [(now, quotes) for _, now, quotes in LOST])
def test_what_hedges_as_the_source_does_is_let_stand(now: str, quotes: tuple[str, ...], tmp_path: Path) -> None:
    """The same sentences with the article's doubt in them are no mistake."""
    assert _codes(now, quotes, tmp_path / "desk") == []


def test_a_hedge_reaches_its_clause() -> None:
    """Another clause of the sentence says flatly what it says."""
    said = HEDGING.read("The dredger ran aground, and its owner may sue the port.")
    assert said.hedges == ("may",)
    assert {"owner", "port"} <= said.hedged
    assert {"dredg", "groun"} & said.flat == {"dredg"}
    assert "aroun" not in said.hedged


def test_a_hedge_before_a_noun_reaches_the_noun() -> None:
    """“Talks over a suspected arms deal” are talks, and no suspected talks."""
    said = HEDGING.read("They held long talks with traders over a suspected arms deal")
    assert said.hedged == {"arms", "deal"}
    assert "talk" in said.flat


def test_a_text_that_begins_with_may_hedges() -> None:
    """The verb at the beginning of a sentence is not the month."""
    assert HEDGING.keeps_doubt("May open the harbour.")
    assert not HEDGING.keeps_doubt("Opened on 7 May.")
