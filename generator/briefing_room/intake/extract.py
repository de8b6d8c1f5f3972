"""The whole way from a document that arrived to its article, on one screen: read → gather → judge → compose."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

import markdown

from briefing_room.intake.article.headings import mark_headings
from briefing_room.intake.article.judge import BY_HAND, CAPTION, KEPT, judge
from briefing_room.intake.article.main_text import main_lines
from briefing_room.intake.document.arrival import Arrival, RefusedError
from briefing_room.intake.document.blocks import Block, gather
from briefing_room.intake.document.extracted import NO_WISHES, OURS, READ_AS, Extract, Wishes
from briefing_room.intake.document.reading import Offer, Reading
from briefing_room.intake.encodings.decode import declared_in_html, decode
from briefing_room.intake.formats.docx import read_docx
from briefing_room.intake.formats.front import read_front
from briefing_room.intake.formats.html import has_no_end, page_lines, parse_page
from briefing_room.intake.formats.mail import read_mail
from briefing_room.intake.formats.pdf import read_pdf
from briefing_room.intake.formats.plain import plain_lines
from briefing_room.intake.phrases.lists import load_phrases
from briefing_room.intake.source.doubts import alarm_of, doubts_of
from briefing_room.intake.source.facts import BYLINE
from briefing_room.intake.stated.days import local_day
from briefing_room.intake.stated.headline import headline
from briefing_room.intake.stated.likely_dates import date_under_headline, likely_dates
from briefing_room.intake.stated.page_facts import page_offers
from briefing_room.model.article import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing_room.intake.document.reading import Line
    from briefing_room.intake.encodings.decode import Decoded
    from briefing_room.intake.phrases.lists import Phrases

LARGEST_TEXT: Final = 4 * 2**20
"""Characters of cleaned text: far more than an article has, and less than the desk's reader takes."""


def extract(arrival: Arrival, phrases: Phrases | None = None, wishes: Wishes = NO_WISHES) -> Extract:
    """Read a document and tell the article from what stands around it.

    Raises:
        RefusedError: nothing can be made of it.
    """
    phrases = phrases or load_phrases()
    made = replace(_READERS[arrival.format](arrival, phrases, wishes), format=arrival.format)
    _check_numbers(wishes, len(made.lines))
    if not made.blocks:
        message = "there is no text in it that could be an article"
        raise RefusedError(message, "see that it is the article that was saved")
    if len(made.text) > LARGEST_TEXT:
        message = f"its text has more than {LARGEST_TEXT // 10**6} million characters; no article is that long"
        raise RefusedError(message, "cut out the article, and add that")
    made = replace(made, offers=tuple(_clean(made.offers)))
    return replace(made, doubts=(*made.doubts, *doubts_of(made, phrases)), alarm=alarm_of(made, phrases))


def _clean(offers: Iterable[Offer]) -> Iterator[Offer]:
    """Yield the offers, each value on one line and without control characters; none that is empty then."""
    for offer in offers:
        value = one_line(offer.value)
        if value:
            yield replace(offer, value=value)


# --- the formats --------------------------------------------------------------------------------------


def _read_text(arrival: Arrival, phrases: Phrases, wishes: Wishes) -> Extract:
    decoded = decode(arrival.data, [arrival.charset] if arrival.charset else [])
    doubts = (decoded.doubt,) if decoded.doubt else ()
    reader = f"plain text{_read_as(decoded)}"
    made = _from_lines(Reading(plain_lines(decoded.text), doubts=doubts), phrases, wishes, reader)
    return replace(made, is_text=decoded.encoding == "utf-8")


def _read_pdf(arrival: Arrival, phrases: Phrases, wishes: Wishes) -> Extract:
    return _from_lines(read_pdf(arrival.data), phrases, wishes, f"pypdf {version('pypdf')}")


