"""A date that only stands in the text of a page."""

from __future__ import annotations

import pytest

from briefing_room.intake.stated.likely_dates import day_in


@pytest.mark.parametrize(
    ("row", "language", "day"),
    [
        ("Published 5 February 2024, updated 7 February 2024", "en", "2024-02-05"),
        ("5 лютого 2024 року. Остання зміна: 07.02.2024", "uk", "2024-02-05"),
        ("입력 2024.02.05 10:00", "ko", "2024-02-05"),
        ("2024年2月5日 10:22", "zh", "2024-02-05"),
        ("05.02.2024", "de", "2024-02-05"),
        ("13/02/2024", "en", "2024-02-13"),
        ("05/02/2024", "en", None),  # the fifth of February, or the second of May
        ("February 2024", "en", None),
        ("30 February 2024", "en", None),
        ("Since 1986", "en", None),
        ("10:22", "en", None),
    ],
)
def test_the_first_day_a_line_names(row: str, language: str, day: str | None) -> None:
    """With its year; what could mean two days gives none."""
    found = day_in(row, language)
    assert (found.isoformat() if found else None) == day
