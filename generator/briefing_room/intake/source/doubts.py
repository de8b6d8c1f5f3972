"""What is doubtful about an extract, in words: what an analyst should look at before trusting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from briefing_room.findings import short
from briefing_room.intake.document.blocks import PROSE, gather
from briefing_room.intake.document.extracted import HEADLINE, KEPT
from briefing_room.intake.document.letters import letters
from briefing_room.intake.source.strip_log import ranges
from briefing_room.intake.stated.days import DOUBTFUL, same_day
from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.intake.document.extracted import Extract
    from briefing_room.intake.phrases.lists import Phrases

_SHORT_TEXT: Final = 600
"""Weight of a text below which it is worth a look: about a hundred words."""

_STUB: Final = 2500
_MOST_SHOWN: Final = 5
_LINKED: Final = 0.6


def doubts_of(made: Extract, phrases: Phrases) -> Iterator[str]:
    """Yield what is doubtful about an extract."""
    weight = sum(block.weight for block in made.blocks)
    if weight < _SHORT_TEXT:
        words, blocks = len(made.text.split()), len(made.blocks)
        yield f"the text is short: {words} word{'s' * (words != 1)} in {blocks} block{'s' * (blocks != 1)}"
    yield from _left_out(made)
    yield from _titles(made)
    yield from _dates(made)
    yield from _addresses(made)
    yield from _languages(made, phrases)
    if made.text.count("\ufffd"):
        yield f"{made.text.count(chr(0xFFFD))} characters of the text could not be read (shown as \ufffd)"


def alarm_of(made: Extract, phrases: Phrases) -> str | None:
    """Why this may be no article at all, or None."""
    weight = sum(block.weight for block in made.blocks)
    if weight < _STUB:
        for name, words in (("paywall", "the stub before a paywall"), ("consent", "a consent wall")):
            sign = _sign(made, phrases, name, whole=weight < _SHORT_TEXT)
            if sign:
                return f"this seems to be {words}: it says {short(sign)}"
    linked = [block for block in made.blocks if block.linked > _LINKED]
    prose = [block for block in made.blocks if block.is_prose]
    if len(linked) > _MOST_SHOWN and len(linked) > len(prose):
        return f"this seems to be a list of articles: {len(linked)} of its {len(made.blocks)} blocks are links"
    return None


def _sign(made: Extract, phrases: Phrases, name: str, *, whole: bool) -> str | None:
    """A phrase that says what sort of page it is, in the text; with ``whole`` anywhere on the page."""
    texts = [line.text for line in made.lines if line.region != "page-foot"] if whole else [b.text for b in made.blocks]
    for text in texts:
        sign = phrases.sign_in(text, name)
        if sign:
            return text
    return None


def _left_out(made: Extract) -> Iterator[str]:
    """Lines that read like the article and were left out, so that nobody overlooks them."""
    prose = [
        block
        for block in gather(made.lines)
        if made.verdicts[block.first] not in {KEPT, HEADLINE, "headline-repeated", "hidden", "caption", "by-hand"}
        and block.is_prose and block.weight > 2 * PROSE and block.region not in {"page-foot", "dialog", "form"}
    ]  # fmt: skip
    for block in prose[:_MOST_SHOWN]:
        rule = made.verdicts[block.first]
        yield f"line {block.first + 1} reads like prose but was left out as “{rule}”: {short(block.text, 70)}"
    yield from _taken_for(made)
    if len(prose) > _MOST_SHOWN:
        yield f"{len(prose) - _MOST_SHOWN} more lines that read like prose were left out; the strip log lists them"


def _taken_for(made: Extract) -> Iterator[str]:
    """Short lines that were taken for something by where they stand alone, which a person sees at a glance."""
    widgets = [number for number, verdict in enumerate(made.verdicts, 1) if verdict == "widget-heading"]
    if widgets:
        words = " · ".join(made.lines[number - 1].text for number in widgets)
        put_back = ",".join(ranges(widgets))
        yield f"left out as headings with no text under them: {short(words, 70)} (--keep {put_back} puts them back)"
    for number, (line, verdict) in enumerate(zip(made.lines, made.verdicts, strict=True), 1):
        if verdict == "caption" and line.kind != "caption":
            yield f"line {number} was taken for a caption: {short(line.text, 70)} (--keep {number} puts it back)"


def _titles(made: Extract) -> Iterator[str]:
    offers = [offer for offer in made.offers if offer.key == "title"]
    best = offers[0] if offers else None
    other = next((o for o in offers[1:] if best and not _alike(o.value, best.value)), None)
    if best and other:
        yield f"another headline is stated as well, in {other.where}: {short(other.value, 80)}"


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((letters(one), letters(other)), key=len)
    return shorter in longer


def _dates(made: Extract) -> Iterator[str]:
    offers = [offer for offer in made.offers if offer.key == "published"]
    stated = [offer for offer in offers if offer.where not in DOUBTFUL]
    if any(not same_day(offer, stated[0]) for offer in stated[1:]):
        days = {offer.value[:10]: offer for offer in reversed(stated)}
        listed = "; ".join(f"{day} ({offer.where})" for day, offer in sorted(days.items()))
        yield f"the dates disagree: {listed}"


def _addresses(made: Extract) -> Iterator[str]:
    """A copy: the page names an address at another host as its own, so somebody else may have said it first."""
    offers = [offer.value for offer in made.offers if offer.key == "url"]
    hosts = [(urlsplit(value).hostname or "").removeprefix("www.") for value in offers]
    if hosts and hosts[-1] != hosts[0]:
        yield f"the page was fetched from {hosts[-1]} and names {hosts[0]} as its own place: who said it first?"


def _languages(made: Extract, phrases: Phrases) -> Iterator[str]:
    stated = made.best("language")
    seen = phrases.language_of(made.text)
    if stated and seen and main_language(stated.value) != seen:
        yield f"it states the language “{stated.value}” ({stated.where}), but its words look like “{seen}”"
    elif not stated and not seen:
        yield "the language could not be told; name it with --language"
