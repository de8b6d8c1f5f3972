"""Every statement of a briefing: its kind, its address, and the proof it needs."""

from __future__ import annotations

from typing import get_args

import pytest

from briefing_room.findings import Place
from briefing_room.load.desk import read_desk
from briefing_room.model.keys import Retired
from briefing_room.model.statements import Sort, Statement, statements_of
from tests.desks.desks import GOOD

DESK = read_desk(GOOD / "every-key").desk
STATEMENTS = statements_of("page", DESK.briefings["page"])

EITHER = "evidence or rests_on"

PROOF = {
    "bottom line": ("judged", EITHER),
    "judgement": ("judged", EITHER),
    "risk": ("judged", EITHER),
    "assessment": ("judged", EITHER),
    "role": ("reported", "evidence"),
    "relation": ("reported", "evidence"),
    "stake": ("reported", "evidence"),
    "position": ("reported", "evidence"),
    "timeline entry": ("reported", "evidence"),
    "alternative": ("judged", "none"),
    "response": ("judged", "none"),
    "assumption": ("assumed", "none"),
    "gap": (None, "none"),
    "hypotheses": (None, "none"),
    "explanation": ("judged", "none"),
    "observation": ("reported", "evidence"),
    "outcome": ("reported", "evidence"),
    "disagreement": (None, "none"),
}
"""The design's table: each sort of statement with its kind and the proof it needs. An indicator depends."""


def found(address: str) -> Statement:
    """The statement of the briefing with every key that has this address."""
    return next(statement for statement in STATEMENTS if statement.address == address)


def test_the_table_of_proof_is_complete() -> None:
    """Every sort there is stands in it, and the desk with every key has one of each."""
    assert {*PROOF, "indicator"} == set(get_args(Sort))
    assert {statement.sort for statement in STATEMENTS} == set(get_args(Sort))


@pytest.mark.parametrize("sort", PROOF)
def test_every_sort_needs_the_proof_of_the_design(sort: str) -> None:
    """Neither more nor less."""
    assert {(s.kind, s.proof) for s in STATEMENTS if s.sort == sort} == {PROOF[sort]}


@pytest.mark.parametrize(
    ("address", "kind", "proof"),
    [
        ("first-ship", None, "none"),  # not checked
        ("price-falls", None, "none"),  # not observed
        ("lights", None, "none"),  # unclear
        ("crane-seen", "reported", "evidence"),  # observed
    ],
)
def test_an_indicator_needs_evidence_only_when_it_was_observed(address: str, kind: str | None, proof: str) -> None:
    """A sign nobody has seen states nothing."""
    assert (found(address).kind, found(address).proof) == (kind, proof)


def test_addresses_come_in_the_order_of_the_page() -> None:
    """With the children behind their owners."""
    assert [statement.address for statement in STATEMENTS] == [
        "bottom-line",
        "opens-before-winter", "opens-before-winter-alternative-1", "opens-for-a-day", "never-opens",
        "norland", "harbour-office",
        "sells-wheat", "relation-2", "relation-3",
        "bread", "harbour-dues",
        "no-wheat", "no-wheat-alternative-1", "no-wheat-response-1", "ration", "no-wheat-outcome", "no-boats",
        "first-ship", "crane-seen", "price-falls", "lights",
        "crane-comes", "no-war",
        "how-long", "two-days", "how-long-position-2", "how-long-assessment",
        "what-price", "what-price-position-1", "what-price-position-2", "what-price-assessment",
        "who-speaks", "who-speaks-position-1", "who-speaks-position-2",
        "how-soon", "how-soon-position-1", "how-soon-position-2",
        "what-haste", "what-haste-position-1", "what-haste-position-2",
        "why-closed", "broken-crane", "haggling", "storm-came", "why-closed-observation-2",
        "why-wheat", "hunger", "trade",
        "which-day", "which-crane",
        "storm", "talks", "letter",
    ]  # fmt: skip


def test_an_address_of_its_own_is_not_derived() -> None:
    """One that is made from its place says so, for it may change."""
    assert not found("opens-for-a-day").derived
    assert not found("norland").derived
    assert found("opens-before-winter-alternative-1").derived
    assert found("relation-2").derived
    assert found("how-long-assessment").derived


def test_a_child_knows_its_owner_and_what_was_taken_back_knows_it() -> None:
    """So that a page can tell where it belongs."""
    assert found("ration").owner == "no-wheat"
    assert found("two-days").owner == "how-long"
    assert found("no-wheat").owner == ""
    assert (taken := found("what-price-position-1").retired)
    assert taken.why == "Both agree now."
    assert found("who-speaks-position-1").retired is None


def test_the_proof_beside_an_assessment_is_its_own() -> None:
    """Whether the assessment is one text or has keys; both places count, and know where they stand."""
    beside, inside = found("how-long-assessment"), found("what-price-assessment")
    assert [evidence.quote for evidence in beside.evidence] == ["cut short after one day"]
    assert (beside.rests_on, inside.rests_on) == (("two-days",), ("what-price-position-1",))
    rows = DESK.files["page.yml"].split("\n")
    for statement, ref in ((beside, "two-days"), (inside, "what-price-position-1"), (found("no-wheat"), "bread")):
        place = statement.place_of_ref(0)
        assert rows[place.line - 1][place.column - 1 :].startswith(ref)
        assert "rests_on" in rows[place.line - 1]


def test_a_relation_is_told_with_both_its_ends() -> None:
    """Its text is a sentence of ids, which a page replaces by names."""
    assert found("sells-wheat").text == "norland may sell *wheat* to estria"


@pytest.mark.parametrize(
    ("ref", "briefing", "address"),
    [
        ("bread", "page", "bread"),
        ("page#bread", "other", "bread"),
        ("other#quiet", "page", "quiet"),
        ("bottom-line", "other", "bottom-line"),
        ("bread", "other", None),
        ("nowhere#bread", "page", None),
    ],
)
def test_a_reference_finds_its_statement(ref: str, briefing: str, address: str | None) -> None:
    """In its own briefing, or in the one it names."""
    statement = DESK.statement(ref, briefing)
    assert (statement.address if statement else None) == address


def test_every_statement_knows_its_item() -> None:
    """And every item its place in the file."""
    assert all(statement.item.place != Place("") for statement in STATEMENTS)


def test_what_belongs_to_an_estimate_is_taken_back_with_it() -> None:
    """Its alternatives and responses no longer stand, in no list and on no page."""
    briefing = DESK.briefings["page"]
    back = Retired.model_validate({"date": "2024-01-01", "why": "Wrong."})
    risks = tuple(risk.model_copy(update={"retired": back}) for risk in briefing.risks)
    parts = [s for s in statements_of("page", briefing.model_copy(update={"risks": risks})) if s.sort == "response"]
    assert parts
    assert all(part.retired == back for part in parts)
