"""What of a desk is public: no draft, no actor that only drafts name, no source that nobody cites in public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from briefing_room.quotes import citations
from briefing_room.visible.public import public_part
from tests.unit.pages.made import briefing, desk, source

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk

PERSON: Final = {"name": "The person", "kind": "person"}
NAMED: Final = [{"id": "gap", "text": "See [[notice]]."}]
EVIDENCE: Final = [{"quote": "closes", "source": "other"}]
EVERYTHING: Final = {"notice", "other", "one", "two", "three"}


def _desk(public_keys: dict[str, Any], draft_keys: dict[str, Any], **settings: Any) -> Desk:  # noqa: ANN401 - YAML
    """A published briefing and a draft, two sources, and three actors of whom the second's description names one.

    The published briefing names the first source.
    """
    return desk(
        {
            "public": briefing(**{"default_source": None, "gaps": NAMED, **public_keys}),
            "secret": briefing(**{"status": "draft", "default_source": None, **draft_keys}),
        },
        source("notice"), source("other"),
        actors={"one": PERSON, "two": {**PERSON, "description": "Knows [[three]]."}, "three": PERSON},
        **settings,
    )  # fmt: skip


def _hidden(made: Desk) -> set[str]:
    seen = public_part(made)
    return EVERYTHING - {*seen.sources, *seen.actors}


@pytest.mark.parametrize(
    ("draft_keys", "hidden"),
    [
        ({}, {"other"}),
        ({"judgements": [{"id": "a", "text": "x", "evidence": EVIDENCE}]}, {"other"}),
        ({"default_source": "other"}, {"other"}),
        ({"judgements": [{"id": "a", "text": "See [[other]] and [[one]]."}]}, {"other", "one"}),
        ({"actors": [{"actor": "one", "role": "x"}]}, {"other", "one"}),
        ({"stakes": [{"id": "a", "for": "one", "direction": "gain", "text": "x"}]}, {"other", "one"}),
        ({"relations": [{"from": "one", "to": "three", "what": "x", "status": "denied"}]}, {"other", "one"}),
        (
            {"risks": [{"id": "a", "text": "x", "category": "c", "impact": "minor", "exposed": ["one"]}]},
            {"other", "one"},
        ),
        ({"gaps": [{"id": "a", "text": "[[three]]"}]}, {"other"}),  # a public actor's description names it
        ({"gaps": [{"id": "a", "text": "[[two]] [[three]]"}]}, {"other", "two", "three"}),
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
    assert list(public_part(made).briefings) == ["public"]


@pytest.mark.parametrize(
    "public_keys",
    [
        {"judgements": [{"id": "a", "text": "x", "evidence": EVIDENCE}], "actors": [{"actor": "one", "role": "x"}]},
        {"bottom_line": {"text": "[[other]], [[one]]"}},
        {
            "bottom_line": {"text": "x", "evidence": [{"quote": "closes"}]},
            "default_source": "other",
            "actors": [{"actor": "one", "role": "x"}],
        },
    ],
    ids=["evidence", "markup", "default source"],
)
def test_what_is_named_in_public_stays(public_keys: dict[str, Any]) -> None:
    """What a published briefing names too is no secret."""
    assert _hidden(_desk(public_keys, {"gaps": [{"id": "a", "text": "[[one]] [[other]]"}]})) == set()


@pytest.mark.parametrize("key", ["description", "notice"])
def test_what_the_settings_name_stays(key: str) -> None:
    """The desk's description is on the home page, its notice on every page: what they refer to must be there."""
    draft = {"actors": [{"actor": "one", "role": "x"}]}
    assert _hidden(_desk({}, draft, **{key: "On [[one]] and [[other]]."})) == set()


