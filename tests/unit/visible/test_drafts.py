"""What drafts keep from the public, and what they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from briefing_room.quotes import citations
from briefing_room.visible.drafts import is_draft, without_drafts
from tests.unit.pages.made import briefing, desk, source

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk

PERSON: Final = {"name": "The person", "kind": "person"}
EVIDENCE: Final = [{"quote": "closes", "source": "other"}]
EVERYTHING: Final = {"notice", "other", "third", "one", "two", "three"}


def _desk(public_keys: dict[str, Any], draft_keys: dict[str, Any], **settings: Any) -> Desk:  # noqa: ANN401 - YAML
    """A published briefing and a draft, three sources, and three actors of whom the second's description names one."""
    return desk(
        {
            "public": briefing(**{"default_source": None, **public_keys}),
            "secret": briefing(**{"status": "draft", "default_source": None, **draft_keys}),
        },
        source("notice"), source("other"), source("third"),
        actors={"one": PERSON, "two": {**PERSON, "description": "Knows [[three]]."}, "three": PERSON},
        **settings,
    )  # fmt: skip


def _hidden(made: Desk) -> set[str]:
    seen = without_drafts(made)
    return EVERYTHING - {*seen.sources, *seen.actors}


@pytest.mark.parametrize(("status", "kept_back"), [("draft", True), ("published", False), ("archived", False)])
def test_a_draft_is_kept_from_the_public(status: str, kept_back: bool) -> None:  # noqa: FBT001 - a case
    """And nothing else: an archived briefing keeps its address."""
    made = desk({"ferry": briefing(status=status)})
    assert is_draft(made.briefings["ferry"]) is kept_back
    assert list(without_drafts(made).briefings) == ([] if kept_back else ["ferry"])


@pytest.mark.parametrize(
    ("draft_keys", "hidden"),
    [
        ({}, set()),
        ({"judgements": [{"id": "a", "text": "x", "evidence": EVIDENCE}]}, {"other"}),
        ({"default_source": "other"}, {"other"}),
        ({"judgements": [{"id": "a", "text": "See [[other]] and [[one]]."}]}, {"other", "one"}),
        ({"actors": [{"actor": "one", "role": "x"}]}, {"one"}),
        ({"stakes": [{"id": "a", "for": "one", "direction": "gain", "text": "x"}]}, {"one"}),
        ({"relations": [{"from": "one", "to": "three", "what": "x", "status": "denied"}]}, {"one"}),
        ({"risks": [{"id": "a", "text": "x", "category": "c", "impact": "minor", "exposed": ["one"]}]}, {"one"}),
        ({"gaps": [{"id": "a", "text": "[[three]]"}]}, set()),  # a public actor's description names it
        ({"gaps": [{"id": "a", "text": "[[two]] [[three]]"}]}, {"two", "three"}),
        (
            {"judgements": [{"id": "a", "text": "x", "evidence": [{**EVIDENCE[0], "note": "[[one]]"}]}]},
            {"other", "one"},
        ),
    ],
    ids=[
        "nothing", "evidence", "default source", "markup", "role", "stake", "relation", "risk", "in a description",
        "the description too", "note",
    ],
)  # fmt: skip
def test_what_only_drafts_name_is_hidden(draft_keys: dict[str, Any], hidden: set[str]) -> None:
    """A source or actor that only drafts name would tell what is being worked on."""
    made = _desk({}, draft_keys)
    assert _hidden(made) == hidden
    assert list(without_drafts(made).briefings) == ["public"]


@pytest.mark.parametrize(
    "public_keys",
    [
        {"judgements": [{"id": "a", "text": "x", "evidence": EVIDENCE}], "actors": [{"actor": "one", "role": "x"}]},
        {"bottom_line": {"text": "[[other]], [[one]]"}},
        {"default_source": "other", "actors": [{"actor": "one", "role": "x"}]},
    ],
    ids=["evidence", "markup", "default source"],
)
def test_what_is_named_in_public_stays(public_keys: dict[str, Any]) -> None:
    """What a published briefing names too is no secret."""
    assert _hidden(_desk(public_keys, {"default_source": "other", "actors": [{"actor": "one", "role": "x"}]})) == set()


@pytest.mark.parametrize("key", ["description", "notice"])
def test_what_the_settings_name_stays(key: str) -> None:
    """The desk's description is on the home page, its notice on every page: what they refer to must be there."""
    assert _hidden(_desk({}, {"actors": [{"actor": "one", "role": "x"}]}, **{key: "On [[one]]."})) == set()


def test_a_chain_of_references_is_followed_to_its_end() -> None:
    """What is seen names a source, whose correction names an actor, whose description names another: all are seen."""
    draft = {"gaps": [{"id": "a", "text": "[[near]] [[far]] [[away]] [[alone]]"}]}
    made = desk(
        {"public": briefing(), "secret": briefing(**{"status": "draft", **draft})},
        source("notice", withdrawn={"date": "2024-02-01", "why": "See [[near]]."}),
        source("far", withdrawn={"date": "2024-02-01", "why": "See [[away]]."}),
        actors={
            "near": {**PERSON, "description": "Knows [[far]]."},
            "away": PERSON,
            "alone": {**PERSON, "description": "Knows [[away]]."},
        },
    )
    seen = without_drafts(made)
    assert ([*seen.sources], [*seen.actors]) == (["notice", "far"], ["near", "away"])


def test_what_hidden_things_name_among_themselves_stays_hidden() -> None:
    """Two secrets that refer to each other do not let each other out."""
    made = desk(
        {"secret": briefing(status="draft", gaps=[{"id": "a", "text": "[[one]] [[two]]"}])},
        actors={"one": {**PERSON, "description": "[[two]]"}, "two": {**PERSON, "description": "[[one]]"}},
    )
    assert [*without_drafts(made).actors] == []


def test_what_a_hidden_source_names_stays_hidden() -> None:
    """The correction of a source that only a draft quotes lets nobody out."""
    draft = briefing(status="draft", default_source="other", gaps=[{"id": "a", "text": "[[one]]"}])
    withdrawn = source("other", withdrawn={"date": "2024-02-01", "why": "Told by [[one]]."})
    seen = without_drafts(desk({"secret": draft}, source(), withdrawn, actors={"one": PERSON}))
    assert ([*seen.sources], [*seen.actors]) == (["notice"], [])


def test_a_desk_without_drafts_is_the_desk_itself() -> None:
    """What was worked out from it need not be worked out again."""
    made = desk({"ferry": briefing()})
    assert without_drafts(made) is made


def test_the_public_finds_its_own_quotes() -> None:
    """What was found for the whole desk is not kept for the public one: a draft's passages would come along."""
    made = desk({"public": briefing("closes"), "secret": briefing("Nobody was asked", status="draft")})
    assert len(citations(made)) == 2
    assert [citation.evidence.quote for citation in citations(without_drafts(made))] == ["closes"]
