"""What the words of a text tell: its language, the author in a byline, an agency in its first or last lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.reading import Offer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.phrases.lists import Phrases

BYLINE: Final = "a byline in the text"
WORDS: Final = "the words of the text"
"""Where an offer stands that is read out of the text."""

_BY: Final = re.compile(r"^(?:by|von|par|por|автор|текст|اعداد|بقلم)\b:?\s*", re.IGNORECASE)
_CREDITS: Final = frozenset({"byline", "credit", "copyright"})


def told_by_words(made: Extract, phrases: Phrases) -> Iterator[Offer]:
    """Yield author, language and origin, as far as the words tell them."""
    byline = next(iter(_left_out(made, frozenset({"byline"}))), None)
    if byline is not None and (author := _BY.sub("", byline).strip()):
        yield Offer("author", author, BYLINE)
    if language := phrases.language_of(made.text):
        yield Offer("language", language, WORDS)
    edges = [block.text for block in (*made.blocks[:2], *made.blocks[-2:])]
    agencies = (phrases.agency_in(text) for text in (*edges, *_left_out(made, _CREDITS)))
    if agency := next(filter(None, agencies), None):
        yield Offer("origin", agency, "dateline or credit in the text")


def _left_out(made: Extract, rules: frozenset[str]) -> Iterator[str]:
    """Yield the lines that one of these rules left out."""
    yield from (line.text for line, verdict in zip(made.lines, made.verdicts, strict=True) if verdict in rules)