def test_a_chain_of_references_is_followed_to_its_end() -> None:
    """What is seen names a source, whose correction names an actor, whose description names another: all are seen."""
    draft = {"gaps": [{"id": "a", "text": "[[near]] [[far]] [[away]] [[alone]]"}]}
    made = desk(
        {"public": briefing("closes"), "secret": briefing(**{"status": "draft", **draft})},
        source("notice", withdrawn={"date": "2024-02-01", "why": "See [[near]]."}),
        source("far", withdrawn={"date": "2024-02-01", "why": "See [[away]]."}),
        actors={
            "near": {**PERSON, "description": "Knows [[far]]."},
            "away": PERSON,
            "alone": {**PERSON, "description": "Knows [[away]]."},
        },
    )
    seen = public_part(made)
    assert ([*seen.sources], [*seen.actors]) == (["notice", "far"], ["near", "away"])


def test_what_hidden_things_name_among_themselves_stays_hidden() -> None:
    """Two secrets that refer to each other do not let each other out."""
    made = desk(
        {"secret": briefing(status="draft", gaps=[{"id": "a", "text": "[[one]] [[two]]"}])},
        actors={"one": {**PERSON, "description": "[[two]]"}, "two": {**PERSON, "description": "[[one]]"}},
    )
    assert [*public_part(made).actors] == []


def test_what_a_hidden_source_names_stays_hidden() -> None:
    """The correction of a source that only a draft quotes lets nobody out."""
    draft = briefing("closes", status="draft", default_source="other", gaps=[{"id": "a", "text": "[[one]]"}])
    withdrawn = source("other", withdrawn={"date": "2024-02-01", "why": "Told by [[one]]."})
    seen = public_part(desk({"secret": draft}, source(), withdrawn, actors={"one": PERSON}))
    assert ([*seen.sources], [*seen.actors]) == ([], [])


def test_a_source_that_nobody_cites_is_nobodys_business() -> None:
    """Neither one that was only brought in, nor one that is only where a briefing's evidence would be from."""
    seen = public_part(desk({"public": briefing("closes")}, source("notice"), source("other")))
    assert [*seen.sources] == ["notice"]
    assert [*public_part(desk({"public": briefing(default_source="notice")}, source("notice"))).sources] == []


@pytest.mark.parametrize("status", ["published", "archived"])
def test_what_was_taken_back_keeps_its_sources(status: str) -> None:
    """Its page was published, so its address stays."""
    retired = {"date": "2024-02-01", "why": "Overtaken."}
    judgement = {"id": "a", "text": "x", "evidence": EVIDENCE, "retired": retired}
    made = desk({"public": briefing(status=status, judgements=[judgement])}, source("notice"), source("other"))
    assert [*public_part(made).sources] == ["other"]


def test_a_withdrawn_source_keeps_its_address() -> None:
    """Also when every quote from it was exchanged for another; but never one that was only meant for a draft."""
    withdrawn = {"date": "2024-02-01", "why": "Made up."}
    for draft, kept in ((briefing(status="draft"), ["other"]), (briefing("closes", status="draft"), [])):
        made = desk({"secret": draft}, source("other", withdrawn=withdrawn))
        draft_of = {"secret": draft.model_copy(update={"default_source": "other"})}
        assert [*public_part(desk(draft_of, source("other", withdrawn=withdrawn))).sources] == kept
        assert [*public_part(made).sources] == ["other"]


def test_links_of_what_is_hidden_let_no_source_out() -> None:
    """A source that nobody cites may name others in the reason of what it lets pass."""
    made = desk({"public": briefing()}, source("notice", waive={"unused-source": "See [[other]]."}), source("other"))
    assert [*public_part(made).sources] == []


def test_a_desk_of_which_nothing_is_hidden_is_itself() -> None:
    """What was worked out from it need not be worked out again."""
    made = desk({"ferry": briefing("closes")})
    assert public_part(made) is made


def test_the_public_finds_its_own_quotes() -> None:
    """What was found for the whole desk is not kept for the public one: a draft's passages would come along."""
    made = desk({"public": briefing("closes"), "secret": briefing("Nobody was asked", status="draft")})
    assert len(citations(made)) == 2
    assert [citation.evidence.quote for citation in citations(public_part(made))] == ["closes"]
