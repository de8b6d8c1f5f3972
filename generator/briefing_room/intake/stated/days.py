"""The days that a document names: which of them are doubtful, and when two are the same."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from briefing_room.intake.document.reading import Offer

UNDER_HEADLINE: Final = "the lines under the headline"
IN_ADDRESS: Final = "its address"
GUESS: Final = "a guess of htmldate"
DOUBTFUL: Final = frozenset({UNDER_HEADLINE, IN_ADDRESS, GUESS})
"""Where a date stands that nobody states as that of the article."""


def local_day(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers, with a moment told in UTC moved behind the same one as the publisher's own clock tells it.

    What was published at 21:30 UTC was published the next day in Seoul, and that is the day its readers know.
    """
    dates = [offer for offer in offers if offer.key == "published"]
    if not dates or not dates[0].value.endswith("Z"):
        return offers
    local = next((offer for offer in dates[1:] if _is_local(offer, dates[0])), None)
    if local is None:
        return offers
    stated = Offer("published", local.value, f"{dates[0].where}, by the publisher’s own clock")
    return (stated, *(offer for offer in offers if offer is not local))


def _is_local(offer: Offer, stated: Offer) -> bool:
    if len(offer.value) > len("2023-09-13"):
        return not offer.value.endswith("Z") and same_day(offer, stated)
    apart = (date.fromisoformat(offer.value) - date.fromisoformat(stated.value[:10])).days
    hour = int(stated.value[11:13])
    # No clock on earth is more than 14 hours before UTC, or 12 behind it.
    possible = (apart == 1 and hour + _MOST_AHEAD >= _DAY) or (apart == -1 and hour < _MOST_BEHIND)
    return offer.where == UNDER_HEADLINE and possible


_DAY: Final = 24
_MOST_AHEAD: Final = 14
_MOST_BEHIND: Final = 12


def same_day(one: Offer, other: Offer) -> bool:
    """Whether two offers name the same day, or the same moment on two clocks."""
    if one.value[:10] == other.value[:10]:
        return True
    first, second = (datetime.fromisoformat(offer.value) for offer in (one, other))
    return bool(first.tzinfo and second.tzinfo and first == second)
