"""What readers ask of each page, and of each sort of statement, in words that need not stand there.

Search knows them. Who types one of them whole, as slashes part them, finds the page first.
"""

from __future__ import annotations

from typing import Final

PAGES_ASKED: Final = {  # messages
    "index.md": "home / start page / overview",
    "briefings/index.md": "all briefings / list of briefings / what do you write about",
    "timeline.md": "when did it happen / what happened when / what happened / dates / chronology / sequence of events",
    "changes.md": "what changed / what is new / what changed last / changes / updates / changes of mind",
    "track-record.md": "how good were the forecasts / were they right / how often are they right / accuracy / "
    "forecasts / calibration / what turned out",
    "risks.md": "what could happen / what could go wrong / what are the risks / dangers / threats",
    "indicators.md": "what to watch / what should we watch / warning signs / signs / signals / indicators",
    "gaps.md": "what do we not know / what is not known / what is unknown / gaps / unknowns / open questions / missing",
    "disagreements.md": "which sources disagree / where do sources disagree / where sources disagree / "
    "contradictions / who contradicts whom / disputes",
    "sources/index.md": "how good are the sources / what are the sources / where does this come from / articles / "
    "evidence / reliability",
    "actors/index.md": "who is involved / who is who / people / states / countries / actors",
    "method.md": "how to read this site / how to read / how does this work / method / methodology / legend / "
    "symbols / help",
    "how-sure.md": "how sure are we / what does likely mean / how likely / scale of likelihood / probabilities / "
    "confidence / percentages",
    "words.md": "words / glossary / what do the words mean / terms / definitions / abbreviations",
    "stakes.md": "who wants what / who gains / who loses / who gains and who loses / who benefits / interests / stakes",
    "open.md": "what is open / what is to do / open work / to do",
    "positions.md": "who says what / what does each source say / compare the sources / comparison of sources",
}
"""By the path of a page."""

SORTS_ASKED: Final = {  # messages
    "bottom line": "answer summary conclusion main",
    "judgement": "conclusion forecast estimate assessment",
    "alternative": "other explanation",
    "risk": "danger threat happen",
    "response": "measure answer option",
    "indicator": "watch sign signal",
    "assumption": "assume premise",
    "disagreement": "disagree contradict contradiction dispute",
    "position": "disagree contradict claim",
    "gap": "unknown missing know question",
    "outcome": "turned out result happened",
    "timeline entry": "when date happened event",
    "relation": "relationship between",
    "gain": "want wants get gets gain gains benefit interest",
    "loss": "lose loss cost fear",
}
"""By the sort of a statement; of a stake by its direction."""
