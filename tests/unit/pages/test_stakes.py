"""Who wants what: gains beside losses, each with its proof, and what bears on the actor."""

from __future__ import annotations

from typing import Any

from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk, html_of, source, text_of


def _stake(direction: str, text: str, quote: str) -> dict[str, Any]:
    return {"id": direction, "for": "line", "direction": direction, "text": text, "evidence": [{"quote": quote}]}


def _page() -> tuple[str, str]:
    made = briefing(
        stakes=[_stake("gain", "More | time.", "run ferries"), _stake("loss", "Trust.", "Nobody was asked.")],
        judgements=[{"id": "stops", "text": "Line One stops.", "likelihood": "likely", "confidence": "low"}],
        risks=[
            {
                "id": "fails", "category": "supply", "text": "It fails.", "impact": "minor", "likelihood": "unlikely",
                "exposed": ["line"], "given": "stops",
            },
        ],
    )  # fmt: skip
    actors = {"line": {"name": "Line One", "kind": "organisation"}}
    site = site_of(desk({"ferry": made}, source(short="The notice"), actors=actors), private=False)
    return html_of(site, "stakes.md"), " ".join(text_of(site, "stakes.md").split())


def test_each_stake_has_its_side_its_proof_and_its_briefing() -> None:
    """What is to gain stands under that heading, with the source it is from and the briefing that says it."""
    html, text = _page()
    assert "To gain" in text.partition("More | time.")[0]
    assert "More | time. ❝ reported The notice" in text
    assert text.index("More | time.") < text.index("To lose") < text.index("Trust.")
    assert "sources/notice/#q-" in html or "sources/notice.md#q-" in html


def test_what_bears_on_an_actor_keeps_its_condition_and_its_range() -> None:
    """The risk it is exposed to has its *if*, its likelihood with the range, and its impact; the judgement likewise."""
    _, text = _page()
    assert "If Line One stops: It fails. unlikely 20–45 % impact: minor" in text
    assert "Risks it is exposed to ( 1 )" in text.replace("(1)", "( 1 )")
    assert "Judgements and risks that name it ( 1 )" in text.replace("(1)", "( 1 )")
    assert "Line One stops. likely 55–80 %" in text


def test_a_desk_without_stakes_says_so() -> None:
    """The page lasts, because other pages lead to it."""
    site = site_of(desk({"ferry": briefing()}), private=False)
    assert "No briefing says yet" in text_of(site, "stakes.md")
