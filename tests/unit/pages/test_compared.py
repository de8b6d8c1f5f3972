"""Original and text beside each other: what became of every line."""

from __future__ import annotations

from briefing_room.model.source import FrontMatter, Source, StripLog, Stripped
from briefing_room.pages.compared import compared


def rows(
    original: str, body: str, stripped: tuple[tuple[str, str, str], ...] = ()
) -> list[tuple[int | None, str, str, str]]:
    """Number, line, rule and text of each row."""
    log = tuple(Stripped(lines=lines, text=text, rule=rule) for lines, text, rule in stripped)
    source = Source("x", FrontMatter(title="Quay closed"), body, reading=original, log=StripLog(stripped=log))
    return [(row.number, row.line, row.rule, row.cleaned) for row in compared(source)]


def test_each_line_with_what_became_of_it() -> None:
    """The headline, a rule that left it out, or the block the text has of it; blank lines are passed over."""
    assert rows(
        "Menu\nQuay closed\n\n  1. One\n  2. Two\n\nText of it.\n",
        "1. One\n2. Two\n\nText of it.\n",
        (("1", "Menu", "navigation"),),
    ) == [
        (1, "Menu", "navigation", ""),
        (2, "Quay closed", "headline", ""),
        (4, "  1. One", "", "One"),
        (5, "  2. Two", "", "Two"),
        (7, "Text of it.", "", "Text of it."),
    ]


def test_a_wrapped_paragraph_stands_beside_its_first_line() -> None:
    """And its other lines have nothing beside them."""
    assert rows("The quay is\nclosed today.\nOver.", "The quay is closed today.\n\nOver.\n") == [
        (1, "The quay is", "", "The quay is closed today."),
        (2, "closed today.", "", ""),
        (3, "Over.", "", "Over."),
    ]


def test_what_was_typed_by_hand_shows() -> None:
    """A block that no line gave, and a line that is in no block and no log."""
    assert rows("One.\nLost.\nTwo.", "One.\n\nTyped.\n\nTwo.\n") == [
        (1, "One.", "", "One."),
        (2, "Lost.", "not in the text", ""),
        (None, "", "by hand", "Typed."),
        (3, "Two.", "", "Two."),
    ]


def test_without_an_original_there_is_nothing_to_compare() -> None:
    """And a range in the log that reaches beyond it does no harm."""
    assert compared(Source("x", FrontMatter(title="x"), "Text.")) == ()
    assert len(rows("One.", "One.\n", (("2-99999999", "x", "menu"),))) == 1
