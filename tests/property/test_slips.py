"""A slip that is mended to read on leaves every other value of the file what it was, and where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.load.slips import read_mended
from briefing_room.load.yaml_tree import Mapping, Scalar, parse_tree, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.load.yaml_tree import Node

TEXTS: Final = st.text("abc é밀😀“”'#:-,[]{}\\\\", min_size=1, max_size=12).map(lambda text: f"w {text} w")
"""Texts with everything that YAML minds in quotes."""


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\") + '"'


def _inside(row: str) -> str:
    """The row with straight marks around a word of its text."""
    return row[:-2] + ' "word" w"'


SLIPS: Final[dict[str, Callable[[str], str]]] = {
    "marks inside marks": _inside,
    "a mark that is not closed": lambda row: row[:-1],
    "a space too many": lambda row: f" {row}",
    "a space too few": lambda row: row[1:],
    "a mark of a merge": lambda row: f"{row}\n=======",
}


def _scalars(root: Node | None) -> dict[tuple[int, int], str]:
    """The keys and values of a tree, by line and column."""
    waiting = list(walk(root))
    keys = [key for node in waiting if isinstance(node, Mapping) for key, _ in node.entries]
    return {(n.place.line, n.place.column): n.text for n in (*keys, *waiting) if isinstance(n, Scalar)}


@pytest.mark.parametrize("slip", SLIPS)
@given(texts=st.lists(TEXTS, min_size=3, max_size=6), data=st.data())
def test_all_else_stays_as_and_where_it_was(slip: str, texts: list[str], data: st.DataObject) -> None:
    """One slip is told, in its line; of the other lines every key and value is the same, at the same place."""
    rows = ["gaps:"]
    for number, text in enumerate(texts):
        rows += [f"  - id: n{number}", f"    text: {_quoted(text)}", f"    more: {_quoted(text)}"]
    at = data.draw(st.integers(0, len(texts) - 1)) * 3 + 2
    good = "\n".join(rows) + "\n"
    rows[at] = SLIPS[slip](rows[at])
    mended = read_mended("\n".join(rows) + "\n", "page.yml")
    assert mended.tree.root is not None
    (told,) = mended.slips
    adds = slip == "a mark of a merge"
    assert told.mistake.place.line == at + (2 if adds else 1)
    before = {
        (line + (1 if adds and line > at + 1 else 0), column): value
        for (line, column), value in _scalars(parse_tree(good, "page.yml").root).items()
        if line != at + 1
    }
    after = {place: value for place, value in _scalars(mended.tree.root).items() if place[0] != at + 1}
    assert after == before
