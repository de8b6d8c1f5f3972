"""What the search index is made of: every living statement, and no word that the site does not show."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from briefing_room.pages import render_records, site_of
from briefing_room.pages.find import MOST
from briefing_room.pages.records import spaced
from tests.unit.pages.made import briefing, desk, pages_of, site, source, text_of

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

BACK = {0xE000 + ord(sign): sign for sign in '"&\\'}
"""What search.js does with the signs that Pagefind cannot keep."""

HOSTILE = "<script>alert(1)</script> & \"it\" 'is' </mark> [x] {{ 1 }}"


def _records(made: Site) -> dict[str, str]:
    return {record.path: record.html for record in render_records(made)}


def _facets(html: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<meta data-pagefind-filter="(\w+)\[content\]" content="([^"]*)">', html):
        found.setdefault(name, []).append(unescape(value).translate(BACK))
    return found


def _words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html.split("<body>")[1])).split())


def _risk(**keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    return {"id": "storm", "text": "Ferries stop.", "category": "trade", "impact": "minor", **keys}


def _desk(**keys: Any) -> Site:  # noqa: ANN401 - YAML values
    made = briefing(
        "It may “not” reopen before June",
        topics=["sea"],
        regions=["north"],
        risks=[_risk(likelihood="likely", confidence="low", because="Winds rise.", exposed=["town"])],
        gaps=[{"id": "why", "text": "Why it closed."}],
        **keys,
    )
    names = {"topics": {"sea": "The sea"}, "regions": {"north": "North"}, "risk_categories": {"trade": "Trade"}}
    actors = {"town": {"name": "The Town", "kind": "organisation", "aliases": ["Stadt"]}}
    return site_of(desk({"ferry": made}, source(), actors=actors, **names), private=False)


def test_every_statement_has_a_record_that_leads_to_its_place() -> None:
    """The path of a record says where it stands; briefings, actors, sources and the desk itself have one, too."""
    made = _desk()
    paths = set(_records(made))
    statements = {f"briefings/ferry/_{statement.address}.html" for statement in made.statements["ferry"]}
    pages = {"index.html", "briefings/ferry/index.html", "actors/town/index.html", "sources/notice/index.html"}
    assert paths == statements | pages
    assert len(statements) == 3


def test_a_statement_can_be_narrowed_to_in_every_way() -> None:
    """A risk says its kind, sort, likelihood with range, confidence, category, actor, topic, region, status, year."""
    assert _facets(_records(_desk())["briefings/ferry/_storm.html"]) == {
        "what": ["risk"],
        "kind": ["judged"],
        "status": ["published"],
        "confidence": ["low"],
        "briefing": ["Ferries"],
        "topic": ["The sea"],
        "region": ["North"],
        "year": ["2024"],
        "likelihood": ["likely (55–80 %)"],
        "actor": ["The Town"],
        "category": ["Trade"],
    }


def test_a_statement_is_found_by_its_words_its_reason_and_its_quotes() -> None:
    """All three are searched, and the source that is quoted is a facet."""
    records = _records(_desk())
    assert _words(records["briefings/ferry/_storm.html"]) == "Ferries stop. Winds rise."
    assert _words(records["briefings/ferry/_bottom-line.html"]) == "They run late. It may “not” reopen before June"
    assert _facets(records["briefings/ferry/_bottom-line.html"])["source"] == ["Ferries wait"]


def test_nothing_but_the_title_is_searched_beside_the_words() -> None:
    """What Pagefind calls metadata is searched, so that no other may be there."""
    for html in _records(_desk()).values():
        assert re.findall(r'data-pagefind-meta="([^"]+)"', html) == ["title[content]"]


def test_words_that_rights_withhold_are_not_in_the_index() -> None:
    """Neither in the statement that quotes them nor in the source; a private site shows them."""
    quote = "It may “not” reopen before June"
    for private in (False, True):
        records = _records(site(quote, private=private, rights="none"))
        assert any("reopen" in html for html in records.values()) == private
    excerpts = _words(_records(site(quote, rights="excerpts"))["sources/notice/index.html"])
    assert "reopen before June" in excerpts
    assert "islanders" not in excerpts
    assert "islanders" in _words(_records(site(quote, rights="full-text"))["sources/notice/index.html"])


def test_what_was_taken_back_is_not_found() -> None:
    """Nor what belongs to it."""
    retired = _risk(
        retired={"date": "2024-01-10", "why": "It was wrong."}, alternatives=[{"id": "calm", "text": "No wind."}]
    )
    made = site_of(desk({"ferry": briefing("It may “not” reopen before June", risks=[retired])}), private=False)
    paths = _records(made)
    assert not {"briefings/ferry/_storm.html", "briefings/ferry/_calm.html"} & set(paths)
    assert "Ferries stop" not in pages_of(made)["search.md"]


def test_what_has_turned_out_says_so() -> None:
    """The likelihood that was given stays, and the outcome stands beside it."""
    resolved = {"on": "2024-01-12", "outcome": "occurred", "because": "They stopped.", "evidence": ["Nobody was asked"]}
    made = briefing("It may “not” reopen before June", risks=[_risk(likelihood="likely", resolved=resolved)])
    records = _records(site_of(desk({"ferry": made}), private=False))
    facets = _facets(records["briefings/ferry/_storm.html"])
    assert (facets["likelihood"], facets["outcome"]) == (["likely (55–80 %)"], ["occurred"])
    assert _words(records["briefings/ferry/_storm-outcome.html"]).startswith("They stopped.")


def test_letters_without_spaces_between_them_are_words() -> None:
    """So that any part of a Chinese or Japanese sentence is found; Korean has spaces of its own."""
    assert spaced("日本は open").split() == ["日", "本", "は", "open"]
    assert spaced("북한은 포탄을") == "북한은 포탄을"


def test_hostile_text_stays_text() -> None:
    """In words and in attributes nothing that was typed becomes markup."""
    made = briefing(gaps=[{"id": "why", "text": HOSTILE}], topics=["sea"])
    records = _records(site_of(desk({"ferry": made}, topics={"sea": HOSTILE}), private=False))
    html = records["briefings/ferry/_why.html"]
    assert _words(html) == HOSTILE
    assert _facets(html)["topic"] == [HOSTILE]
    assert not re.search(r'-filter="topic[^>]*(?:&#34;|&#38;)', html)
    assert "<script" not in html
    assert "</mark>" not in html


def test_the_index_page_lists_every_statement_in_the_order_of_its_page() -> None:
    """With JavaScript off it takes the place of the search: each with its kind and its likelihood."""
    made = _desk()
    text = text_of(made, "search.md")
    places = [text.index(words) for words in ("They run late.", "Ferries stop.", "Why it closed.")]
    assert places == sorted(places)
    assert "likely" in text
    assert "55–80 %" in text
    markdown = pages_of(made)["search.md"]
    for link in (
        "briefings/ferry.md#storm",
        "actors/town.md",
        "sources/notice.md",
        "topics/sea.md",
        "regions/north.md",
    ):
        assert f"]({link})" in markdown, link


def test_a_large_desk_is_listed_by_its_briefings() -> None:
    """A page that nobody could load is no index."""
    gaps = [{"id": f"gap-{number}", "text": f"Gap {number}."} for number in range(MOST)]
    markdown = pages_of(site_of(desk({"ferry": briefing(gaps=gaps)}), private=False))["search.md"]
    assert "briefings/ferry.md)" in markdown
    assert "gap-7" not in markdown
