"""Days, moments and addresses as documents write them, in the one form in which a desk writes them."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit


def iso_date(text: str) -> str:
    """A day, or a moment to the second, as the desk writes it; empty when the text is no date.

    A moment keeps its distance from UTC, because that decides which day it was at the publisher's.
    """
    text = text.strip()
    if re.fullmatch(r"\d{8}", text, re.ASCII):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if match := re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", text, re.ASCII):
        text = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    moment = _moment(text)
    if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return ""
    if len(text) == len("2023-09-13"):
        return f"{moment:%Y-%m-%d}"
    offset = f"{moment:%z}"
    zone = "" if not offset else "Z" if offset == "+0000" else f"{offset[:3]}:{offset[3:5]}"
    return f"{moment:%Y-%m-%dT%H:%M:%S}{zone}"


def _moment(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(re.sub(r"(\d)\s+(?=[+-]\d\d:?\d\d$|Z$)", r"\1", text))
        except ValueError:
            continue
    return None


_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2200


def whole_address(text: str, base: str) -> str:
    """An address with scheme and host, from one that may be relative; empty when it is none."""
    try:
        whole = urljoin(base, text)
        parts = urlsplit(whole)
        good = parts.scheme in {"http", "https"} and parts.hostname and not re.search(r"[\s<>\"\\^`{|}]", whole)
    except ValueError:
        return ""
    return whole if text and good else ""