def _from_lines(reading: Reading, phrases: Phrases, wishes: Wishes, reader: str) -> Extract:
    """Judge lines that no layout tells apart, by their words and where they stand."""
    blocks = gather(reading.lines)
    judged = judge([block for block in blocks if not block.region], phrases, title=wishes.title, adjacent=True)
    offers = [Offer("title", judged.title, "headline of the text")] if judged.title else []
    verdicts = {**{block.first: block.region for block in blocks if block.region}, **judged.verdicts}
    made = _compose(reading, verdicts, wishes, reader)
    made = replace(made, blocks=mark_headings(made.blocks))
    words = _from_words(made, phrases)
    language = next((offer.value for offer in words if offer.key == "language"), None)
    dates = date_under_headline(made, language)
    return replace(made, offers=(*offers, *reading.offers, *dates, *words))


def _read_markdown(arrival: Arrival, phrases: Phrases, wishes: Wishes) -> Extract:
    decoded = decode(arrival.data, [arrival.charset] if arrival.charset else [])
    offers, body = read_front(decoded.text)
    page = markdown.markdown(body, extensions=["tables", "sane_lists"])
    made = _from_page(page, phrases, wishes, f"Markdown {version('markdown')}")
    return replace(
        made, offers=(*offers, *made.offers), doubts=(*([decoded.doubt] if decoded.doubt else []), *made.doubts)
    )


def _read_docx(arrival: Arrival, phrases: Phrases, wishes: Wishes) -> Extract:
    page, offers = read_docx(arrival.data)
    made = _from_page(page, phrases, wishes, f"mammoth {version('mammoth')}")
    return replace(made, offers=(*made.offers, *offers))


def _from_page(page: str, phrases: Phrases, wishes: Wishes, reader: str) -> Extract:
    """Judge a document that was made into a page and has no menus around it."""
    tree = parse_page(f"<!DOCTYPE html><html><body>{page}</body></html>")
    lines = page_lines(tree)
    first = next((line.text for line in lines if line.kind == "heading" and line.level == 1), None)
    title = wishes.title or first
    judged = judge(gather(lines), phrases, title=title)
    made = _compose(Reading(lines), judged.verdicts, wishes, reader)
    offers = [Offer("title", first, "first heading")] if first else []
    offers += [Offer("title", judged.title, "headline of the text")] if judged.title and not title else []
    return replace(made, offers=(*offers, *_from_words(made, phrases)))


def _read_mail(arrival: Arrival, phrases: Phrases, wishes: Wishes) -> Extract:
    part = read_mail(arrival.data)
    inner = Arrival(arrival.name, part.data, part.format, part.charset, arrival.address or part.address)
    made = _READERS[part.format](inner, phrases, wishes)
    return replace(made, offers=(*made.offers, *part.offers), doubts=(*part.doubts, *made.doubts), is_text=False)


def _read_html(arrival: Arrival, phrases: Phrases, wishes: Wishes) -> Extract:
    declared = [label for label in (arrival.charset, declared_in_html(arrival.data)) if label]
    decoded = decode(arrival.data, declared)
    no_end = has_no_end(decoded.text)
    tree = parse_page(decoded.text)
    lines = page_lines(tree)
    stated = tuple(page_offers(tree, arrival.address))
    titles = tuple(headline(tree, stated, lines))
    title = wishes.title or (titles[0].value if titles else None)
    judged = judge(gather(lines), phrases, main=main_lines(tree, lines, title), title=title)
    made = _compose(Reading(lines), judged.verdicts, wishes, f"trafilatura {version('trafilatura')}{_read_as(decoded)}")
    found = [Offer("title", judged.title, "headline of the text")] if judged.title and not title else []
    others = tuple(offer for offer in stated if offer.key != "title")
    words = _from_words(made, phrases)
    language = next((offer.value for offer in (*words, *others) if offer.key == "language"), None)
    addresses = [offer.value for offer in stated if offer.key == "url"][:1]
    dates = tuple(likely_dates(made, tree, addresses, language))
    offers = local_day((*titles, *found, *others, *dates, *words))
    doubts = [decoded.doubt] if decoded.doubt else []
    doubts += ["the page has no end; see that it is whole"] if no_end else []
    return replace(made, offers=offers, doubts=tuple(doubts))


