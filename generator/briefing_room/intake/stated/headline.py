"""A page's headline: the H1 that agrees with what the page says of itself.

Extractors take the first that comes; `make bench-intake` shows the difference.
Titles in a page's head often end in the name of the site, and the H1
is at times the name of the site alone, so neither is believed by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from briefing_room.intake.document.letters import letters
from briefing_room.intake.document.reading import Offer
from briefing_room.intake.stated.page_facts import PAGE_TITLE, element_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from briefing_room.intake.document.reading import Line

_SEPARATORS: Final = re.compile(r"\s+(?:[|–—•·»:/]|::|-)\s+|\s*[|｜]\s*|\s*_\s*(?=\S+$)")
_AGREES: Final = 0.75
_RELATED: Final = 0.6
_LEAST: Final = 2


def headline(tree: HtmlElement, offers: Sequence[Offer], lines: Sequence[Line]) -> Iterator[Offer]:
    """Yield what may be the headline, best first: the H1 that agrees with a title the page states, then those titles.

    ``offers`` are what the page states of itself, ``lines`` what it shows.
    """
    names = {letters(offer.value) for offer in offers if offer.key == "publisher"}
    seen = {letters(line.text) for line in lines if not line.region}
    stated = [_without_site(offer, names, seen) for offer in offers if offer.key == "title"]
    headings = [_unglued(text, stated) for text in _h1(tree) if letters(text) not in names]
    graded = [(max((_agreement(text, offer.value) for offer in stated), default=0.0), text) for text in headings]
    grade, best = max(graded, key=lambda pair: pair[0], default=(0.0, ""))  # the first of equal ones
    # A stated title that the page shows as a link alone is the name of the site.
    site = {letters(line.text) for line in lines if line.linked == 1 and line.kind != "heading"}
    if best and (grade >= _RELATED or all(letters(offer.value) in site for offer in stated)):
        yield Offer("title", best, "H1 of the page" + (", as its metadata" if grade >= _AGREES else ""))
    yield from stated
    if best:
        yield Offer("title", best, "H1 of the page")


def _h1(tree: HtmlElement) -> Iterable[str]:
    texts = (element_text(heading) for heading in tree.iter("h1"))
    return dict.fromkeys(text for text in texts if len(text) >= _LEAST)


def _unglued(heading: str, stated: Sequence[Offer]) -> str:
    """An H1 without what a page has put right behind its last word: what is stated ends there, in mid-word."""
    glued = [o.value for o in stated if heading.startswith(o.value) and heading[len(o.value) :][:1].isalnum()]
    return max((text for text in glued if len(text) >= _BEGINNING and text[-1].isalnum()), key=len, default=heading)


def _without_site(offer: Offer, names: set[str], seen: set[str]) -> Offer:
    """A stated title without the site's name before or behind it."""
    value = offer.value
    shown = [part for part in _pieces(value) if letters(part) in seen and len(part) >= _BEGINNING]
    if shown and letters(value) not in seen:
        return Offer("title", max(shown, key=len), offer.where)  # the page shows it so
    for match in reversed(list(_SEPARATORS.finditer(value))):
        head, tail = value[: match.start()], value[match.end() :]
        if letters(tail) in names or (offer.where == PAGE_TITLE and len(head) > len(tail)):
            value = head
        elif letters(head) in names:
            value = tail
            break
        else:
            break
    return Offer("title", value.strip(), offer.where) if letters(value) else offer


def _pieces(text: str) -> Iterator[str]:
    """Yield what is left of a title when parts are cut off at its separators, on either side."""
    cuts = [match.span() for match in _SEPARATORS.finditer(text)][:_MOST_CUTS]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    yield from (text[start:end].strip() for start in starts for end in ends if start < end)


_MOST_CUTS: Final = 6


def _agreement(heading: str, stated: str) -> float:
    """How far an H1 and a stated title are the same, from 0 to 1; one that begins with the other agrees wholly."""
    one, other = letters(heading), letters(stated)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and len(shorter) >= _BEGINNING:
        return 0.95
    return max(fuzz.ratio(one, other), fuzz.token_set_ratio(heading.casefold(), stated.casefold()) * 0.9) / 100


_BEGINNING: Final = 12
