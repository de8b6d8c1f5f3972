"""Which of two days is meant, and when two are one."""

from __future__ import annotations

import pytest

from briefing_room.intake.document.reading import Offer
from briefing_room.intake.stated.days import UNDER_HEADLINE, local_day, same_day


@pytest.mark.parametrize(
    ("stated", "shown", "day"),
    [
        ("2024-02-05T21:30:00Z", "2024-02-06", "2024-02-06"),  # Seoul
        ("2024-02-05T08:36:00Z", "2024-02-06", "2024-02-05"),  # no clock is so far ahead: that is an update
        ("2024-02-05T02:00:00Z", "2024-02-04", "2024-02-04"),  # New York
        ("2024-02-05T15:00:00Z", "2024-02-04", "2024-02-05"),
        ("2024-02-05T21:30:00Z", "2024-02-08", "2024-02-05"),
        ("2024-02-05", "2024-02-06", "2024-02-05"),
    ],
)
def test_the_day_on_the_publishers_clock(stated: str, shown: str, day: str) -> None:
    """A moment told in UTC becomes the day the page shows, when a clock on earth can show it."""
    offers = (Offer("published", stated, "JSON-LD"), Offer("published", shown, UNDER_HEADLINE))
    assert local_day(offers)[0].value[:10] == day


def test_two_clocks_of_one_moment_are_one_day() -> None:
    """And two moments are not."""
    utc, kyiv = "2024-02-05T23:30:00Z", "2024-02-06T01:30:00+02:00"
    assert same_day(Offer("published", utc, "a"), Offer("published", kyiv, "b"))
    assert not same_day(Offer("published", "2024-02-05", "a"), Offer("published", "2024-02-06", "b"))
