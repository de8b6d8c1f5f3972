"""The main warning travels: what all statements of a page share stands once on top, and the rest beside each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_room.analysis.shared import FEWEST, shared_by
from briefing_room.pages import site_of
from briefing_room.pages.records import findable
from briefing_room.pages.say import say_in
from tests.unit.pages.made import briefing, desk, pages_of, source, text_of

if TYPE_CHECKING:
    from briefing_room.model.source import Source
    from briefing_room.pages.site import Site

ONE = [{"quote": "closes"}]
BOTH = [*ONE, {"quote": "harbour", "source": "second"}]
SENTENCE = "Every sourced statement here rests on one article: Ferries wait ."
UNKNOWN = "Not known of it: author, date, reliability."
REMARKS = ("rests on one source", "source of unknown reliability", "undated")


def _site(*others: Source, evidence: list[dict[str, str]] | None = None, **facts: Any) -> Site:  # noqa: ANN401 - YAML values
    """A briefing of which every statement rests on one source, and one risk on whatever ``evidence`` says."""
    found = evidence or ONE
    risks = [
        {"id": f"r{n}", "text": f"It may fail {n}.", "category": "harm", "impact": "minor", "likelihood": "likely",
         "confidence": "low", "horizon": "2031-01-01", "evidence": ONE if n else found}
        for n in range(FEWEST)
    ]  # fmt: skip
    made = briefing(
        "closes",
        judgements=[{"id": "j", "text": "They stop.", "horizon": "2031-01-01", "evidence": ONE}],
        risks=risks,
        actors=[{"actor": "port", "role": "Closes.", "evidence": ONE}],
        stakes=[
            {"id": f"s{n}", "for": "port", "direction": "gain", "text": "Rest.", "evidence": ONE} for n in range(FEWEST)
        ],
        timeline=[{"id": f"t{n}", "date": "unknown", "text": "It closes.", "evidence": ONE} for n in range(FEWEST)],
    )
    actors = {"port": {"name": "Port", "kind": "organisation"}}
    whole = desk({"ferry": made}, source(**facts), *others, actors=actors, risk_categories={"harm": "Harm"})
    return site_of(whole, private=False)


def _second(**facts: Any) -> Source:  # noqa: ANN401 - YAML values
    return source("second", "The harbour closes in May.", **facts)


def test_what_all_share_is_said_once_on_top() -> None:
    """On the briefing, home, every register, the index and the actor's page; and beside no statement."""
    site = _site()
    for page in ("briefings/ferry.md", "index.md", "risks.md", "timeline.md", "search.md", "actors/port.md"):
        words = text_of(site, page)
        assert words.count(SENTENCE) == 1, page
        assert words.count(UNKNOWN) == 1, page
        assert words.index(SENTENCE) < 400, page
        assert not any(remark in words for remark in REMARKS), page


def test_what_is_not_shared_stands_beside_the_statement_everywhere() -> None:
    """On every register, on home and in the index."""
    site = _site(_second(published="2030-01-01", reliability="B"), evidence=BOTH)
    for page in ("briefings/ferry.md", "index.md", "risks.md", "search.md"):
        words = text_of(site, page)
        assert "Not known of" not in words or "reliability" not in words.split("Not known of", 1)[1][:60], page
        assert "rests on one source" in words, page
    for page in ("index.md", "risks.md"):
        assert text_of(site, page).count("undated") >= FEWEST - 1, page


def test_what_is_found_says_it_too() -> None:
    """A result of the search stands alone, so it has all of its remarks."""
    records = {record.to: record for record in findable(_site()).records}
    assert all(remark in records["briefings/ferry/#r1"].shown["remarks"] for remark in REMARKS)


def test_only_what_is_known_of_every_source() -> None:
    """One that has a date, an author or a grade takes that word out of the sentence."""
    site = _site(_second(author="A. Writer", published="2030-01-01"), evidence=BOTH)
    words = text_of(site, "risks.md")
    assert "rests on one or more of 2 articles." in words
    assert "Not known of any: reliability." in words
    known = _site(author="A", publisher="P", published="2030-01-01", reliability="A")
    assert SENTENCE in text_of(known, "risks.md")
    assert "Not known of" not in text_of(known, "risks.md")


def test_few_statements_need_no_sentence() -> None:
    """Below three the words beside each read more easily; what rests on no source is not asked."""
    site = _site()
    risks = [one for one in site.statements["ferry"] if one.sort == "risk"]
    assert shared_by(site.desk, risks) is not None
    assert shared_by(site.desk, risks[1:]) is None
    assert shared_by(site.desk, []) is None
    assert "Every sourced statement" not in pages_of(site)["gaps.md"]


def test_in_french() -> None:
    """The sentence is in the interface's language."""
    said = say_in("fr").t("Every sourced statement here rests on one article: {source}.", source="X")
    assert said.startswith("Tout énoncé sourcé de cette page")
