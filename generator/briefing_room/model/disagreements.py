"""Questions on which sources, or parts of one source, say different things."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from briefing_room.model.evidence import EVIDENCE, EvidenceList
from briefing_room.model.keys import COMPUTED, ID, OPTIONAL_ID, RESTS_ON, Refs, Retired
from briefing_room.model.located import Item, LocatedDict, LocatedText
from briefing_room.model.marks import Mark
from briefing_room.model.types import Id, NoneIsEmpty, Text
from briefing_room.model.waivers import WAIVE, Waivers

DisagreementKind = Literal["fact", "forecast", "wording", "attribution", "characterisation"]  # messages
DisagreementStatus = Literal["open", "explained", "superseded"]  # messages


class Position(Item):
    """One of the things that are said on a question."""

    id: Id | None = Field(None, description=OPTIONAL_ID)
    text: Text = Field(description="What is said.")
    evidence: EvidenceList = Field((), description=EVIDENCE)
    computed: Text | None = Field(None, description=COMPUTED)


class Assessment(Item):
    """What the analyst makes of a disagreement.

    May be written as one text; its proof then stands beside it, in the disagreement.
    """

    EXPECTED: ClassVar[str] = "a text, or a mapping with one"

    text: Text = Field(description="What the analyst makes of it.")
    rests_on: Refs = Field((), description=RESTS_ON)
    evidence: EvidenceList = Field((), description=EVIDENCE)

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """One text as the long form."""
        if isinstance(value, str):
            mark = value.mark if isinstance(value, LocatedText) else Mark()
            return LocatedDict({"text": value}, Mark(mark.place, mark.key, inside={"text": mark}))
        return value


class Disagreement(Item):
    """A question on which sources, or parts of one source, say different things.

    `assessment` may be written as one text, with `rests_on` and `evidence` beside it.
    """

    id: Id = Field(description=ID)
    question: Text = Field(description="The question.")
    kind: DisagreementKind = Field(description="What the difference is about.")
    positions: Annotated[tuple[Position, ...], NoneIsEmpty] = Field(
        description="What is said, each with its evidence; two or more."
    )
    assessment: Assessment | None = Field(
        None, description="What the analyst makes of it: a text, or `text` with `rests_on` or `evidence`."
    )
    rests_on: Refs = Field((), description="What the assessment follows from.")
    evidence: EvidenceList = Field((), description="The quotes behind the assessment.")
    status: DisagreementStatus = Field(description="Whether the question is open, explained or overtaken.")
    retired: Retired | None = Field(None, description="Set when the disagreement was taken back.")
    waive: Waivers = Field({}, description=WAIVE)
