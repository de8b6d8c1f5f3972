"""Twenty mistakes at once, as an analyst would see them."""

from __future__ import annotations

import json
from collections import Counter
from time import perf_counter
from typing import TYPE_CHECKING

from briefing_room.cli import main
from briefing_room.cli.shared import ERRORS
from tests.desks.desks import BAD, expected_in, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

MISTAKES = 20
PATIENCE = 10.0
"""Seconds. A benchmark never decides; the promise is two, and the time is printed."""


def test_twenty_mistakes_are_twenty_findings_in_one_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty mistakes of twenty kinds, most of them in one briefing, are told at once, each once and in its line."""
    desk = lay_out(BAD / "twenty", tmp_path / "desk")
    begin = perf_counter()
    code = main(["check", "--desk", str(desk), "--format", "json"])
    took = perf_counter() - begin
    found = json.loads(capsys.readouterr().out)
    expected = sorted(expected_in(BAD / "twenty"))
    assert code == ERRORS
    assert sorted((f["path"].removeprefix(f"{desk}/"), f["line"], f["severity"], f["code"]) for f in found) == expected
    assert len(found) == len({f["code"] for f in found}) == MISTAKES
    assert Counter(path for path, *_ in expected)["page.yml"] > MISTAKES / 2
    assert all(f["message"] and f["help"] and f["column"] > 0 for f in found)
    assert took < PATIENCE
    print(f"twenty mistakes told in {took:.2f} s")  # noqa: T201 - shown by pytest -rP; it does not decide
