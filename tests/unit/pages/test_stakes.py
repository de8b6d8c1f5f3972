"""Who wants what: gains beside losses, each with its proof, and what bears on the actor."""

from __future__ import annotations

from typing import Any

from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk, html_of, source, text_of


def _stake(direction: str, text: str, quote: str) -> dict[str, Any]:
    return {"id": direction, "for": "line", "direction": direction, "text": text, "evidence": [{"quote": quote}]}


ACTORS = {"line": {"name": "Line One", "kind": "organisation"}}


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
    site = site_of(desk({"ferry": made}, source(short="The notice"), actors=ACTORS), private=False)
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


def test_an_estimate_says_what_it_rests_on() -> None:
    """Folded under an actor it has its remarks, and the desk's own word for impact with what that means.

    In the minute of its briefing there is no room for remarks, but that its source was withdrawn is said.
    """
    risk = {
        "id": "fails", "category": "supply", "text": "It fails.", "impact": "minor", "likelihood": "unlikely",
        "exposed": ["line"], "evidence": [{"quote": "Nobody was asked."}],
    }  # fmt: skip
    made = briefing(stakes=[_stake("gain", "Time.", "run ferries")], risks=[risk])
    notice = source(withdrawn={"date": "2024-01-10", "why": "Retracted."})
    own = [{"term": "minor", "meaning": "Ships stay away."}]
    site = site_of(desk({"ferry": made}, notice, actors=ACTORS, language="fr", impacts=own), private=False)
    text = " ".join(text_of(site, "stakes.md").partition("It fails.")[2].split())
    assert "Ships stay away." in html_of(site, "stakes.md")
    ladder = text_of(site, "briefings/ferry.md").partition("It fails.")[2].partition("Confidence")[0]
    assert site.say.t("rests on what was withdrawn") in ladder
    assert site.say.t("rests on what was withdrawn") in text


ARCHIVED = "Ferries · archived, no longer kept current"


def test_what_is_archived_says_so_wherever_it_is_gathered() -> None:
    """Stakes, what bears on them, who says what, the actor's page, and the registers of risks and of disagreements."""
    question = {"id": "when", "question": "When?", "kind": "fact", "status": "open", "positions": []}
    risk = {"id": "r", "category": "supply", "text": "It fails.", "impact": "minor", "exposed": ["line"]}
    keys = {"stakes": [_stake("gain", "Time.", "run ferries")], "risks": [risk], "disagreements": [question]}
    for status, says in (("archived", True), ("published", False)):
        made = site_of(desk({"ferry": briefing(status=status, **keys)}, actors=ACTORS), private=False)
        for path in ("stakes.md", "positions.md", "actors/line.md", "risks.md", "disagreements.md"):
            assert (ARCHIVED in " ".join(text_of(made, path).split())) is says, path
        assert " ".join(text_of(made, "stakes.md").split()).count(ARCHIVED) == 2 * says
