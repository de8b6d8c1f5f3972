"""Which sentences of a source are used."""

from __future__ import annotations

from briefing_room.analysis.coverage import coverage_of
from briefing_room.quotes import citations
from tests.unit.pages.made import briefing, desk, source


def test_each_sentence_knows_who_quotes_it() -> None:
    """A quote over two sentences uses both; a heading, an item and a row are sentences of their own."""
    made = desk(
        {"ferry": briefing("closes in May. It may “not” reopen", "The first runs late. […] Nobody knows why")},
        source(),
    )  # fmt: skip
    coverage = coverage_of(made.sources["notice"], citations(made))
    used = [sentence.text for sentence in coverage.sentences if sentence.statements]
    assert used == [
        "The harbour closes in May.",
        "It may “not” reopen before June, the office said.",
        "The first runs late.",
        "Nobody knows why.",
    ]
    assert coverage.quoted == 4
    assert len(coverage.sentences) == 11
    body = made.sources["notice"].body
    assert all(
        body[s.start : s.end].split() == s.text.split() for s in coverage.sentences if ">" not in body[s.start : s.end]
    )


def test_one_statement_is_named_once_a_sentence() -> None:
    """Whatever number of its quotes is in it."""
    made = desk({"ferry": briefing("closes in May", "The harbour")}, source())
    first = next(s for s in coverage_of(made.sources["notice"], citations(made)).sentences if s.statements)
    assert [statement.address for statement in first.statements] == ["bottom-line"]
