"""Competing explanations: the order of what is known, and a table that says everything in words."""

from __future__ import annotations

import re
from typing import Any

from briefing_room.model.statements import statements_of
from briefing_room.pages import site_of
from briefing_room.pages.hypotheses import Comparison, comparisons
from tests.unit.pages.made import briefing, desk, html_of, text_of

C, I, N = "consistent", "inconsistent", "neutral"  # noqa: E741 - as on paper


def _set(*ratings: tuple[str | None, ...], **more: object) -> dict[str, Any]:
    """Three explanations, and observations with these ratings."""
    keys = ("a", "b", "c")
    return {
        "id": "why",
        "question": "Why | so?",
        "explanations": [{"id": key, "text": f"Because | {key}."} for key in keys],
        "observations": [
            {
                "id": f"o{n}",
                "text": f"Known | {n}.",
                "evidence": [{"quote": "run ferries"}],
                "ratings": {key: word for key, word in zip(keys, row, strict=True) if word},
            }
            for n, row in enumerate(ratings)
        ],
        **more,
    }


def _compared(*ratings: tuple[str | None, ...]) -> Comparison:
    made = briefing(hypotheses=[_set(*ratings)])
    (comparison,) = comparisons(made.hypotheses, statements_of("ferry", made))
    return comparison


def test_what_tells_explanations_apart_stands_first() -> None:
    """Then what speaks against most of them; else as the analyst has it, also among those that tell nothing apart."""
    compared = _compared((C, C, C), (C, N, C), (I, C, C), (I, I, I), (N, C, I), (I, I, C))
    assert [column.statement.address for column in compared.columns] == ["o5", "o2", "o4", "o1", "o0", "o3"]
    assert [column.diagnostic for column in compared.columns] == [True] * 4 + [False] * 2
    assert [column.head for column in compared.columns] == ["E1", "E2", "E3", "E4", "E5", "E6"]


def test_rows_follow_the_columns() -> None:
    """Each explanation has its ratings in the order of the columns; one that is not rated says so."""
    compared = _compared((C, C, None), (I, C, C))
    assert [row.cells for row in compared.rows] == [(I, C), (C, C), (C, None)]
    assert not compared.columns[1].diagnostic


def test_the_table() -> None:
    """Rows are explanations with their addresses, columns observations; every cell has a word and a sign."""
    site = site_of(desk({"ferry": briefing(hypotheses=[_set((C, C, None), (I, N, C))])}), private=False)
    html = html_of(site, "briefings/ferry.md")
    for address in ("why", "a", "b", "c", "o0", "o1"):
        assert html.count(f'id="{address}"') == 1, address
    assert re.findall(r'<th scope="(\w+)"', html) == ["col"] * 3 + ["row"] * 3
    words = text_of(site, "briefings/ferry.md")
    assert "Because | a. ◆ judged ✗ inconsistent ✓ consistent" in words
    assert "Because | c. ◆ judged ✓ consistent not rated" in words
    assert "E1 Known | 1. ❝ reported 1" in words
    assert "E2 Known | 0. ❝ reported does not tell them apart 1" in words
    assert "No winner is computed" in words


def test_a_comparison_that_was_taken_back() -> None:
    """Its address keeps a note; nothing else is left of it."""
    gone = _set((I, C, C), retired={"date": "2024-01-10", "why": "Nobody asks."})
    site = site_of(desk({"ferry": briefing(hypotheses=[gone])}), private=False)
    words = text_of(site, "briefings/ferry.md")
    assert "Taken back on 10 January 2024: Nobody asks." in words
    assert "Known" not in words
    assert "<table" not in html_of(site, "briefings/ferry.md").split('id="why"')[1].split("<h2")[0]


def test_nothing_known_yet() -> None:
    """The explanations stand there all the same."""
    words = text_of(site_of(desk({"ferry": briefing(hypotheses=[_set()])}), private=False), "briefings/ferry.md")
    assert "Because | a." in words
    assert "No observation has been rated yet." in words
