"""The first page: the newest briefing and its main judgement first; what is archived last and apart."""

from __future__ import annotations

import re
from typing import Any

from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk, html_of, source, text_of


def _judged(key: str, text: str, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    return {"id": key, "text": text, "likelihood": "likely", "confidence": "low", **keys}


def _day(day: str) -> dict[str, str]:
    return {"date": day, "basis": "analyst"}


def _home(**briefings: Any) -> tuple[str, str]:  # noqa: ANN401 - briefings by id
    site = site_of(desk(briefings, organisation={"name": "The Institute"}), private=False)
    return html_of(site, "index.md"), " ".join(text_of(site, "index.md").split())


def test_the_newest_that_is_kept_current_leads() -> None:
    """Newer than all, but archived, it stands last; the heading of the page is the newest's, with who publishes it."""
    html, text = _home(
        old=briefing(title="Old", as_of=_day("2024-01-01")),
        new=briefing(title="New", as_of=_day("2024-02-01")),
        gone=briefing(title="Gone", as_of=_day("2024-03-01"), status="archived"),
    )
    assert re.search(r'<h1 id="_title"><a [^>]*>New<', html)
    lead = text.partition("Start with a question")[0].replace("( ", "(").replace(" )", ")")
    assert "The newest briefing · As of 1 February 2024 (set by the analyst) · Published by The Institute" in lead
    assert text.index("Other briefings") < text.index("Old") < text.index("Archived") < text.index("Gone")
    assert html.count('class="card"') + html.count('class="lead-briefing card"') == 2


def test_an_archive_alone_still_has_a_first_page() -> None:
    """The newest of it leads, and says that it is archived."""
    _, text = _home(gone=briefing(title="Gone", status="archived"))
    assert "archived · Published by" in text
    assert "no longer kept current" not in text


def test_the_main_judgement_is_the_first_that_is_open() -> None:
    """With its condition, its likelihood and range, and its confidence in a place of its own."""
    judgements = [
        _judged("over", "Over.", resolved={"on": "2024-01-02", "outcome": "occurred", "because": "It did."}),
        _judged("back", "Back.", retired={"date": "2024-01-02", "why": "Merged."}),
        _judged("main", "It rains.", given="cloud"),
        _judged("cloud", "Clouds come."),
    ]
    _, text = _home(ferry=briefing(judgements=judgements))
    lead = text.partition("Start with a question")[0]
    assert "If Clouds come: It rains. Likelihood likely 55–80 % Confidence low" in lead
    assert "Over." not in lead
    assert "Back." not in lead


def test_what_is_not_known_is_ranked_across_briefings() -> None:
    """What would change most stands first, whatever briefing it is of; three at most, none of an archived one."""
    both = {"judgements": [_judged("a", "A."), _judged("b", "B.")]}
    gaps = [{"id": f"g{n}", "text": f"Small {n}.", "would_change": ["a"]} for n in range(3)]
    large = [{"id": "large", "text": "Large.", "would_change": ["a", "b"]}]
    html, _ = _home(
        new=briefing(as_of=_day("2024-02-01"), gaps=gaps, **both),
        old=briefing(as_of=_day("2024-01-01"), gaps=large, **both),
        gone=briefing(status="archived", gaps=large, **both),
    )
    section = html.partition('id="_gaps"')[2].partition("</section>")[0]
    assert re.findall(r'briefings/(\w+)[./][^"]*#([\w-]+)"', section) == [
        ("old", "large"),
        ("new", "g0"),
        ("new", "g1"),
    ]


def test_questions_lead_to_what_the_desk_has() -> None:
    """A question for which the desk has nothing is not asked."""
    questions = _home(ferry=briefing(gaps=[{"id": "g", "text": "G."}]))[1]
    assert "What is not known?" in questions
    assert "Who wants what?" not in questions


def test_nothing_of_an_archived_briefing_stands_as_current() -> None:
    """Neither its risk among the likeliest nor its question where sources disagree, and neither takes a place."""
    risk = {"id": "storm", "category": "supply", "text": "A storm comes.", "impact": "minor", "likelihood": "likely"}
    question = {"id": "when", "question": "When?", "kind": "fact", "status": "open", "positions": []}
    gone = {
        "risks": [{**risk, "id": f"r{n}", "likelihood": "almost certain"} for n in range(5)],
        "disagreements": [{**question, "id": f"q{n}"} for n in range(5)],
    }
    html, _ = _home(
        old=briefing(risks=[risk], disagreements=[question]),
        gone=briefing(status="archived", as_of=_day("2024-03-01"), **gone),
    )
    for anchor, shown in (("_risks", "storm"), ("_disagreements", "when")):
        section = html.partition(f'id="{anchor}"')[2].partition("<h2")[0]
        assert re.findall(r'briefings/(\w+)[./][^"]*#([\w-]+)"', section) == [("old", shown)]


def test_the_main_judgement_says_what_it_rests_on_and_by_when() -> None:
    """Of the lead and of the others: a withdrawn source is named beside it, and so is its deadline, in its own line."""
    main = {"rests_on": [], "evidence": [{"quote": "run ferries"}], "horizon": "2024-06-30"}
    notice = source(withdrawn={"date": "2024-01-10", "why": "Retracted."})
    both = {
        "new": briefing(as_of=_day("2024-02-01"), judgements=[_judged("a", "It rains.", **main)]),
        "old": briefing(judgements=[_judged("b", "It snows.", **main)]),
    }
    text = " ".join(text_of(site_of(desk(both, notice), private=False), "index.md").split())
    for words in ("It rains.", "It snows."):
        assert re.search(words + r" deadline 30 June 2024 rests on what was withdrawn", text)
