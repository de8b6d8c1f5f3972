"""A briefing: one page on one subject, as an analyst types it.

Class and field names are the YAML's own words, and the descriptions are what an
editor shows beside a key, what the schema holds, and what the handbook lists.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, ClassVar, Literal

from pydantic import AliasChoices, Field

from briefing_room.model.located import Item, LocatedDict, LocatedText, Mark
from briefing_room.model.types import Credibility, Day, Flag, Id, NoneIsEmpty, NoneIsNoEntries, Ref, Text, When, mistake
from briefing_room.model.waivers import WAIVE, Waivers

Status = Literal["draft", "published", "archived"]
Basis = Literal["publication", "retrieval", "capture-stamp", "analyst"]
Confidence = Literal["high", "moderate", "low"]
Direction = Literal["gain", "loss"]
RelationStatus = Literal["reported", "suspected", "denied"]
Impact = Literal["minor", "moderate", "major", "severe"]
IndicatorStatus = Literal["not-checked", "not-observed", "observed", "unclear"]
DisagreementKind = Literal["fact", "forecast", "wording", "attribution", "characterisation"]
DisagreementStatus = Literal["open", "explained", "superseded"]
Rating = Literal["consistent", "inconsistent", "neutral"]
Outcome = Literal["occurred", "did-not-occur", "void"]
Bears = Literal["for", "against"]
Where = Literal["text", "title", "caption"]


class Evidence(Item):
    """One quote behind a statement.

    Three forms: a string (from `default_source`), `source-id: "words"`, or the keys below.
    """

    EXPECTED: ClassVar[str] = "a quote"

    quote: Text = Field(
        description="Words copied from the source. `[…]` skips text within it; the pieces stand in order."
    )
    source: Id | None = Field(None, description="Id of the source; without it the briefing's `default_source`.")
    in_: Where = Field("text", alias="in", description="Where in the source the words stand.")
    prefix: Text | None = Field(None, description="The words directly before the quote, to make it the only match.")
    suffix: Text | None = Field(None, description="The words directly after the quote, to make it the only match.")
    bears: Bears = Field("for", description="Whether the quote speaks for the statement or against it.")
    voice: Text | None = Field(
        None, description="Who speaks inside the source: unnamed experts, an agency, an official."
    )
    credibility: Credibility | None = Field(
        None, description="Credibility of this item, 1 to 6 (NATO grading); 6 means that it cannot be judged."
    )
    translation: Text | None = Field(None, description="The quote in the desk's language, when the source has another.")
    note: Text | None = Field(None, description="A word of the analyst on this quote.")
    waive: Waivers = Field({}, description=WAIVE)

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """A string, or one pair of source and words, as the long form."""
        if isinstance(value, str):
            mark = value.mark if isinstance(value, LocatedText) else Mark()
            return LocatedDict({"quote": value}, Mark(mark.place, inside={"quote": mark}))
        if isinstance(value, LocatedDict) and len(value) > 1 and "quote" not in value:
            _refuse_mixed_forms(list(value))
        if isinstance(value, LocatedDict) and len(value) == 1:
            ((source, words),) = value.items()
            if source not in KEYS_OF_EVIDENCE:
                outer = value.mark
                source_mark = Mark(outer.keys.get(source, outer.place))
                inside: dict[str | int, Mark] = {"quote": outer.inside.get(source, outer), "source": source_mark}
                return LocatedDict({"quote": words, "source": source}, Mark(outer.place, outer.key, {}, inside))
        return value

    @property
    def findable(self) -> bool:
        """Whether it is known what is quoted and where from: False when a key that says so could not be used."""
        return not any(self.broken(key) for key in ("quote", "source", "in", "prefix", "suffix"))


KEYS_OF_EVIDENCE = frozenset(field.alias or name for name, field in Evidence.model_fields.items())


def _refuse_mixed_forms(keys: list[str]) -> None:
    pairs = [key for key in keys if not get_close_matches(key, KEYS_OF_EVIDENCE, n=1)]
    if len(pairs) == len(keys):
        message = "more than one pair of source and words stands in one entry"
        raise mistake("wrong-type", message, 'begin each pair with "- ", on a line of its own')
    if len(pairs) == 1:
        message = f"“{pairs[0]}: …” is the short form of a quote, which has no other keys"
        raise mistake("wrong-type", message, f"write “quote: …” and “source: {pairs[0]}”, then the other keys")


EvidenceList = Annotated[tuple[Evidence, ...], NoneIsEmpty]
Refs = Annotated[tuple[Ref, ...], NoneIsEmpty]
Ids = Annotated[tuple[Id, ...], NoneIsEmpty]

_EVIDENCE = "The quotes behind it."
_RESTS_ON = "Ids of statements it follows from; `other-briefing#id` for one of another briefing."
_ID = "Its address on the page; small letters, digits and hyphens. Never re-use one."
_DISAGREEMENTS = "Ids of the disagreements it takes a side in; `other-briefing#id` for one of another briefing."
_OPTIONAL_ID = "Its address on the page. Without one the address is derived from its place and may change."


class Retired(Item):
    """That an item was taken back; its address keeps a note that says so."""

    date: Day = Field(validation_alias=AliasChoices("date", "on"), description="The day it was taken back.")
    why: Text = Field(description="Why it was taken back.")


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
    rests_on: Refs = Field((), description=_RESTS_ON)
    evidence: EvidenceList = Field((), description=_EVIDENCE)
    disagreements: Refs = Field((), description=_DISAGREEMENTS)
    waive: Waivers = Field({}, description=WAIVE)


class Alternative(Item):
    """Another reading of the same evidence."""

    id: Id | None = Field(None, description=_OPTIONAL_ID)
    text: Text = Field(description="What else may be the case.")
    evidence: EvidenceList = Field((), description=_EVIDENCE)


class Response(Item):
    """What could be done about a risk."""

    id: Id | None = Field(None, description=_OPTIONAL_ID)
    text: Text = Field(description="The response.")
    evidence: EvidenceList = Field((), description=_EVIDENCE)


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


class Estimate(Item):
    """What a judgement and a risk have in common: how likely, how well founded, why, and until when."""

    id: Id = Field(description=_ID)
    text: Text = Field(description="The judgement or risk, in one plain sentence without a word of likelihood.")
    likelihood: Text | None = Field(None, description="How likely it is: a term of the desk's scale.")
    confidence: Confidence | None = Field(None, description="How well founded it is. Not a likelihood.")
    because: Text | None = Field(None, description="Why, and what limits the confidence.")
    horizon: Day | None = Field(None, description="The day by which it will have turned out right or wrong.")
    settled_by: Text | None = Field(None, description="What would decide it.")
    assumes: Ids = Field((), description="Ids of the assumptions it takes as given.")
    rests_on: Refs = Field((), description=_RESTS_ON)
    evidence: EvidenceList = Field((), description=_EVIDENCE)
    disagreements: Refs = Field((), description=_DISAGREEMENTS)
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


class Role(Item):
    """What an actor does in this briefing. Its address is the actor's id."""

    actor: Id = Field(description="Id of the actor.")
    role: Text = Field(description="What the actor does here, in a few words.")
    evidence: EvidenceList = Field((), description=_EVIDENCE)
    retired: Retired | None = Field(None, description="Set when the role was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Relation(Item):
    """What one actor does, gives or says to another: from … what … to."""

    id: Id | None = Field(None, description=_OPTIONAL_ID)
    from_: Id = Field(alias="from", description="Id of the actor it goes out from.")
    to: Id = Field(description="Id of the actor it goes to.")
    what: Text = Field(description="The words between the two: *may supply artillery shells to*.")
    status: RelationStatus = Field(description="Whether sources report it, suspect it, or report that it is denied.")
    evidence: EvidenceList = Field((), description=_EVIDENCE)
    retired: Retired | None = Field(None, description="Set when the relation was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Stake(Item):
    """What an actor stands to gain or lose."""

    id: Id = Field(description=_ID)
    for_: Id = Field(alias="for", description="Id of the actor.")
    direction: Direction = Field(description="Whether there is something to gain or to lose.")
    text: Text = Field(description="What is at stake.")
    evidence: EvidenceList = Field((), description=_EVIDENCE)
    retired: Retired | None = Field(None, description="Set when the stake was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Risk(Estimate):
    """Something that may happen."""

    category: Id = Field(description="A category of the settings' `risk_categories`.")
    impact: Impact = Field(description="How bad it would be. Never multiplied with the likelihood.")
    given: Id | None = Field(None, description="Id of the item on whose condition the likelihood is meant.")
    exposed: Ids = Field((), description="Ids of the actors it would hit.")
    responses: Annotated[tuple[Response, ...], NoneIsEmpty] = Field((), description="What could be done about it.")


class Indicator(Item):
    """An observable sign that a judgement or risk is moving."""

    id: Id = Field(description=_ID)
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

    id: Id = Field(description=_ID)
    text: Text = Field(description="What is taken as given.")
    if_wrong: Text | None = Field(None, description="What would follow if it is wrong.")
    linchpin: Flag = Field(default=False, description="Whether a judgement falls with it.")
    evidence: EvidenceList = Field((), description=_EVIDENCE)
    retired: Retired | None = Field(None, description="Set when the assumption was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Position(Item):
    """One of the things that are said on a question."""

    id: Id | None = Field(None, description=_OPTIONAL_ID)
    text: Text = Field(description="What is said.")
    evidence: EvidenceList = Field((), description=_EVIDENCE)


class Assessment(Item):
    """What the analyst makes of a disagreement.

    May be written as one text; its proof then stands beside it, in the disagreement.
    """

    EXPECTED: ClassVar[str] = "a text, or a mapping with one"

    text: Text = Field(description="What the analyst makes of it.")
    rests_on: Refs = Field((), description=_RESTS_ON)
    evidence: EvidenceList = Field((), description=_EVIDENCE)

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

    id: Id = Field(description=_ID)
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


class Explanation(Item):
    """One of several explanations that compete."""

    id: Id = Field(description=_ID)
    text: Text = Field(description="What may be the case.")


class Observation(Item):
    """One thing that is known, and how it goes together with each explanation."""

    id: Id | None = Field(None, description=_OPTIONAL_ID)
    text: Text = Field(description="What is known, in a few words.")
    evidence: EvidenceList = Field((), description=_EVIDENCE)
    ratings: Annotated[dict[Id, Rating], NoneIsNoEntries] = Field(
        description="For each explanation whether it is consistent, inconsistent or neutral: id → word."
    )


class Hypotheses(Item):
    """Explanations that compete, and what speaks for which (analysis of competing hypotheses)."""

    id: Id = Field(description=_ID)
    question: Text = Field(description="What is to be explained.")
    explanations: Annotated[tuple[Explanation, ...], NoneIsEmpty] = Field(description="Two explanations or more.")
    observations: Annotated[tuple[Observation, ...], NoneIsEmpty] = Field(
        description="What is known, each rated against every explanation."
    )
    retired: Retired | None = Field(None, description="Set when the comparison was taken back.")
    waive: Waivers = Field({}, description=WAIVE)


class Gap(Item):
    """What is not known and would matter."""

    id: Id = Field(description=_ID)
    text: Text = Field(description="What is not known.")
    would_change: Ids = Field((), description="Ids of the judgements and risks it would change.")
    retired: Retired | None = Field(None, description="Set when the gap was closed.")


class TimelineEntry(Item):
    """Something that happened, or is said to have happened."""

    id: Id = Field(description=_ID)
    date: When = Field(description="EDTF (levels 0 and 1), or `unknown`. Never a guess.")
    after: Id | None = Field(None, description="Id of the entry it follows, where dates are missing.")
    estimate: When | None = Field(None, description="An estimated date, for an unknown one; needs `basis`.")
    basis: Basis | None = Field(None, description="Where the estimate comes from.")
    text: Text = Field(description="What happened.")
    evidence: EvidenceList = Field((), description=_EVIDENCE)
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
    default_source: Id | None = Field(None, description="Evidence without a source name is from here.")
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
    waive: Waivers = Field({}, description=WAIVE)

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
