"""Explanations that compete, and what speaks for which."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefing_room.model.evidence import EVIDENCE, EvidenceList
from briefing_room.model.keys import COMPUTED, ID, OPTIONAL_ID, Retired
from briefing_room.model.located import Item
from briefing_room.model.types import Id, NoneIsEmpty, NoneIsNoEntries, Text
from briefing_room.model.waivers import WAIVE, Waivers

Rating = Literal["consistent", "inconsistent", "neutral"]


class Explanation(Item):
    """One of several explanations that compete."""

    id: Id = Field(description=ID)
    text: Text = Field(description="What may be the case.")


class Observation(Item):
    """One thing that is known, and how it goes together with each explanation."""

    id: Id | None = Field(None, description=OPTIONAL_ID)
    text: Text = Field(description="What is known, in a few words.")
    evidence: EvidenceList = Field((), description=EVIDENCE)
    computed: Text | None = Field(None, description=COMPUTED)
    ratings: Annotated[dict[Id, Rating], NoneIsNoEntries] = Field(
        description="For each explanation whether it is consistent, inconsistent or neutral: id → word."
    )


class Hypotheses(Item):
    """Explanations that compete, and what speaks for which (analysis of competing hypotheses)."""

    id: Id = Field(description=ID)
    question: Text = Field(description="What is to be explained.")
    explanations: Annotated[tuple[Explanation, ...], NoneIsEmpty] = Field(description="Two explanations or more.")
    observations: Annotated[tuple[Observation, ...], NoneIsEmpty] = Field(
        description="What is known, each rated against every explanation."
    )
    retired: Retired | None = Field(None, description="Set when the comparison was taken back.")
    waive: Waivers = Field({}, description=WAIVE)
