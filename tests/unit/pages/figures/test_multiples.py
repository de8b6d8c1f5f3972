"""What judgements and risks said over time, in small charts."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from briefing_room.pages import site_of
from briefing_room.pages.figures import charts_of, newest_charts
from tests.property.rendered import events_in
from tests.unit.pages.figures.drawn import NASTY, coordinates, html_of, markdown_of, site
from tests.unit.pages.made import briefing, desk

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

CALL = "multiples(here, figures.charts_of(site, id))"


def _judgement(key: str = "late", *history: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    said = [{"why": "So.", **change} for change in history]
    return {"id": key, "text": "It | runs late.", "likelihood": "likely", "confidence": "low", "history": said, **more}


def _moved(key: str = "late", *days: str) -> dict[str, Any]:
    return _judgement(
        key, *({"date": day, "likelihood": "unlikely" if n % 2 else "very likely"} for n, day in enumerate(days))
    )


def test_each_period_has_its_band() -> None:
    """What an entry of a history says held until its day; the present holds to the cut-off."""
    item = _judgement(
        "late",
        {"date": "2023-12-01", "likelihood": "unlikely", "confidence": "moderate"},
        {"date": "2024-01-01", "likelihood": "very likely"},
    )
    found = charts_of(site(judgements=[item]), "ferry")
    assert found is not None
    (chart,) = found.charts
    told = [(p.since, p.until, p.term) for p in chart.history.likelihoods]
    first, second = date(2023, 12, 1), date(2024, 1, 1)
    assert told == [(None, first, "unlikely"), (first, second, "very likely"), (second, None, "likely")]
    assert [(step.y, step.height) for step in chart.steps] == [("55%", "25%"), ("5%", "15%"), ("20%", "25%")]
    assert [p.term for p in chart.history.confidences] == ["moderate", "low"]
    assert (found.first, found.end) == (first, date(2024, 1, 15))


def test_steps_follow_each_other_without_a_gap() -> None:
    """From the left edge to the right one, also when a history is not in order or ends behind the cut-off."""
    found = charts_of(site(judgements=[_moved("late", "2024-01-10", "2024-03-01", "2023-12-01")]), "ferry")
    assert found is not None
    steps = found.charts[0].steps
    assert (steps[0].left, round(steps[-1].right)) == (0, 100)
    assert all(one.right == other.left for one, other in pairwise(steps))
    assert all(0 <= step.left <= step.right <= 100.0001 for step in steps)


def test_a_move_on_the_day_of_the_cut_off() -> None:
    """One day is time enough for a picture, and what is said since then can be seen in it."""
    found = charts_of(site(judgements=[_moved("late", "2024-01-15")]), "ferry")
    assert found is not None
    before, since = found.charts[0].steps
    assert (before.left, before.right) == (0, since.left)
    assert since.right - since.left > 5


def test_a_chart_of_one_day_names_it_once() -> None:
    """Where the first move is on the day of the cut-off, the scale of time has one day, and not the same one twice."""
    for day, times in (("2024-01-15", 1), ("2024-01-10", 2)):
        html = html_of(site(judgements=[_moved("late", day)]), CALL)
        scale = html.split('class="chart-days"')[1].split("</p>")[0]
        assert scale.count("<span>") == times, day
    twice = html_of(site(judgements=[_moved("late", "2024-01-10", "2024-01-10")]), CALL)
    assert "on 10 January 2024" in " ".join(re.sub("<[^>]+>", "", twice).split())
    assert "to 10 January 2024" not in " ".join(re.sub("<[^>]+>", "", twice).split())


def test_only_what_moved_has_a_chart() -> None:
    """Not what never moved, what only grew more certain, what only has new words, or what was taken back."""
    never = _judgement("never")
    surer = _judgement("surer", {"date": "2024-01-02", "confidence": "high"})
    words = _judgement("words", {"date": "2024-01-02", "text": "Late.", "wording": True})
    gone = {**_moved("gone", "2024-01-02"), "retired": {"date": "2024-01-03", "why": "No."}}
    made = site(judgements=[never, surer, words, gone])
    assert charts_of(made, "ferry") is None
    assert markdown_of(made, CALL).strip() == ""


def _two() -> Site:
    old = briefing(judgements=[_moved("old", "2023-05-01"), _moved("older", "2023-04-01")])
    new = briefing(judgements=[_moved("new", "2024-01-01")])
    return site_of(desk({"ferry": old, "tram": new}), private=False)


def test_the_newest_moves_of_all_briefings() -> None:
    """The newest first, at most as many as asked for, all on one scale of time."""
    found = newest_charts(_two(), 2)
    assert found is not None
    assert [chart.history.statement.address for chart in found.charts] == ["new", "old"]
    assert found.first == date(2023, 5, 1)
    html = html_of(_two(), "multiples(here, figures.newest_charts(site))", "changes.md")
    assert 'href="../briefings/tram/#new"' in html


def test_every_chart_says_its_steps_in_words() -> None:
    """The picture names its list; likelihood and confidence stand apart; how it turned out stands first."""
    resolved = {"on": "2024-01-10", "outcome": "occurred", "because": "It did.", "evidence": [{"quote": "run ferries"}]}
    item = {**_moved("late", "2023-12-01", "2024-01-01"), "resolved": resolved}
    html = html_of(site(judgements=[item]), CALL)
    assert html.count('role="img"') == html.count("<figure") == 1
    assert 'aria-label="Likelihood over time in 3 steps, which the list below names"' in html
    words = " ".join(" ".join(event[1] for event in events_in(html) if event[0] == "text").split())
    assert "10 January 2024: it occurred likely 55–80 % 1 January 2024 to 10 January 2024 unlikely 20–45 %" in words
    assert "very likely 80–95 % until 1 December 2023 Confidence: low" in words
    assert all(0 <= number <= 100 for number in coordinates(html))
    assert "style=" not in html


def test_an_estimate_that_ended_is_said() -> None:
    """A judgement that is no longer estimated has an empty last step."""
    item = {**_moved("late", "2024-01-01"), "likelihood": None}
    assert "not estimated" in re.sub(r"\s+", " ", html_of(site(judgements=[item]), CALL))


def test_hostile_words_stay_text() -> None:
    """The words of a judgement and a title, in a link and beside it."""
    text = NASTY.replace("[^1]", "").replace("](", "")
    made = site_of(
        desk({"ferry": briefing(judgements=[{**_moved("late", "2024-01-01"), "text": text}], title=NASTY)}),
        private=False,
    )
    events = events_in(html_of(made, "multiples(here, figures.newest_charts(site))", "changes.md"))
    assert not [event for event in events if event[:2] == ("<", "script")]
    assert any("<script>alert(1)</script>" in event[1] for event in events if event[0] == "text")


def test_the_same_desk_gives_the_same_picture() -> None:
    """Byte for byte."""
    made = [markdown_of(_two(), "multiples(here, figures.newest_charts(site))", "changes.md") for _ in range(2)]
    assert made[0] == made[1]
