from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.findings import Place
from briefing_room.lsp.written import Spot, Units, Written

TEXTS = st.text(st.sampled_from("aé\u0301한🚢\r\n\u2028 :-\ufeff"), max_size=40)


@pytest.mark.parametrize(("units", "character"), [("utf-16", 6), ("utf-8", 8), ("utf-32", 5)])
def test_a_character_counts_as_both_have_agreed(units: Units, character: int) -> None:
    """A ship takes two units of UTF-16, four of UTF-8, and an accent of its own one or two."""
    written = Written("a: 🚢e\u0301x\n", units)
    offset = written.text.index("\u0301")
    assert written.spot_at(offset) == Spot(0, character)
    assert written.offset_at(Spot(0, character)) == offset
    assert written.place_at(offset) == Place("", 1, 6)


def test_a_byte_order_mark_is_no_column() -> None:
    """The desk counts without it, the protocol with it."""
    written = Written("\ufefftitle: x\nid: y\n")
    assert written.place_of(Spot(0, 1)) == Place("", 1, 1)
    assert written.spot_of(Place("", 1, 8)) == Spot(0, 8)
    assert written.place_of(Spot(1, 0)) == Place("", 2, 1)


def test_lines_end_as_editors_end_them() -> None:
    """CR LF is one end; a CR alone ends a line of the protocol and no row of a place; U+2028 ends none."""
    written = Written("a\r\nb\rc\u2028d\n")
    assert written.spot_at(written.text.index("c")) == Spot(2, 0)
    assert written.place_at(written.text.index("c")) == Place("", 2, 3)
    assert written.spot_at(written.text.index("d")) == Spot(2, 2)
    assert list(written.rows) == ["a", "b\rc\u2028d", ""]


@given(TEXTS)
def test_there_and_back(text: str) -> None:
    """Every offset has a position and a place that lead back to it, but inside CR LF and before a byte order mark."""
    written = Written(text)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert written.offset_at(written.spot_at(offset)) == offset
        if offset or not text.startswith("\ufeff"):
            assert written.offset_of(written.place_at(offset)) == offset


@given(TEXTS, st.data())
def test_a_change_of_a_range_is_a_change_of_the_text(text: str, data: st.DataObject) -> None:
    """What client and server have is the same after any change."""
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    new = data.draw(TEXTS)
    written = Written(text)
    begin, end = written.spot_at(first), written.spot_at(last)
    if written.offset_at(begin) == first and written.offset_at(end) == last:
        assert written.changed(begin, end, new).text == text[:first] + new + text[last:]


@pytest.mark.parametrize("spot", [Spot(0, 99), Spot(9, 0), Spot(0, 4)])
def test_beyond_the_end_is_the_end(spot: Spot) -> None:
    """A client may be ahead or behind."""
    assert Written("a: b").offset_at(spot) == len("a: b")
    assert Written("a").offset_of(Place("", 9, 9)) == 1
