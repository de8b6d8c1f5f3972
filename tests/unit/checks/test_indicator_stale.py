"""How many days an indicator may go without a look."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from tests.desks.desks import BASE, page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = (BASE / "settings.yml").read_text(encoding="utf-8")
OLD = """\
judgements:
  - {id: opens, text: It opens., evidence: ["Norland may open the"]}
indicators:
  - {id: old, text: A ship., raises: [opens], status: not-observed, checked: 2024-12-01}
"""


@pytest.mark.parametrize(
    ("allowed", "today", "told"),
    [
        (None, None, None),
        (None, date(2025, 3, 2), "old was last checked 91 days ago; the desk allows 90"),
        (89, None, "old was last checked 90 days ago; the desk allows 89"),
        (90, date(2025, 1, 1), None),
        (365, date(2025, 12, 2), "old was last checked 366 days ago; the desk allows 365"),
    ],
)
def test_days_are_counted_to_as_of_or_to_the_day_that_was_given(
    allowed: int | None, today: date | None, told: str | None, tmp_path: Path
) -> None:
    """And compared with what the desk allows, else 90."""
    settings = SETTINGS + (f"indicator_days: {allowed}\n" if allowed else "")
    desk = write_desk(tmp_path / "desk", {"page.yml": page(OLD), "settings.yml": settings})
    assert [f.message for f in check(desk, today=today).findings] == ([told] if told else [])
