"""One line of time for all briefings: what has a place in it, by what that is known, and what has none."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_room.analysis.chronology import Chronology, Happening, chronology
from tests.unit.pages.made import briefing, desk


def _told(**briefings: str) -> Chronology:
    """What happened by briefings whose entries are written `id date after; …`; `-id` is one that was taken back."""
    return chronology(
        desk({key: briefing(timeline=list(map(_entry, text.split("; ")))) for key, text in briefings.items()})
    )


def _entry(text: str) -> dict[str, Any]:
    name, date, *after = text.split()
    gone = {"date": "2024-01-12", "why": "x"} if name.startswith("-") else None
    return {"id": name.lstrip("-"), "date": date, "after": after[0] if after else None, "text": "x", "retired": gone}


def _ids(happenings: tuple[Happening, ...]) -> str:
    return " ".join(one.statement.address for one in happenings)


@pytest.mark.parametrize(
    ("one", "other", "line"),
    [
        ("a 2023-02; b 2023-04", "c 2023-03; d 2023-01-31", "d a c b"),
        # What comes after something undated or dated stands right behind it, with all that comes after it.
        ("a 2023-02; b 2023-04", "c unknown one#a; d unknown c", "a c d b"),
        ("a 2023-02; b unknown a; c unknown b", "d unknown one#a; e 2023-03", "a b c d e"),
        # A briefing's own account goes on before another's begins, whichever of the two is newer.
        ("a 2023-02; b unknown a", "c unknown one#a", "a b c"),
        ("b unknown other#a", "a 2023-02; c unknown a", "a c b"),
        # What only others come after stands before the first of them that has a date.
        ("a unknown; b 2023-02-03 a", "c 2023-02-02; d unknown one#a", "c a d b"),
        # A month that comes after one of its days begins with that day, in another briefing too.
        ("meeting 2023-09-13", "parting 2023-09 one#meeting; x 2023-09-14; y 2023-09-12", "y meeting parting x"),
        # An event that two briefings tell of stands twice.
        ("a 2023-02-01", "a 2023-02-01", "a a"),
        # A circle is a finding; what is left of it is an order.
        ("a 2023-02 b; b unknown c; c unknown b", "d 2023-01", "d c b a"),
    ],
)
def test_the_line_is_in_the_order_that_is_known(one: str, other: str, line: str) -> None:
    """By dates and by `after`, across briefings; everything that has a place stands once."""
    assert sorted(_ids(_told(one=one, other=other).line).split()) == sorted(line.split())
    assert _ids(_told(one=one, other=other).line) == line


def test_what_no_date_is_tied_to_stands_apart() -> None:
    """Its order is a strand of its own; what nothing is tied to has none, and neither is put into the line."""
    told = _told(
        one="a 2023-02; talks unknown arrival; arrival unknown", other="warning unknown one#talks; alone unknown"
    )
    assert _ids(told.line) == "a"
    assert [_ids(strand) for strand in told.strands] == ["arrival talks warning"]
    assert _ids(told.loose) == "alone"


def test_by_what_a_place_is_known() -> None:
    """A date; what it comes after, which stands right before it or farther up; what comes after it; or nothing."""
    (strand,) = _told(one="first unknown; second unknown first; third unknown first").strands
    assert [(one.known, one.follows, one.after and one.after.address) for one in strand] == [
        ("before", False, None), ("after", True, "first"), ("after", False, "first"),
    ]  # fmt: skip
    told = _told(one="a 2023-02 b; b unknown", other="c unknown")
    assert [one.known for one in (*told.line, *told.loose)] == ["before", "date", "nothing"]


def test_what_was_taken_back_orders_nothing() -> None:
    """An entry that came after one that was taken back has no known place any more."""
    told = _told(one="a 2023-02; -b unknown a; c unknown b")
    assert (_ids(told.line), told.strands, _ids(told.loose)) == ("a", (), "c")


def test_a_long_strand_is_followed_to_its_end() -> None:
    """However many entries come after each other."""
    entries = "; ".join(["e0 unknown", *(f"e{n} unknown e{n - 1}" for n in range(1, 3000))])
    (strand,) = _told(one=entries).strands
    assert _ids(strand) == " ".join(f"e{n}" for n in range(3000))
