"""The front matter of a Markdown document: its plain keys, read as text. It is an article's, not the desk's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.reading import Offer
from briefing_room.intake.document.values import iso_date, whole_address
from briefing_room.model.article import one_line, text_lines

if TYPE_CHECKING:
    from briefing_room.intake.document.reading import Key

_KEYS: Final[dict[str, Key]] = {
    "title": "title", "author": "author", "authors": "author", "date": "published", "published": "published",
    "url": "url", "canonical": "url", "source": "url", "publisher": "publisher", "site": "publisher",
    "lang": "language", "language": "language",
}  # fmt: skip
_PAIR: Final = re.compile(r"([A-Za-z]{1,20}):[ \t]+(\S.{0,999})")
_MOST_ROWS: Final = 200


def read_front(text: str) -> tuple[tuple[Offer, ...], str]:
    """What the front matter offers, and the text below it.

    Only ``key: value`` on one line is read. Anything else in it is no fact of the article's, or is written in
    a way that could mean several things.
    """
    rows = text_lines(text.removeprefix("\ufeff"))
    if not rows or rows[0].rstrip() != "---":
        return (), text
    closing = next((n for n, row in enumerate(rows[1:_MOST_ROWS], 1) if row.rstrip() in {"---", "..."}), None)
    if closing is None:
        return (), text
    offers = [offer for row in rows[1:closing] if (offer := _offer(row))]
    return tuple(offers), "\n".join(rows[closing + 1 :])


def _offer(row: str) -> Offer | None:
    match = _PAIR.fullmatch(row.rstrip())
    key = _KEYS.get(match[1].lower()) if match else None
    if not match or not key:
        return None
    value = one_line(match[2])
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    if value[:1] in {"[", "{", "|", ">", "&", "*", "!"}:
        return None
    if key == "published":
        value = iso_date(value)
    if key == "url":
        value = whole_address(value, "")
    return Offer(key, value, f"front matter “{match[1]}”") if value else None
