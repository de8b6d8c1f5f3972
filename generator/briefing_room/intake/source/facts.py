"""What is known of a source before it is written: what the analyst gave, what the document states, what is only likely.

Only what is given or stated is written. What is likely is a proposal: the analyst
is asked, or told what to type.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.intake.source.duplicates import proposed_origin
from briefing_room.intake.stated.days import DOUBTFUL, same_day
from briefing_room.intake.stated.words import BYLINE, WORDS
from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.document.reading import Key, Offer
    from briefing_room.intake.source.duplicates import Twin

KEYS: Final[tuple[Key, ...]] = (
    "title", "publisher", "author", "published", "url", "origin", "type", "language",
)  # fmt: skip
"""The keys a document can tell, in the order they are shown."""

GIVEN: Final = "given by you"


@dataclass(frozen=True)
class Fact:
    """One key's value and where it is from; a value that is not ``sure`` is a proposal and is not written."""

    key: str
    value: str | None
    where: str = ""
    sure: bool = True


def settle(made: Extract, given: Mapping[str, str], twins: Sequence[Twin], retrieved: str | None) -> tuple[Fact, ...]:
    """The facts of a source, by key in the order they are shown.

    Args:
        made: the extract.
        given: what the analyst typed, by key of the front matter.
        twins: sources that are nearly the same article.
        retrieved: the moment it was fetched, when it was.
    """
    facts = [_fact(key, made, given, twins) for key in KEYS]
    if "retrieved" in given:
        facts.append(Fact("retrieved", given["retrieved"], GIVEN))
    elif retrieved:
        facts.append(Fact("retrieved", retrieved, "fetched just now"))
    facts += [Fact(key, given[key], GIVEN) for key in ("reliability", "rights") if key in given]
    return tuple(facts)


def _fact(key: Key, made: Extract, given: Mapping[str, str], twins: Sequence[Twin]) -> Fact:
    if key in given:
        return Fact(key, given[key], GIVEN)
    offers = [offer for offer in made.offers if offer.key == key]
    if key == "published":
        return _published(offers)
    if key == "origin":
        return _origin(offers, twins)
    if key == "language":
        return _language(offers)
    best = offers[0] if offers else None
    return Fact(key, best.value, best.where, sure=best.where != BYLINE) if best else Fact(key, None)


def _published(offers: Sequence[Offer]) -> Fact:
    if not offers:
        return Fact("published", None)
    best = offers[0]
    agreed = all(same_day(offer, best) for offer in offers if offer.where not in DOUBTFUL)
    return Fact("published", best.value, best.where, sure=agreed and best.where not in DOUBTFUL)


def _origin(offers: Sequence[Offer], twins: Sequence[Twin]) -> Fact:
    if offers:
        return Fact("origin", offers[0].value, offers[0].where, sure=False)
    for twin in twins:
        if origin := proposed_origin(twin):
            return Fact("origin", origin, f"{twin.source.id}, which is nearly the same text", sure=False)
    return Fact("origin", None)


def _language(offers: Sequence[Offer]) -> Fact:
    """The stated language, unless the words are in another: the words are what is shown and quoted."""
    words = next((offer for offer in offers if offer.where == WORDS), None)
    stated = next((offer for offer in offers if offer is not words), None)
    if stated and (words is None or main_language(stated.value) == words.value):
        return Fact("language", stated.value, stated.where)
    return Fact("language", words.value, words.where) if words else Fact("language", None)
