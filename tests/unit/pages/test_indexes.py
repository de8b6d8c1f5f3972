"""The order of every list that gathers, and what is on it."""

from __future__ import annotations

import re
from html import unescape
from itertools import permutations
from typing import TYPE_CHECKING, Any

from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk, html_of, pages_of, text_of

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

RETIRED = {"date": "2024-02-01", "why": "superseded"}


def _gathered(*items: dict[str, Any], kind: str, **settings: Any) -> Site:  # noqa: ANN401 - YAML values
    """A site of one briefing with these items."""
    return site_of(desk({"ferry": briefing("closes", **{kind: list(items)})}, **settings), private=False)


def _order(site: Site, path: str) -> list[str]:
    """The items linked from a page, in order."""
    return list(dict.fromkeys(re.findall(r'href="(?:\.\./)*briefings/ferry(?:\.md|/)#([^"]+)"', html_of(site, path))))


def _risk(key: str, likelihood: str | None, impact: str, **more: object) -> dict[str, Any]:
    return {"id": key, "text": f"Risk {key}", "category": "c", "likelihood": likelihood, "impact": impact, **more}


RISKS = (
    _risk("none", None, "severe"),
    _risk("unlikely", "unlikely", "severe"),
    _risk("likely-minor", "likely", "minor"),
    _risk("likely-severe", "likely", "severe"),
    _risk("certain", "almost certain", "minor"),
    _risk("gone", "almost certain", "severe", retired=RETIRED),
)


def test_risks_the_likeliest_first() -> None:
    """By likelihood, then by impact; a risk without a likelihood last, a retired one not at all."""
    site = _gathered(*RISKS, kind="risks")
    assert _order(site, "risks.md") == ["certain", "likely-severe", "likely-minor", "unlikely", "none"]


def test_home_tells_of_a_retired_risk_among_the_changes_only() -> None:
    """Below them the living ones, in the order of the register."""
    site = _gathered(*RISKS, kind="risks")
    assert _order(site, "index.md") == ["gone", "certain", "likely-severe", "likely-minor", "unlikely", "none"]


def test_the_home_page_shows_five_risks() -> None:
    """More would hide what matters; the register has them all."""
    risks = [_risk(f"r{n}", "likely", "minor") for n in range(7)]
    site = _gathered(*risks, kind="risks")
    assert _order(site, "index.md") == [f"r{n}" for n in range(5)]
    assert _order(site, "risks.md") == [f"r{n}" for n in range(7)]


def test_indicators_what_was_observed_first() -> None:
    """Observed, unclear, not observed, not checked; a retired one not at all."""
    states = ("not-checked", "not-observed", "unclear", "observed")
    items: list[dict[str, Any]] = [
        {"id": state, "text": state, "status": state, "checked": None if state == "not-checked" else "2024-01-01"}
        for state in states
    ]
    site = _gathered(*items, {**items[3], "id": "gone", "retired": RETIRED}, kind="indicators")
    assert _order(site, "indicators.md") == list(reversed(states))


def test_disagreements_open_ones_first() -> None:
    """Open, explained, superseded."""
    items = [
        {
            "id": status,
            "question": f"{status}?",
            "kind": "fact",
            "status": status,
            "positions": [{"text": "a"}, {"text": "b"}],
        }
        for status in ("superseded", "explained", "open")
    ]
    assert _order(_gathered(*items, kind="disagreements"), "disagreements.md") == ["open", "explained", "superseded"]


def test_the_timeline_in_order() -> None:
    """Dated entries by date, others where their ``after`` puts them, retired ones not at all."""
    items: list[dict[str, Any]] = [
        {"id": "third", "date": "2024-03", "text": "c"},
        {"id": "second", "date": "unknown", "after": "first", "text": "b"},
        {"id": "first", "date": "2023", "text": "a"},
        {"id": "gone", "date": "2022", "text": "z", "retired": RETIRED},
    ]
    order = _order(_gathered(*items, kind="timeline"), "timeline.md")
    assert order.index("first") < order.index("second")
    assert order.index("first") < order.index("third")
    assert "gone" not in order


