"""All that a document offers for the front matter of its source, for each key the best first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_room.intake.document.reading import Offer
from briefing_room.intake.stated.days import local_day
from briefing_room.intake.stated.headline import headline
from briefing_room.intake.stated.likely_dates import date_under_headline, likely_dates
from briefing_room.intake.stated.page_facts import page_offers
from briefing_room.intake.stated.words import told_by_words
from briefing_room.model.article import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.document.reading import Reading
    from briefing_room.intake.phrases.lists import Phrases


@dataclass(frozen=True)
class Stated:
    """What a document states of itself: its headline as the layout shows it, best first, and all else."""

    titles: tuple[Offer, ...]
    others: tuple[Offer, ...]

    @property
    def title(self) -> str | None:
        """The headline, where the layout shows one."""
        return self.titles[0].value if self.titles else None


def stated_by(reading: Reading) -> Stated:
    """What a document states, before anybody asks which of its lines are the article."""
    if reading.page is not None:
        stated = tuple(page_offers(reading.page, reading.address))
        titles = tuple(headline(reading.page, stated, reading.lines))
        return Stated(titles, tuple(offer for offer in stated if offer.key != "title"))
    if reading.layout == "document":
        first = next((line.text for line in reading.lines if line.kind == "heading" and line.level == 1), None)
        return Stated((Offer("title", first, "first heading"),) if first else (), reading.offers)
    return Stated((), reading.offers)


def all_offers(
    reading: Reading, stated: Stated, made: Extract, phrases: Phrases, headline_found: str | None
) -> tuple[Offer, ...]:
    """Everything that is offered: what is stated, what is found in the text, and last what the wrapping says.

    ``headline_found`` is the headline that was found among the lines, where that is to be offered.
    """
    found = [Offer("title", headline_found, "headline of the text")] if headline_found else []
    words = tuple(told_by_words(made, phrases))
    dates = tuple(_dates(reading, stated, made, words))
    offers = (*stated.others, *stated.titles, *found, *dates, *words)
    offers = local_day(offers) if reading.page is not None else offers
    return tuple(_clean((*offers, *reading.wrapping)))


def _dates(reading: Reading, stated: Stated, made: Extract, words: Iterable[Offer]) -> Iterator[Offer]:
    """Yield the dates that only stand in the text, which a document with marked headings is not searched for."""
    language = next((offer.value for offer in (*words, *stated.others) if offer.key == "language"), None)
    if reading.page is not None:
        addresses = [offer.value for offer in stated.others if offer.key == "url"][:1]
        yield from likely_dates(made, reading.page, addresses, language)
    elif reading.layout == "lines":
        yield from date_under_headline(made, language)


def _clean(offers: Iterable[Offer]) -> Iterator[Offer]:
    """Yield the offers, each value on one line and without control characters; none that is empty then."""
    for offer in offers:
        value = one_line(offer.value)
        if value:
            yield replace(offer, value=value)
