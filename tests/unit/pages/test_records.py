"""What the search index is made of: every living statement, and no word that the site does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_room.pages import render_findable, site_of
from briefing_room.pages.asked import PAGES_ASKED, SORTS_ASKED
from briefing_room.pages.menu import MENU
from briefing_room.pages.parts import ROOM
from tests.unit.pages.made import briefing, desk, pages_of, site, source, text_of

if TYPE_CHECKING:
    from briefing_room.pages.site import Site
    from briefing_room.search.record import Record

HOSTILE = "<script>alert(1)</script> & \"it\" 'is' </mark> [x] {{ 1 }}"


def _records(made: Site) -> dict[str, Record]:
    return {record.to: record for record in render_findable(made).records}


def _words(record: Record) -> str:
    return " ".join([record.title.words, *(text.words for text in record.texts)])


def _risk(**keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    return {"id": "storm", "text": "Ferries stop.", "category": "trade", "impact": "minor", **keys}


def _desk(**keys: Any) -> Site:  # noqa: ANN401 - YAML values
    made = briefing(
        "It may “not” reopen before June",
        topics=["sea"],
        regions=["north"],
        risks=[
            _risk(
                likelihood="likely", confidence="low", because="Winds rise.", exposed=["town"], horizon="2024-12-31",
                given="calm",
            )
        ],
        gaps=[{"id": "why", "text": "Why it closed."}],
        indicators=[{"id": "calm", "text": "The wind drops.", "status": "not-checked"}],
        **keys,
    )  # fmt: skip
    names = {"topics": {"sea": "The sea"}, "regions": {"north": "North"}, "risk_categories": {"trade": "Trade"}}
    actors = {"town": {"name": "The Town", "kind": "organisation", "aliases": ["Stadt"]}}
    return site_of(desk({"ferry": made}, source(), actors=actors, **names), private=False)


def test_everything_that_has_an_address_has_a_record() -> None:
    """Every statement, briefing, actor, source, topic and region, and every page that a menu may name."""
    made = _desk()
    records = _records(made)
    statements = {f"briefings/ferry/#{statement.address}" for statement in made.statements["ferry"]}
    things = {"briefings/ferry/", "actors/town/", "sources/notice/", "topics/sea/", "regions/north/"}
    places = {place.path for _, group in MENU for place in group if place.made(made)}
    pages = {path.removesuffix("index.md").replace(".md", "/") for path in places}
    assert {*records} == statements | things | pages
    assert len(statements) == 4


def test_a_statement_can_be_narrowed_to_in_every_way() -> None:
    """A risk says its kind, sort, likelihood with range, confidence, category, actor, topic, region, status, year."""
    facets = _records(_desk())["briefings/ferry/#storm"].facets
    assert {name: list(values) for name, values in facets.items() if values} == {
        "what": ["risk"],
        "kind": ["judged"],
        "status": ["published"],
        "confidence": ["low"],
        "topic": ["The sea"],
        "region": ["North"],
        "year": ["2024"],
        "likelihood": ["likely (55–80 %)"],
        "actor": ["The Town"],
        "category": ["Trade"],
    }


def test_a_statement_is_found_by_its_words_its_reason_its_quotes_and_its_keys() -> None:
    """The category, range, deadline in words and numbers, impact, that it has a condition, what readers ask of it."""
    records = _records(_desk())
    storm = records["briefings/ferry/#storm"]
    assert _words(storm) == "If the wind drops: Ferries stop. Winds rise."
    assert storm.title.words[storm.condition :] == "Ferries stop."
    labels = " ".join(storm.labels)
    for words in ("Trade", "55–80 %", "31 December 2024", "2024-12-31", "minor", "condition", "risk"):
        assert words in labels, words
    assert storm.asked == SORTS_ASKED["risk"]
    bottom = records["briefings/ferry/#bottom-line"]
    assert _words(bottom) == "They run late. It may “not” reopen before June"
    assert bottom.facets["source"] == ("Ferries wait",)


def test_a_result_shows_condition_likelihood_and_briefing() -> None:
    """Beside what else is said of it everywhere."""
    storm = _records(_desk())["briefings/ferry/#storm"]
    assert storm.title.words.startswith("If the wind drops: ")
    shown = dict(storm.shown)
    assert (shown["likelihood"], shown["briefing"], shown["when"]) == (
        "likely (55–80 %)",
        "Ferries",
        "as of 15 January 2024",
    )
    assert shown["due"] == "31 December 2024"


def test_a_role_counts_as_much_for_its_actor_as_for_its_words() -> None:
    """Whose role it is stands before its words as a condition would, and is none."""
    role = _records(_desk(actors=[{"actor": "town", "role": "Waits for the ferry."}]))["briefings/ferry/#town"]
    assert (role.title.words, role.condition) == ("The Town: Waits for the ferry.", 0)


def test_an_actor_is_named_in_every_spelling() -> None:
    """Who types one of them finds the actor, and all that is said of it."""
    found = render_findable(_desk())
    assert found.actors == {"town": ("The Town", "Stadt")}
    assert _records(_desk())["actors/town/"].names == ("The Town", "Stadt")
    assert _records(_desk())["briefings/ferry/#storm"].actors == ("town",)


def test_what_counts_more_comes_first() -> None:
    """Judgement and risk before response and assumption; a page and an actor before both."""
    records = _records(_desk())
    weights = [records[to].weight for to in ("actors/town/", "briefings/ferry/#storm", "briefings/ferry/#calm")]
    assert weights == sorted(weights, reverse=True)
    assert len({*weights}) == 3


def test_every_page_of_a_menu_answers_to_what_readers_ask() -> None:
    """*what do we not know* leads to the gaps, and so on; no page is forgotten."""
    assert {place.path for _, group in MENU for place in group} <= {*PAGES_ASKED}
    names = _records(_desk())["gaps/"].names
    assert "what do we not know" in names
    assert "Gaps" in names


def test_words_that_rights_withhold_are_not_in_the_index() -> None:
    """Neither in the statement that quotes them nor in the source; a private site shows them."""
    quote = "It may “not” reopen before June"
    for private in (False, True):
        records = _records(site(quote, private=private, rights="none"))
        assert any("reopen" in repr(record) for record in records.values()) == private
    excerpts = _words(_records(site(quote, rights="excerpts"))["sources/notice/"])
    assert "reopen before June" in excerpts
    assert "islanders" not in excerpts
    assert "islanders" in _words(_records(site(quote, rights="full-text"))["sources/notice/"])


def test_what_was_taken_back_is_not_found() -> None:
    """Nor what belongs to it."""
    retired = _risk(
        retired={"date": "2024-01-10", "why": "It was wrong."}, alternatives=[{"id": "calm", "text": "No wind."}]
    )
    made = site_of(desk({"ferry": briefing("It may “not” reopen before June", risks=[retired])}), private=False)
    assert not {"briefings/ferry/#storm", "briefings/ferry/#calm"} & {*_records(made)}
    assert "Ferries stop" not in pages_of(made)["search.md"]


def test_what_has_turned_out_says_so() -> None:
    """The likelihood that was given stays, and the outcome stands beside it."""
    resolved = {"on": "2024-01-12", "outcome": "occurred", "because": "They stopped.", "evidence": ["Nobody was asked"]}
    made = briefing("It may “not” reopen before June", risks=[_risk(likelihood="likely", resolved=resolved)])
    records = _records(site_of(desk({"ferry": made}), private=False))
    storm = records["briefings/ferry/#storm"]
    assert (storm.facets["likelihood"], storm.shown["outcome"]) == (("likely (55–80 %)",), "occurred")
    assert _words(records["briefings/ferry/#storm-outcome"]).startswith("They stopped.")


def test_hostile_text_stays_text() -> None:
    """As it was typed: nothing is escaped for a page, since no page has it."""
    made = briefing(gaps=[{"id": "why", "text": HOSTILE}], topics=["sea"])
    record = _records(site_of(desk({"ferry": made}, topics={"sea": HOSTILE}), private=False))["briefings/ferry/#why"]
    assert _words(record) == HOSTILE
    assert record.facets["topic"] == (HOSTILE,)


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
    gaps = [{"id": f"gap-{number}", "text": f"Gap {number}."} for number in range(ROOM // 8)]
    markdown = pages_of(site_of(desk({"ferry": briefing(gaps=gaps)}), private=False))["search.md"]
    assert "briefings/ferry.md)" in markdown
    assert "gap-7" not in markdown


def test_an_own_word_for_impact_is_found_as_the_desk_has_it() -> None:
    """It is the desk's, so the interface does not translate it, though it has a word of the same letters."""
    made = briefing(risks=[_risk()])
    own = [{"term": "minor", "meaning": "Ships stay away."}]
    labels = _records(site_of(desk({"ferry": made}, language="fr", impacts=own), private=False))
    assert "minor" in labels["briefings/ferry/#storm"].labels