def test_the_timeline_is_one_line_across_briefings() -> None:
    """An entry has its place in words, once; what has none stands apart; a date that is not known is no news."""

    def entry(key: str, date: str = "unknown", **more: object) -> dict[str, Any]:
        return {"id": key, "date": date, "text": f"Event {key}.", **more}

    made = {
        "ferry": briefing(timeline=[entry("storm", "2024-01-02"), entry("letter", after="storm"), entry("once")]),
        "port": briefing(
            title="Port",
            timeline=[
                entry("answer", after="ferry#storm", estimate="2024-01~", basis="analyst"), entry("late", "2024-01-09"),
                entry("dusk", after="dawn"), entry("dawn"),
            ],
        ),
    }  # fmt: skip
    words = text_of(site_of(desk(made), private=False), "timeline.md")
    line, apart, loose = re.split("Order known, date not known|Neither date nor order known", words)
    assert re.findall(r"Event (\w+)\. (?:Ferries|Port)", line) == ["storm", "letter", "answer", "late"]
    assert "after that Event letter." in line
    assert "after: Event storm. ; estimated about January 2024 (set by the analyst) Event answer. Port" in line
    assert "before what follows Event dawn. Port" in apart
    assert "after that Event dusk. Port" in apart
    assert "Event once. Ferries" in loose
    assert "date not known" not in re.sub("date not known: stands", "", line + loose)


def test_gaps_stand_under_what_they_would_change() -> None:
    """With its likelihood and how many would change it; beside a gap what else it would change; closed ones apart."""
    judged = [{"id": key, "text": f"Judgement {key}.", "likelihood": "likely"} for key in ("late", "over")]
    gaps: list[dict[str, Any]] = [
        {"id": "bare", "text": "Gap bare."},
        {"id": "when", "text": "Gap when.", "would_change": ["over", "late"]},
        {"id": "who", "text": "Gap who.", "would_change": ["over"]},
        {"id": "gone", "text": "Gap gone.", "would_change": ["late"], "retired": RETIRED | {"why": "Known."}},
    ]
    words = text_of(site_of(desk({"ferry": briefing(judgements=judged, gaps=gaps)}), private=False), "gaps.md")
    open_ones, nothing, closed = re.split("Would change nothing that is open|Closed ¶", words)
    assert re.search(r"Judgement over\. ¶ likely 55–80 % · 2 gaps would change it · Ferries Gap when\.", open_ones)
    assert "would change as well: Judgement late. Gap who." in open_ones
    assert "Gap bare. Ferries" in nothing
    assert "Gap gone. Closed on 1 February 2024: Known. · Ferries" in closed
    assert words.count("Gap gone.") == words.count("Gap when.") == 1


def test_briefings_the_newest_first() -> None:
    """By information cut-off, then by id, whatever order they were read in."""
    days = {"b": "2024-01-01", "a": "2024-01-01", "c": "2024-05-01", "d": "2023-01-01"}
    for order in permutations(days):
        made = {key: briefing(title=key, as_of={"date": days[key], "basis": "analyst"}) for key in order}
        site = site_of(desk(made), private=False)
        assert site.newest_first == ("c", "a", "b", "d")
    for path, pattern in (("index.md", r"_card-(\w)"), ("briefings/index.md", r"\((\w)\.md\)")):
        assert re.findall(pattern, pages_of(site)[path])[:4] == ["c", "a", "b", "d"]


def test_topics_and_regions_have_pages() -> None:
    """A topic or region that a briefing names has a page with those briefings; others have none."""
    made = {
        "a": briefing(title="A", topics=["sea", "sea"], regions=["north"]),
        "b": briefing(title="B", topics=["sea", "land"]),
    }
    topics = {"land": "Land", "sea": "The sea", "air": "Air"}
    regions = {"north": "North", "south": "South"}
    pages = pages_of(site := site_of(desk(made, topics=topics, regions=regions), private=False))
    assert [path for path in pages if path.startswith(("topics/", "regions/"))] == [
        "regions/north.md", "topics/land.md", "topics/sea.md",
    ]  # fmt: skip
    assert pages["topics/sea.md"].count("(../briefings/a.md)") == 1
    assert "(../briefings/b.md)" in pages["topics/sea.md"]
    assert "(../briefings/a.md)" not in pages["topics/land.md"]
    assert "Topic. All briefings" in text_of(site, "topics/sea.md")


