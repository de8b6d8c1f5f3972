"""A briefing: one page on one subject, as an analyst types it.

Class and field names are the YAML's own words, here and in the modules it is made of
(`evidence`, `estimates`, `disagreements`, `hypotheses`). The descriptions are what an
editor shows beside a key, what the schema holds, and what the handbook lists.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator

from briefing_room.model.author import Authors
from briefing_room.model.corrections import Corrected
from briefing_room.model.disagreements import Disagreement
from briefing_room.model.dismissals import DISMISSED, Dismissals
from briefing_room.model.estimates import Confidence, Estimate, Judgement, Risk
from briefing_room.model.evidence import EVIDENCE, EvidenceList
from briefing_room.model.hypotheses import Hypotheses
from briefing_room.model.keys import COMPUTED, DISAGREEMENTS, ID, OPTIONAL_ID, RESTS_ON, Ids, Refs, Retired
from briefing_room.model.located import Item
from briefing_room.model.signature import Signature, statements_sum
from briefing_room.model.types import Day, Flag, Id, NoneIsEmpty, Ref, Text, When
from briefing_room.model.waivers import WAIVE, Waivers

AnEstimate = TypeVar("AnEstimate", bound=Estimate)
Status = Literal["draft", "published", "archived"]  # messages
Basis = Literal["publication", "retrieval", "capture-stamp", "analyst"]
Direction = Literal["gain", "loss"]
RelationStatus = Literal["reported", "suspected", "denied"]  # messages
IndicatorStatus = Literal["not-checked", "not-observed", "observed", "unclear"]


class AsOf(Item):
    """What the briefing knows up to."""

    date: Day = Field(description="Information cut-off.")
    basis: Basis = Field(
        description="Where that day comes from: the articles' publication, the day they were retrieved, "
        "a stamp the page carried when it was captured, or the analyst."
    )


class BottomLine(Item):
    """The answer first, in two or three sentences."""

    text: Text = Field(description="The answer, in two or three sentences.")
    rests_on: Refs = Field((), description=RESTS_ON)
    evidence: EvidenceList = Field((), description=EVIDENCE)
    disagreements: Refs = Field((), description=DISAGREEMENTS)
    waive: Waivers = Field({}, description=WAIVE)


class Role(Item):
    """What an actor does in this briefing. Its address is the actor's id."""

    actor: Id = Field(description="Id of the actor.")
    role: Text = Field(description="What the actor does here, in a few words.")
    evidence: EvidenceList = Field((), description=EVIDENCE)
    disagreements: Refs = Field((), description=DISAGREEMENTS)
    computed: Text | None = Field(None, description=COMPUTED)
    retired: Retired | None = Field(None, description="Set when the role was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Relation(Item):
    """What one actor does, gives or says to another: from … what … to."""

    id: Id | None = Field(None, description=OPTIONAL_ID)
    from_: Id = Field(alias="from", description="Id of the actor it goes out from.")
    to: Id = Field(description="Id of the actor it goes to.")
    what: Text = Field(description="The words between the two: *may supply artillery shells to*.")
    status: RelationStatus = Field(description="Whether sources report it, suspect it, or report that it is denied.")
    evidence: EvidenceList = Field((), description=EVIDENCE)
    disagreements: Refs = Field((), description=DISAGREEMENTS)
    computed: Text | None = Field(None, description=COMPUTED)
    retired: Retired | None = Field(None, description="Set when the relation was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Stake(Item):
    """What an actor stands to gain or lose."""

    id: Id = Field(description=ID)
    for_: Id = Field(alias="for", description="Id of the actor.")
    direction: Direction = Field(description="Whether there is something to gain or to lose.")
    text: Text = Field(description="What is at stake.")
    evidence: EvidenceList = Field((), description=EVIDENCE)
    disagreements: Refs = Field((), description=DISAGREEMENTS)
    computed: Text | None = Field(None, description=COMPUTED)
    retired: Retired | None = Field(None, description="Set when the stake was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Indicator(Item):
    """An observable sign that a judgement or risk is moving."""

    id: Id = Field(description=ID)
    text: Text = Field(description="What one would see.")
    raises: Ids = Field((), description="Ids of the judgements and risks it would make more likely.")
    lowers: Ids = Field((), description="Ids of the judgements and risks it would make less likely.")
    status: IndicatorStatus = Field(description="What was seen when it was last checked.")
    checked: Day | None = Field(None, description="The day it was last checked; none while it is not checked.")
    evidence: EvidenceList = Field((), description="The quotes that show it; needed when it was observed.")
    retired: Retired | None = Field(None, description="Set when the indicator was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Assumption(Item):
    """What is taken as given."""

    id: Id = Field(description=ID)
    text: Text = Field(description="What is taken as given.")
    if_wrong: Text | None = Field(None, description="What would follow if it is wrong.")
    linchpin: Flag = Field(default=False, description="Whether a judgement falls with it.")
    evidence: EvidenceList = Field((), description=EVIDENCE)
    retired: Retired | None = Field(None, description="Set when the assumption was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Gap(Item):
    """What is not known and would matter."""

    id: Id = Field(description=ID)
    text: Text = Field(description="What is not known.")
    would_change: Ids = Field((), description="Ids of the judgements and risks it would change.")
    retired: Retired | None = Field(None, description="Set when the gap was closed.")


class TimelineEntry(Item):
    """Something that happened, or is said to have happened."""

    id: Id = Field(description=ID)
    date: When = Field(description="EDTF (levels 0 and 1), or `unknown`. Never a guess.")
    after: Ref | None = Field(
        None,
        description="Id of the entry it follows, where dates are missing; `other-briefing#id` for one of another "
        "briefing.",
    )
    estimate: When | None = Field(None, description="An estimated date, for an unknown one; needs `basis`.")
    basis: Basis | None = Field(None, description="Where the estimate comes from.")
    text: Text = Field(description="What happened.")
    evidence: EvidenceList = Field((), description=EVIDENCE)
    disagreements: Refs = Field((), description=DISAGREEMENTS)
    computed: Text | None = Field(None, description=COMPUTED)
    retired: Retired | None = Field(None, description="Set when the entry was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Briefing(Item):
    """One page on one subject. The file's name is its id."""

    title: Text = Field(description="The page's title.")
    status: Status = Field(
        description="draft: private builds only; published; archived: keeps its address, no longer kept current."
    )
    as_of: AsOf = Field(description="What the briefing knows up to, and how that is known.")
    topics: Ids = Field((), description="Ids of the settings' `topics`.")
    regions: Ids = Field((), description="Ids of the settings' `regions`.")
    authors: Authors = Field(
        (), description="Who answers for it: names, or `name` and `role`. Without any, the desk's `defaults`."
    )
    drafted_by: Text | None = Field(
        None,
        description="Who or what drafted it, a person or a tool. Readers are told until a person signs it.",
    )
    signed: Signature | None = Field(
        None, description="That a person stands for its statements as they are; `briefing sign` writes it."
    )
    default_source: Id | None = Field(None, description="Evidence without a source name is from here.")
    default_confidence: Confidence | None = Field(
        None, description="The confidence of each judgement and risk that names none."
    )
    default_horizon: Day | None = Field(
        None, description="The horizon of each judgement and risk that names none; `horizon: null` in one has none."
    )
    source_base: Text | None = Field(
        None, description="What the analyst says of the sources as a whole: strengths, weaknesses, what is missing."
    )
    bottom_line: BottomLine = Field(description="The answer first.")
    judgements: Annotated[tuple[Judgement, ...], NoneIsEmpty] = Field((), description="What the analyst concludes.")
    actors: Annotated[tuple[Role, ...], NoneIsEmpty] = Field((), description="Who is who in this briefing.")
    relations: Annotated[tuple[Relation, ...], NoneIsEmpty] = Field((), description="Who does what to whom.")
    stakes: Annotated[tuple[Stake, ...], NoneIsEmpty] = Field((), description="What actors stand to gain or lose.")
    risks: Annotated[tuple[Risk, ...], NoneIsEmpty] = Field((), description="What may happen.")
    indicators: Annotated[tuple[Indicator, ...], NoneIsEmpty] = Field((), description="Signs to watch.")
    assumptions: Annotated[tuple[Assumption, ...], NoneIsEmpty] = Field((), description="What is taken as given.")
    disagreements: Annotated[tuple[Disagreement, ...], NoneIsEmpty] = Field(
        (), description="Where sources, or parts of one source, say different things."
    )
    hypotheses: Annotated[tuple[Hypotheses, ...], NoneIsEmpty] = Field(
        (), description="Explanations that compete, with what speaks for which."
    )
    gaps: Annotated[tuple[Gap, ...], NoneIsEmpty] = Field((), description="What is not known and would matter.")
    timeline: Annotated[tuple[TimelineEntry, ...], NoneIsEmpty] = Field(
        (), description="What happened, in order; dates may be unknown."
    )
    corrections: Annotated[tuple[Corrected, ...], NoneIsEmpty] = Field(
        (), description="What was corrected after it was published, and why, for readers; newest last."
    )
    dismissed: Dismissals = Field({}, description=DISMISSED)
    waive: Waivers = Field({}, description=WAIVE)

    @model_validator(mode="after")
    def _with_defaults(self) -> Self:
        """Give each judgement and risk what the briefing says for all of them, where it is silent itself."""
        for name in ("judgements", "risks"):
            kept = tuple(self._with_default(one) for one in getattr(self, name))
            object.__setattr__(self, name, kept)  # while it is made; nobody has seen it yet
        return self

    def _with_default(self, item: AnEstimate) -> AnEstimate:
        pairs = (("confidence", self.default_confidence), ("horizon", self.default_horizon))
        given = {key: value for key, value in pairs if value is not None and key not in item.model_fields_set}
        given = {key: value for key, value in given.items() if not item.broken(key)}
        return item.model_copy(update=given) if given else item

    @property
    def is_archived(self) -> bool:
        """Whether it keeps its address and is no longer kept current."""
        return self.status == "archived"

    @property
    def is_signed(self) -> bool:
        """Whether a person has signed the statements as they are now; a key that could not be used is no signature."""
        return self.signed is not None and not self.broken("signed") and self.signed.hash == statements_sum(self)

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The judgements and the risks."""
        return (*self.judgements, *self.risks)

    @property
    def named_actors(self) -> frozenset[str]:
        """Ids of the actors that roles, relations, stakes and risks name."""
        return frozenset({
            *(role.actor for role in self.actors),
            *(end for relation in self.relations for end in (relation.from_, relation.to)),
            *(stake.for_ for stake in self.stakes),
            *(exposed for risk in self.risks for exposed in risk.exposed),
        })  # fmt: skip
