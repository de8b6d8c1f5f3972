"""Who does what to whom, as arrows and as a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.model.statements import statements_of
from briefing_room.pages.figures import Diagram, diagram_of, matrix_of, says_more_than_its_list
from tests.property.rendered import events_in
from tests.unit.pages.figures.drawn import NASTY, coordinates, html_of, markdown_of, site
from tests.unit.pages.made import briefing

if TYPE_CHECKING:
    from briefing_room.pages.figures.relations import Pair

Ends = tuple[str, str, str]


def _keys(*ends: Ends, what: str = "warns", **more: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - YAML values
    quote = [{"quote": "Ferries wait", "in": "title"}]
    return [{"from": a, "to": b, "what": what, "status": status, "evidence": quote, **more} for a, b, status in ends]


def _pairs(relations: list[dict[str, Any]]) -> list[Pair]:
    made = briefing(relations=relations)
    told = [statement for statement in statements_of("ferry", made) if statement.sort == "relation"]
    return list(zip(made.relations, told, strict=True))


def _diagram(*ends: Ends) -> Diagram:
    drawn = diagram_of(_pairs(_keys(*ends)))
    assert drawn is not None
    return drawn


def test_arrows_run_from_the_left_to_the_right() -> None:
    """An actor that does both stands on both sides; arrows keep the numbers of the list."""
    drawn = _diagram(("a", "b", "reported"), ("b", "a", "suspected"), ("c", "b", "denied"))
    assert set(drawn.left) == {"a", "b", "c"}
    assert set(drawn.right) == {"a", "b"}
    assert [(arrow.number, arrow.status) for arrow in drawn.arrows] == [
        (1, "reported"),
        (2, "suspected"),
        (3, "denied"),
    ]


def test_arrows_that_need_not_cross_do_not() -> None:
    """Both columns are in an order that follows the other one."""
    drawn = _diagram(("a", "b", "reported"), ("b", "a", "suspected"), ("c", "b", "denied"))
    by_start = sorted(drawn.arrows, key=lambda arrow: arrow.start)
    assert [arrow.end for arrow in by_start] == sorted(arrow.end for arrow in by_start)


def test_arrows_at_one_actor_stand_side_by_side() -> None:
    """No two begin or end at the same place, also between the same two actors."""
    drawn = _diagram(("a", "b", "reported"), ("a", "b", "denied"), ("a", "c", "reported"))
    assert len({arrow.start for arrow in drawn.arrows}) == 3
    assert len({arrow.end for arrow in drawn.arrows}) == 3
    assert drawn.ports == 3


def test_one_arrow_or_a_knot_is_no_picture() -> None:
    """One relation is a sentence; many actors, or many arrows at one, are told by the table alone."""
    assert diagram_of([]) is None
    assert diagram_of(_pairs(_keys(("a", "b", "reported")))) is None
    assert diagram_of(_pairs(_keys(*((f"a{n}", f"b{n}", "reported") for n in range(5))))) is None
    assert diagram_of(_pairs(_keys(*(("a", f"b{n}", "reported") for n in range(5))))) is None


def test_a_picture_is_drawn_where_it_says_more_than_the_list() -> None:
    """Four relations or more, some of which meet in one actor; three are read faster, so are four that never meet."""
    meeting = [("a", "b", "reported"), ("b", "a", "denied"), ("a", "c", "reported")]
    for ends, drawn in (
        ([], False),
        (meeting, False),
        ([(f"a{n}", f"b{n}", "reported") for n in range(4)], False),
        ([*meeting, ("d", "e", "reported")], True),
    ):
        assert says_more_than_its_list(_pairs(_keys(*ends))) is drawn, ends
    retired = _pairs(_keys(*meeting)) + _pairs(
        _keys(("d", "e", "reported"), retired={"date": "2024-01-01", "why": "x"})
    )
    assert not says_more_than_its_list(retired)
    three = site(relations=_keys(*meeting))
    assert "<svg" not in html_of(three, "relations(here, relations)")
    assert "<table" not in html_of(three, "relations(here, relations)")


def test_boxes_are_equally_high() -> None:
    """An arrow ends in a box as high as any other, in the middle of its place, however few stand in its column."""
    drawn = _diagram(("a", "z", "reported"), ("b", "z", "reported"), ("c", "z", "reported"), ("d", "z", "denied"))
    assert [arrow.end for arrow in drawn.arrows] == [pytest.approx(50 + (n / 5 - 0.5) * 25) for n in range(1, 5)]


_NAMES = st.sampled_from(["a", "b", "c", "d"])


@given(st.lists(st.tuples(_NAMES, _NAMES, st.sampled_from(["reported", "suspected", "denied"])), max_size=12))
def test_picture_and_table_tell_the_same(ends: list[Ends]) -> None:
    """Every relation once, with its number and its actors, and every arrow meets its own actors."""
    pairs = _pairs(_keys(*ends))
    table = matrix_of(pairs)
    assert sorted(cell.number for cell in table.cells) == list(range(1, len(ends) + 1))
    for start, row in table.rows:
        for end, group in zip(table.columns, row, strict=True):
            assert all((cell.relation.from_, cell.relation.to) == (start, end) for cell in group)
    drawn = diagram_of(pairs)
    if drawn is None:
        return
    for arrow, (start, end, _) in zip(drawn.arrows, ends, strict=True):
        assert drawn.left[int(arrow.start / 100 * len(drawn.left))] == start
        assert drawn.right[int(arrow.end / 100 * len(drawn.right))] == end


def test_the_table_names_rows_and_columns() -> None:
    """Cells hold the words as a link to the statement, and the status as a sign and a word; the picture says so."""
    made = site(
        actors={"a": {"name": "Anna", "kind": "person"}},
        relations=_keys(("a", "b", "suspected"), ("b", "a", "denied"), ("a", "c", "reported"), ("c", "a", "reported")),
    )
    html = html_of(made, "relations(here, relations)")
    assert '<th scope="row"><a href="../../actors/a/">Anna</a></th>' in html
    assert '<th scope="col">to <a href="../../actors/a/">Anna</a></th>' in html
    first = made.desk.statements("ferry")[1].address
    assert f'<a href="#{first}">warns</a>' in html
    assert re.search(r'aria-hidden="true">(\?|&#63;)</span> suspected', html)
    assert '<section class="who-table" tabindex="0" aria-labelledby="_who-table">' in html
    assert html.count('role="img"') == 1
    assert "table below says the same" in html
    assert all(0 <= number <= 100 for number in coordinates(html))


def test_hostile_names_stay_text() -> None:
    """In the picture and in the table."""
    made = site(
        actors={"a": {"name": NASTY, "kind": "person"}, "b": {"name": "B", "kind": "person"}},
        relations=_keys(
            ("a", "b", "suspected"),
            ("b", "a", "denied"),
            ("a", "c", "denied"),
            ("c", "a", "denied"),
            what=NASTY.replace("[^1]", "").replace("](", ""),
        ),
    )
    events = events_in(html_of(made, "relations(here, relations)"))
    assert not [event for event in events if event[:2] == ("<", "script")]
    shown = [event[1] for event in events if event[0] == "text"]
    assert any(NASTY in words for words in shown)


def test_what_was_taken_back_is_left_out() -> None:
    """Its number stays free, as the list has it."""
    gone = {"date": "2024-01-02", "why": "No."}
    pairs = _pairs([*_keys(("a", "b", "reported"), retired=gone), *_keys(("a", "c", "reported"), ("b", "c", "denied"))])
    assert [cell.number for cell in matrix_of(pairs).cells] == [2, 3]


def test_one_relation_has_no_figure() -> None:
    """The list says it."""
    assert markdown_of(site(relations=_keys(("a", "b", "reported"))), "relations(here, relations)").strip() == ""