def test_actors_by_kind_and_name() -> None:
    """People, states, organisations, blocs; in each by name."""
    actors = {
        "z": {"name": "Anna", "kind": "person"}, "y": {"name": "Zoe", "kind": "person"},
        "x": {"name": "A bloc", "kind": "bloc"}, "w": {"name": "A state", "kind": "state"},
    }  # fmt: skip
    page = pages_of(site_of(desk({}, actors=actors), private=False))["actors/index.md"]
    assert re.findall(r"\((\w)\.md\)", page) == ["z", "y", "w", "x"]
    assert re.findall(r"^## (\w+)", page, re.MULTILINE) == ["People", "States", "Blocs"]


def test_an_actor_opens_with_what_matters() -> None:
    """Gains and losses, what is judged, what it does, what is disputed, and the registry's facts last; retired not."""
    question = {"id": "asked", "question": "Did the Office ask?", "kind": "fact", "status": "open"}
    keys: dict[str, Any] = {
        "actors": [{"actor": "office", "role": "closes *harbours*"}],
        "relations": [{"from": "office", "to": "mayor", "what": "does not ask", "status": "suspected"}],
        "stakes": [{"id": "calm", "for": "office", "direction": "loss", "text": "Calm."}],
        "indicators": [{"id": "storm", "text": "A storm comes.", "status": "not-checked"}],
        "judgements": [{"id": "waits", "text": "The Office waits.", "likelihood": "likely", "confidence": "low"}],
        "risks": [_risk("anger", "likely", "minor", exposed=["office"], given="storm"),
                  _risk("gone", "likely", "minor", exposed=["office"], retired=RETIRED)],
        "disagreements": [{**question, "positions": [{"text": "Yes."}, {"text": "No."}]}],
    }  # fmt: skip
    actors = {"office": {"name": "Office", "kind": "organisation"}, "mayor": {"name": "Mayor", "kind": "person"}}
    made = {
        "old": briefing(title="Old", **keys),
        "new": briefing(title="New", as_of={"date": "2024-06-01", "basis": "analyst"}, **keys),
    }
    site = site_of(desk(made, actors=actors), private=False)
    links = re.findall(r"\(\.\./briefings/(\w+)\.md#([\w-]+)\)", pages_of(site)["actors/office.md"])
    parts = (("calm",), ("waits", "anger"), ("office",), ("relation-1",), ("asked",))
    assert links == [(key, item) for items in parts for key in ("new", "old") for item in items]
    words = text_of(site, "actors/office.md")
    for wanted in (
        "No gain is named.", "The Office waits. likely 55–80 % Confidence: low", "If a storm comes: Risk anger likely",
        "closes harbours", "Office does not ask Mayor suspected", "Did the Office ask? open",
    ):  # fmt: skip
        assert wanted in words, wanted
    assert "No briefing says anything" not in words
    assert words.index("To lose") < words.index("Kind")
    assert re.findall(r"#([\w-]+)\)", pages_of(site)["actors/mayor.md"]) == ["relation-1", "relation-1"]


def test_an_actor_nobody_mentions() -> None:
    """It has a page that says so."""
    site = site_of(desk({}, actors={"mayor": {"name": "Mayor", "kind": "person"}}), private=False)
    assert "No briefing says anything of this actor yet." in text_of(site, "actors/mayor.md")


def test_links_between_statements_go_both_ways() -> None:
    """What an indicator raises and a gap would change is shown beside the judgement, too."""
    made = {
        "ferry": briefing(
            judgements=[{"id": "late", "text": "Late."}],
            indicators=[{"id": "sign", "text": "A sign.", "raises": ["late"], "status": "not-checked"},
                        {"id": "gone", "text": "x", "lowers": ["late"], "status": "not-checked", "retired": RETIRED}],
            gaps=[{"id": "when", "text": "When.", "would_change": ["late"]}],
        )
    }  # fmt: skip
    html = html_of(site_of(desk(made), private=False), "briefings/ferry.md")
    judgement = html[html.index('id="late"') : html.index('id="_indicators"')]
    assert 'href="#sign">A sign.</a> (raises it)' in judgement
    assert 'href="#when">When.</a>' in judgement
    assert "#gone" not in judgement


def test_a_statement_of_another_briefing_is_named_with_it() -> None:
    """A link to another briefing's statement says which briefing it is."""
    made = {
        "one": briefing(title="One", judgements=[{"id": "a", "text": "First.", "rests_on": ["two#b"]}]),
        "two": briefing(title="Two", judgements=[{"id": "b", "text": "Second."}]),
    }
    html = html_of(site_of(desk(made), private=False), "briefings/one.md")
    assert '<a href="two.md#b">Second.</a> (Two)' in unescape(html)
