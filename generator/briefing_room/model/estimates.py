"""Judgements and risks: how likely, how well founded, why, and how that moved and turned out."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Literal

from pydantic import AliasChoices, Field

from briefing_room.model.evidence import EVIDENCE, EvidenceList
from briefing_room.model.keys import COMPUTED, DISAGREEMENTS, GIVEN, ID, OPTIONAL_ID, RESTS_ON, Ids, Refs, Retired
from briefing_room.model.located import Item, LocatedDict, LocatedText
from briefing_room.model.marks import NO_MARK, Mark
from briefing_room.model.types import Day, Flag, Id, Impact, NoneIsEmpty, Ref, Text
from briefing_room.model.waivers import WAIVE, Waivers

Confidence = Literal["high", "moderate", "low"]  # messages
Outcome = Literal["occurred", "did-not-occur", "void"]


IN_ONE_TEXT: Final = "a text, or a mapping with its keys"


def _of_one_text(value: object) -> object:
    """A text that stands for an item as the mapping that it stands for; others unchanged."""
    if not isinstance(value, str):
        return value
    if not isinstance(value, LocatedText):
        return LocatedDict({"text": value}, Mark(inside={"text": NO_MARK}))
    mark = value.mark
    return LocatedDict({"text": value}, Mark(mark.place, inside=value.alone({"text": 0}), dash=mark.dash))


class Alternative(Item):
    """Another reading of the same evidence. One that is a text alone may be written as one."""

    EXPECTED: ClassVar[str] = IN_ONE_TEXT

    id: Id | None = Field(None, description=OPTIONAL_ID)
    text: Text = Field(description="What else may be the case.")
    evidence: EvidenceList = Field((), description=EVIDENCE)

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """One text as the long form."""
        return _of_one_text(value)


class Response(Item):
    """What could be done about a risk. One that is a text alone may be written as one."""

    EXPECTED: ClassVar[str] = IN_ONE_TEXT

    id: Id | None = Field(None, description=OPTIONAL_ID)
    text: Text = Field(description="The response.")
    evidence: EvidenceList = Field((), description=EVIDENCE)

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """One text as the long form."""
        return _of_one_text(value)


class Change(Item):
    """What a judgement or risk said until a day, and why it moved then. What did not move is left out."""

    date: Day = Field(description="The day it moved.")
    likelihood: Text | None = Field(None, description="The likelihood until then: a term of the scale of that day.")
    confidence: Confidence | None = Field(None, description="The confidence until then.")
    text: Text | None = Field(None, description="The wording until then, when it changed.")
    wording: Flag = Field(
        default=False, description="Whether only words changed and not what they say; readers are not shown it."
    )
    indicators: Ids = Field((), description="Ids of the indicators that moved it.")
    why: Text = Field(description="Why it moved.")
    waive: Waivers = Field({}, description=WAIVE)


class Resolved(Item):
    """How a judgement or risk turned out."""

    on: Day = Field(validation_alias=AliasChoices("on", "date"), description="The day it was settled.")
    outcome: Outcome = Field(
        description="occurred, did-not-occur, or void: its condition was never met, or nobody can tell."
    )
    because: Text = Field(description="What settled it.")
    evidence: EvidenceList = Field((), description="The quotes that show it; not needed when it is void.")
    computed: Text | None = Field(None, description=COMPUTED)


class Estimate(Item):
    """What a judgement and a risk have in common: how likely, how well founded, why, and until when."""

    id: Id = Field(description=ID)
    text: Text = Field(description="The judgement or risk, in one plain sentence without a word of likelihood.")
    likelihood: Text | None = Field(None, description="How likely it is: a term of the desk's scale.")
    given: Ref | None = Field(None, description=GIVEN)
    confidence: Confidence | None = Field(None, description="How well founded it is. Not a likelihood.")
    because: Text | None = Field(None, description="Why, and what limits the confidence.")
    horizon: Day | None = Field(None, description="The day by which it will have turned out right or wrong.")
    settled_by: Text | None = Field(None, description="What would decide it.")
    assumes: Ids = Field((), description="Ids of the assumptions it takes as given.")
    rests_on: Refs = Field((), description=RESTS_ON)
    evidence: EvidenceList = Field((), description=EVIDENCE)
    disagreements: Refs = Field((), description=DISAGREEMENTS)
    alternatives: Annotated[tuple[Alternative, ...], NoneIsEmpty] = Field(
        (), description="Other readings of the same evidence."
    )
    history: Annotated[tuple[Change, ...], NoneIsEmpty] = Field(
        (), description="What it said before, and why it moved, newest last."
    )
    resolved: Resolved | None = Field(None, description="Set when it has turned out right or wrong.")
    retired: Retired | None = Field(None, description="Set when it was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Judgement(Estimate):
    """What the analyst concludes."""


class Risk(Estimate):
    """Something that may happen."""

    category: Id = Field(description="A category of the settings' `risk_categories`.")
    impact: Impact = Field(description="How bad it would be: a word of the settings' `impacts`. Never multiplied.")
    exposed: Ids = Field((), description="Ids of the actors it would hit.")
    responses: Annotated[tuple[Response, ...], NoneIsEmpty] = Field((), description="What could be done about it.")
