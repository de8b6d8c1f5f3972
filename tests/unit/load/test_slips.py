"""Slips of YAML that are read past: how much of a long file is looked at for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.load import slips, slips_of_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.load.yaml_tree import Tree

ENTRIES: Final = 2_000
LONG: Final = "gaps:\n" + "".join(f"  - id: g{number}\n    text: What?\n" for number in range(ENTRIES))
MADE: Final = {
    "an entry one space off": ("  - id: g1500\n", "   - id: g1500\n"),
    "a key one space off": ("  - id: g1500\n    text", "  - id: g1500\n     text"),
    "quotation marks inside quotation marks": ("g1500\n    text: What?", 'g1500\n    text: "What is "what"?"'),
    "a mark that is never closed": ("g1500\n    text: What?", 'g1500\n    text: "What?'),
}


def calls_of(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[object]:
    """A list that grows by one with each call of a function of a module."""
    real: Callable[..., Tree] = getattr(module, name)
    calls: list[object] = []

    def counted(*arguments: object) -> object:
        calls.append(arguments)
        return real(*arguments)

    monkeypatch.setattr(module, name, counted)
    return calls


@pytest.mark.parametrize("made", MADE)
def test_one_slip_in_a_long_file_costs_few_readings(monkeypatch: pytest.MonkeyPatch, made: str) -> None:
    """The parser goes to where it stumbles, then once more or twice; no row is looked at often."""
    text = LONG.replace(*MADE[made])
    assert text != LONG
    parsed = calls_of(monkeypatch, slips, "parse_tree")
    rows = calls_of(monkeypatch, slips_of_lines, "_columns")
    assert [slip.mistake.place.line for slip in slips.read_mended(text, "page.yml").slips]
    assert len(parsed) <= 3
    assert len(rows) <= 3 * 2 * ENTRIES