_READERS: Final = {
    "text": _read_text,
    "html": _read_html,
    "markdown": _read_markdown,
    "pdf": _read_pdf,
    "docx": _read_docx,
    "mail": _read_mail,
}


def _read_as(decoded: Decoded) -> str:
    """The encoding, when it is not the usual one: a server may have said it, and nobody asks that one again."""
    return "" if decoded.encoding == "utf-8" else f"{READ_AS}{decoded.encoding}"


# --- composing ----------------------------------------------------------------------------------------


def _compose(reading: Reading, verdicts: Mapping[int, str], wishes: Wishes, reader: str) -> Extract:
    """Put the kept blocks together, after the analyst's wishes; every other line gets its verdict."""
    made: list[str] = [""] * len(reading.lines)
    kept: list[Block] = []
    captions: list[str] = []
    for block in gather(_apart(reading.lines, wishes)):
        verdict = _wish(block.first, wishes) or verdicts.get(block.first) or _holder(block, verdicts)
        for number in block.numbers:
            made[number] = verdict
        if verdict == KEPT:
            kept.append(block)
        elif verdict == CAPTION and block.text not in captions:
            captions.append(block.text)
    return Extract(
        lines=reading.lines,
        verdicts=tuple(made),
        blocks=tuple(kept),
        captions=tuple(captions),
        offers=(),
        doubts=reading.doubts,
        alarm=None,
        extractor=f"{OURS}{version('briefing-room')}, {reader}",
    )


def _apart(lines: Sequence[Line], wishes: Wishes) -> list[Line]:
    """The lines, with a line that was wished kept or stripped parted from the one it joined, when that one was not."""
    made = list(lines)
    for number, line in enumerate(lines):
        if line.joins and _wish(number, wishes) != _wish(number - 1, wishes):
            made[number] = replace(line, joins=False)
    return made


def _wish(number: int, wishes: Wishes) -> str | None:
    if number + 1 in wishes.strip:
        return BY_HAND
    return KEPT if number + 1 in wishes.keep else None


def _holder(block: Block, verdicts: Mapping[int, str]) -> str:
    """The verdict of the block that a wish parted this one from."""
    return next((verdicts[number] for number in range(block.first, -1, -1) if number in verdicts), KEPT)


def _check_numbers(wishes: Wishes, count: int) -> None:
    beyond = sorted(number for number in wishes.keep | wishes.strip if number > count)
    if beyond:
        message = f"there is no line {beyond[0]}: the original has {count} lines"
        raise RefusedError(message, "count them as the strip log does; briefing review ID shows the lines of a source")
    both = sorted(wishes.keep & wishes.strip)
    if both:
        raise RefusedError(f"line {both[0]} is to be kept and stripped at once", "name it once")


_BY: Final = re.compile(r"^(?:by|von|par|por|автор|текст|اعداد|بقلم)\b:?\s*", re.IGNORECASE)


def _from_words(made: Extract, phrases: Phrases) -> list[Offer]:
    """What the words themselves tell: language, the author in a byline, and an agency in the first or last lines."""
    offers = []
    bylines = [line.text for line, verdict in zip(made.lines, made.verdicts, strict=True) if verdict == "byline"]
    if bylines and (author := _BY.sub("", bylines[0]).strip()):
        offers.append(Offer("author", author, BYLINE))
    language = phrases.language_of(made.text)
    if language:
        offers.append(Offer("language", language, "the words of the text"))
    edges = [*made.blocks[:2], *made.blocks[-2:]]
    left_out = [line.text for line, verdict in zip(made.lines, made.verdicts, strict=True)
                if verdict in {"byline", "credit", "copyright"}]  # fmt: skip
    for text in (*(block.text for block in edges), *left_out):
        agency = phrases.agency_in(text)
        if agency:
            offers.append(Offer("origin", agency, "dateline or credit in the text"))
            break
    return offers
