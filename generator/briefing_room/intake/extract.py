"""The whole way from a document that arrived to its article, on one screen: read → tell → compose → offer → doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing_room.intake.article.compose import compose
from briefing_room.intake.article.tell import tell_article
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.extracted import NO_WISHES
from briefing_room.intake.formats import format_named
from briefing_room.intake.phrases.lists import load_phrases
from briefing_room.intake.source.doubts import alarm_of, doubts_of
from briefing_room.intake.stated.offers import all_offers, stated_by

if TYPE_CHECKING:
    from briefing_room.intake.document.arrival import Arrival
    from briefing_room.intake.document.extracted import Extract, Wishes
    from briefing_room.intake.phrases.lists import Phrases

LARGEST_TEXT: Final = 4 * 2**20
"""Characters of cleaned text: far more than an article has, and less than the desk's reader takes."""


def extract(arrival: Arrival, phrases: Phrases | None = None, wishes: Wishes = NO_WISHES) -> Extract:
    """Read a document and tell the article from what stands around it.

    Raises:
        RefusedError: nothing can be made of it.
    """
    phrases = phrases or load_phrases()
    reading = format_named(arrival.format).read(arrival)
    stated = stated_by(reading)
    title = wishes.title or stated.title
    told = tell_article(reading, phrases, title)
    made = compose(reading, told.verdicts, wishes)
    _check_text(made)
    # Where a layout shows the headline, the one among the lines is the same once more.
    found = told.title if reading.layout == "lines" or not title else None
    offers = all_offers(reading, stated, made, phrases, found)
    made = replace(made, offers=offers, format=arrival.format)
    return replace(made, doubts=(*made.doubts, *doubts_of(made, phrases)), alarm=alarm_of(made, phrases))


def _check_text(made: Extract) -> None:
    """See that there is a text, and not more than an article's."""
    if not made.blocks:
        raise RefusedError(
            "there is no text in it that could be an article", "see that it is the article that was saved"
        )
    if len(made.text) > LARGEST_TEXT:
        message = f"its text has more than {LARGEST_TEXT // 10**6} million characters; no article is that long"
        raise RefusedError(message, "cut out the article, and add that")
