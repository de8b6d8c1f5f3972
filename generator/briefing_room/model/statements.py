"""Every statement of a briefing in one list: its kind, its address, and the proof it needs.

Checks and pages walk this list instead of the briefing's many shapes, so that
the proof table of the design stands in one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.findings import Place
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.disagreements import Disagreement
    from briefing_room.model.estimates import Alternative, Estimate, Response
    from briefing_room.model.evidence import Evidence
    from briefing_room.model.keys import Retired
    from briefing_room.model.located import Item

Kind = Literal["reported", "judged", "assumed"]  # messages
Proof = Literal["evidence", "evidence or rests_on", "none"]
Sort = Literal[  # messages
    "bottom line", "judgement", "alternative", "role", "relation", "stake", "risk", "response", "indicator",
    "assumption", "disagreement", "position", "assessment", "hypotheses", "explanation", "observation", "outcome",
    "gap", "timeline entry",
]  # fmt: skip

BOTTOM_LINE = "bottom-line"
CONDITIONS: Final[frozenset[Sort]] = frozenset(
    {"judgement", "risk", "indicator", "assumption", "alternative", "explanation", "position", "timeline entry"}
)
"""What another statement may be given on: what is a sentence of its own that may be so or not."""


@dataclass(frozen=True)
class Statement:
    """One thing a briefing says.

    ``address`` is its anchor on the page; ``derived`` that the address comes from
    its place and may change. ``kind`` is None for what states nothing: a question,
    a gap, a sign nobody has seen. ``owner`` is the address of the item it belongs to,
    ``beside`` the item that holds proof of it beside its own. ``given`` refers to the
    statement on whose condition it is meant; another reading of an item has the item's.
    """

    briefing: str
    address: str
    sort: Sort
    kind: Kind | None
    text: str
    proof: Proof
    item: Item
    evidence: tuple[Evidence, ...] = ()
    rests_on: tuple[str, ...] = ()
    owner: str = ""
    derived: bool = False
    retired: Retired | None = None
    beside: Disagreement | None = None
    given: str | None = None

    @property
    def sort_in_words(self) -> str:
        """The sort with its article: ``a judgement``, ``an assessment``."""
        article = {"hypotheses": "a comparison of"}.get(self.sort, "an" if self.sort[0] in "aeiou" else "a")
        return f"{article} {self.sort}"

    @property
    def typed_refs(self) -> Iterator[tuple[Item, tuple[str | int, ...], str]]:
        """The statements it rests on, and its condition: each with the item and keys it is typed under."""
        own = len(self.rests_on) - (len(self.beside.rests_on) if self.beside else 0)
        for number, ref in enumerate(self.rests_on):
            beside = self.beside if number >= own else None
            yield beside or self.item, ("rests_on", number - own if beside else number), ref
        if self.given and not self.owner:
            yield self.item, ("given",), self.given

    @property
    def placed_refs(self) -> Iterator[tuple[Place, str]]:
        """The statements it rests on, and its condition: each reference with the place where it stands."""
        return ((item.at(*path), ref) for item, path, ref in self.typed_refs)

    @property
    def computed(self) -> str | None:
        """How the desk worked out a figure or date of it."""
        return getattr(self.item, "computed", None)

    def place_of_ref(self, number: int) -> Place:
        """Where an id of ``rests_on`` stands."""
        own = len(self.rests_on) - (len(self.beside.rests_on) if self.beside else 0)
        if self.beside and number >= own:
            return self.beside.at("rests_on", number - own)
        return self.item.at("rests_on", number)

    def broken(self, key: str) -> bool:
        """Whether something the analyst typed under this key could not be used, and was told of already."""
        return self.item.broken(key) or (self.beside is not None and self.beside.broken(key))


def statements_of(briefing_id: str, briefing: Briefing) -> tuple[Statement, ...]:
    """The statements of a briefing, in the order of its page."""
    return tuple(_Walk(briefing_id, briefing).all())


@dataclass(frozen=True)
class _Walk:
    id: str
    briefing: Briefing

    def all(self) -> Iterator[Statement]:
        b = self.briefing
        yield Statement(
            self.id, BOTTOM_LINE, "bottom line", "judged", b.bottom_line.text, "evidence or rests_on", b.bottom_line,
            b.bottom_line.evidence, b.bottom_line.rests_on,
        )  # fmt: skip
        yield from self._judgements()
        yield from self._reported()
        yield from self._risks()
        yield from self._signs()
        yield from self._disagreements()
        yield from self._hypotheses()
        for gap in b.gaps:
            yield Statement(self.id, gap.id, "gap", None, gap.text, "none", gap, retired=gap.retired)
        for entry in b.timeline:
            yield Statement(
                self.id, entry.id, "timeline entry", "reported", entry.text, "evidence", entry, entry.evidence,
                retired=entry.retired,
            )  # fmt: skip

    def _judgements(self) -> Iterator[Statement]:
        for item in self.briefing.judgements:
            yield Statement(
                self.id, item.id, "judgement", "judged", item.text, "evidence or rests_on", item, item.evidence,
                item.rests_on, retired=item.retired, given=item.given,
            )  # fmt: skip
            yield from self._children(item, "alternative", item.alternatives)
            yield from self._outcome(item)

    def _risks(self) -> Iterator[Statement]:
        for item in self.briefing.risks:
            yield Statement(
                self.id, item.id, "risk", "judged", item.text, "evidence or rests_on", item, item.evidence,
                item.rests_on, retired=item.retired, given=item.given,
            )  # fmt: skip
            yield from self._children(item, "alternative", item.alternatives)
            yield from self._children(item, "response", item.responses)
            yield from self._outcome(item)

    def _outcome(self, item: Estimate) -> Iterator[Statement]:
        if item.resolved:
            needed: Proof = "none" if item.resolved.outcome == "void" else "evidence"
            yield Statement(
                self.id, f"{item.id}-outcome", "outcome", "reported", item.resolved.because, needed, item.resolved,
                item.resolved.evidence, owner=item.id, derived=True, retired=item.retired,
            )  # fmt: skip

    def _children(
        self, owner: Estimate, sort: Literal["alternative", "response"], items: Sequence[Alternative | Response]
    ) -> Iterator[Statement]:
        for number, item in enumerate(items, 1):
            yield Statement(
                self.id, item.id or f"{owner.id}-{sort}-{number}", sort, "judged", item.text, "none", item,
                item.evidence, owner=owner.id, derived=item.id is None, retired=owner.retired,
                given=owner.given if sort == "alternative" else None,
            )  # fmt: skip

    def _reported(self) -> Iterator[Statement]:
        b = self.briefing
        for role in b.actors:
            yield Statement(
                self.id, role.actor, "role", "reported", role.role, "evidence", role, role.evidence,
                retired=role.retired,
            )  # fmt: skip
        for number, relation in enumerate(b.relations, 1):
            yield Statement(
                self.id, relation.id or f"relation-{number}", "relation", "reported",
                f"{relation.from_} {relation.what} {relation.to}", "evidence", relation, relation.evidence,
                derived=relation.id is None, retired=relation.retired,
            )  # fmt: skip
        for stake in b.stakes:
            yield Statement(
                self.id, stake.id, "stake", "reported", stake.text, "evidence", stake, stake.evidence,
                retired=stake.retired,
            )  # fmt: skip

    def _signs(self) -> Iterator[Statement]:
        for item in self.briefing.indicators:
            observed = item.status == "observed"
            yield Statement(
                self.id, item.id, "indicator", "reported" if observed else None, item.text,
                "evidence" if observed else "none", item, item.evidence, retired=item.retired,
            )  # fmt: skip
        for assumption in self.briefing.assumptions:
            yield Statement(
                self.id, assumption.id, "assumption", "assumed", assumption.text, "none", assumption,
                assumption.evidence, retired=assumption.retired,
            )  # fmt: skip

    def _disagreements(self) -> Iterator[Statement]:
        for item in self.briefing.disagreements:
            yield Statement(self.id, item.id, "disagreement", None, item.question, "none", item, retired=item.retired)
            for number, position in enumerate(item.positions, 1):
                yield Statement(
                    self.id, position.id or f"{item.id}-position-{number}", "position", "reported", position.text,
                    "evidence", position, position.evidence, owner=item.id, derived=position.id is None,
                    retired=item.retired,
                )  # fmt: skip
            if item.assessment:
                yield Statement(
                    self.id, f"{item.id}-assessment", "assessment", "judged", item.assessment.text,
                    "evidence or rests_on", item.assessment, item.assessment.evidence + item.evidence,
                    item.assessment.rests_on + item.rests_on, owner=item.id, derived=True,
                    retired=item.retired, beside=item,
                )  # fmt: skip

    def _hypotheses(self) -> Iterator[Statement]:
        for item in self.briefing.hypotheses:
            yield Statement(self.id, item.id, "hypotheses", None, item.question, "none", item, retired=item.retired)
            for explanation in item.explanations:
                yield Statement(
                    self.id, explanation.id, "explanation", "judged", explanation.text, "none", explanation,
                    owner=item.id, retired=item.retired,
                )  # fmt: skip
            for number, observation in enumerate(item.observations, 1):
                yield Statement(
                    self.id, observation.id or f"{item.id}-observation-{number}", "observation", "reported",
                    observation.text, "evidence", observation, observation.evidence, owner=item.id,
                    derived=observation.id is None, retired=item.retired,
                )  # fmt: skip
