"""The types of single values in the desk's files, and what is said when a value is not of its type.

YAML is read as text only; these types alone decide what a text means, so that
``NO`` stays a text, ``010`` is no number, and ``2026-02-30`` is a mistake.
A mistake is raised as a PydanticCustomError whose type is the code of a rule
and whose context holds the message and the help.
"""

from __future__ import annotations

import re
from datetime import date
from sys import intern
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefing_room.findings import short
from briefing_room.model.dates import Edtf, read_day, read_edtf
from briefing_room.model.ids import ID_PATTERN, id_like, id_mistake
from briefing_room.model.scales import IMPACT, RANGE_PATTERN, read_band

STAND_IN: Final = "q-missing-"
"""Begins a value that stands in for one that was told of already. No analyst can type it: the prefix is reserved."""


Dated = Literal["", "day", "date"]
"""Whether a date was expected: a whole day, or one that may be a month, an interval and the like."""


class StandIn(str):
    """A value that stands in for an id, or any other text, that was told of already."""

    __slots__ = ()


def mistake(  # noqa: PLR0913 - what the loader may be told, each by its name
    code: str, message: str, help_: str = "", writes: tuple[str, ...] = (), *, dated: Dated = "", names: str = ""
) -> PydanticCustomError:
    """An error that the loader turns into a finding of the rule ``code``.

    ``writes`` are values that would mend it; ``dated`` says of which sort a date is that was expected, so that what
    stands there is read as people write dates; ``names`` is what stands where an id is expected.
    """
    context = {"message": message, "help": help_, "writes": writes, "dated": dated, "names": names}
    return PydanticCustomError(code, "{message}", context)


def shown(value: object) -> str:
    """What stands in the file, in words, for a message."""
    if value is None:
        return "nothing"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return short(str(value))


def read_text(value: object) -> str:
    """Any scalar that is not empty, without white space around it."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    if value is None or isinstance(value, str):
        message = "the text is empty"
        raise mistake("wrong-type", message, "write the text, or remove the key")
    raise mistake(
        "wrong-type",
        f"a text is expected, but {shown(value)} stands here",
        'write one text on the line, or a block after ">"; put it in quotes when it holds ": " or braces',
    )


def read_scalar(value: object, wanted: str) -> str:
    """A scalar that a narrower type reads further; ``wanted`` says what is expected."""
    if not isinstance(value, str) or not value.strip():
        empty = value is None or isinstance(value, str)
        help_ = "write it behind the key" if empty else "write one value, without brackets and braces"
        raise mistake("wrong-type", f"{wanted} is expected, but {shown(None if empty else value)} stands here", help_)
    return value.strip()


_BOTTOM_LINE: Final = "bottom-line"
"""No id that could be given, and yet the address of a statement."""


def _read_id(value: object) -> str:
    if isinstance(value, StandIn):
        return value
    text = read_scalar(value, "an id")
    wrong = id_mistake(text)
    if wrong:
        spelt = not re.fullmatch(ID_PATTERN, text, re.ASCII) and any(char.isalnum() for char in text)
        proposal = id_like(text) if spelt else ""
        help_ = f"write: {proposal}" if proposal else "choose another, such as a word or two of what it stands for"
        writes = (proposal,) if proposal else ()
        raise mistake("wrong-value", f"{shown(text)} is not an id: {wrong}", help_, writes, names=text)
    return intern(text)  # ids are named again and again


def _read_ref(value: object) -> str:
    if isinstance(value, StandIn):
        return value
    text = read_scalar(value, "an id of this briefing, or other-briefing#id,")
    other, _, address = text.rpartition("#")
    wrong = address != _BOTTOM_LINE and id_mistake(address)
    if wrong or ("#" in text and not re.fullmatch(ID_PATTERN, other, re.ASCII)):
        raise mistake(
            "wrong-value",
            f"{shown(text)} does not name a statement",
            "write the id of an item of this briefing, or other-briefing#id",
            names=text,
        )
    return intern(text)


def _read_day(value: object) -> date:
    if isinstance(value, date):
        return value
    text = read_scalar(value, "a day (YYYY-MM-DD)")
    try:
        return read_day(text)
    except ValueError as error:
        message = f"{shown(text)} is not a day: {error}"
        raise mistake("wrong-value", message, "write the day as YYYY-MM-DD", dated="day") from None


def _read_edtf(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    text = read_scalar(value, "a date, or the word unknown,")
    try:
        return read_edtf(text)
    except ValueError as error:
        raise mistake(
            "wrong-value",
            f"{shown(text)} is not a date: {error}",
            "write 2023-09-13, 2023-09, 2023, 2023-09~ (about), 2023-09? (uncertain), 2023-09-12/2023-09-17, "
            "or unknown",
            dated="date",
        ) from None


_FLAGS: Final = {"yes": "true", "on": "true", "no": "false", "off": "false", "true": "true", "false": "false"}
"""What people, and YAML until its version 1.1, write for the two."""


def _read_flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = read_scalar(value, "true or false")
    if text not in {"true", "false"}:
        meant = _FLAGS.get(text.lower())
        help_, writes = (f"write: {meant}", (meant,)) if meant else ("write true or false", ())
        raise mistake("wrong-value", f"{shown(text)} is neither true nor false", help_, writes)
    return text == "true"


def _read_credibility(value: object) -> int:
    text = read_scalar(str(value) if isinstance(value, int) else value, "a grade from 1 to 6")
    if not re.fullmatch(r"[1-6]", text, re.ASCII):
        raise mistake(
            "wrong-value",
            f"{shown(text)} is not a grade of credibility",
            "write 1 (confirmed), 2 (probably true), 3 (possibly true), 4 (doubtful), 5 (improbable) "
            "or 6 (cannot be judged)",
        )
    return int(text)


def read_url(value: object) -> str:
    """A whole web address."""
    text = _whole_url(value)
    parts = urlsplit(text)
    if parts.username is not None:  # a page would publish it, and people take what stands before the host for the host
        bare = text.replace(f"{parts.netloc.rpartition('@')[0]}@", "", 1)
        raise mistake("wrong-value", "the address has a name or a password before its host", f"write: {bare}")
    return text


def _whole_url(value: object) -> str:
    text = read_scalar(value, "an address")
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and parts.hostname and not re.search(r"[\s<>\"\\^`{|}]", text)
    except ValueError:
        good = False
    if not good:
        raise mistake(
            "wrong-value", f"{shown(text)} is not a web address", "write a whole address: https://example.org/article"
        )
    return text


def _read_address(value: object) -> str:
    text = _whole_url(value)
    try:
        parts = urlsplit(text)
        plain = not (parts.query or parts.fragment or parts.username or parts.password or "//" in parts.path)
        good = plain and (parts.port or 1) > 0 and "?" not in text and "#" not in text
    except ValueError:
        good = False
    if not good:
        raise mistake(
            "wrong-value",
            f"{shown(text)} is no address a site can be published at",
            "write scheme, host and folder only: https://example.org/briefings/",
        )
    return text


def _read_language(value: object) -> str:
    text = read_scalar(value, "a language tag")
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text, re.ASCII):
        raise mistake("wrong-value", f"{shown(text)} is not a language tag", "write a tag such as en, ko or zh-Hant")
    return text


def main_language(tag: str) -> str:
    """The language of a tag, without script and region: ``en`` of ``en-GB``."""
    return tag.partition("-")[0].lower()


def _read_lines(value: object) -> str:
    text = read_scalar(value, "a line number or a range")
    parts = re.fullmatch(r"([1-9]\d{0,7})(?:-([1-9]\d{0,7}))?", text, re.ASCII)
    if not parts or int(parts[2] or parts[1]) < int(parts[1]):
        raise mistake("wrong-value", f"{shown(text)} is not a range of lines", "write 5, or 3-7")
    return text


def _read_line_number(value: object) -> int:
    text = read_scalar(str(value) if isinstance(value, int) else value, "a line number")
    if not re.fullmatch(r"[1-9]\d{0,7}", text, re.ASCII):
        raise mistake("wrong-value", f"{shown(text)} is not the number of a line", "write it as a number, such as 5")
    return int(text)


def _read_sha256(value: object) -> str:
    text = read_scalar(value, "a SHA-256 sum")
    if not re.fullmatch(r"[0-9a-f]{64}", text, re.ASCII):
        raise mistake("wrong-value", f"{shown(text)} is not a SHA-256 sum", "write its 64 hexadecimal digits")
    return text


def _read_file_name(value: object) -> str:
    text = read_scalar(value, "a file name")
    if not re.fullmatch(r"original\.[A-Za-z0-9]{1,10}|none", text, re.ASCII):
        help_ = "write original.txt, original.html, …; or none, and in no_original why there is none"
        raise mistake("wrong-value", f"{shown(text)} is not the name of an original", help_)
    return text


def _read_wikidata(value: object) -> str:
    text = read_scalar(value, "a Wikidata number")
    if not re.fullmatch(r"Q[1-9]\d{0,11}", text, re.ASCII):
        raise mistake("wrong-value", f"{shown(text)} is not a Wikidata number", "write Q and digits, such as Q423")
    return text


def _read_iso(value: object) -> str:
    text = read_scalar(value, "a country code")
    if not re.fullmatch(r"[A-Z]{2,3}", text, re.ASCII):
        raise mistake("wrong-value", f"{shown(text)} is not an ISO 3166-1 code", "write two or three capitals: NO, KP")
    return text


def _read_percent_range(value: object) -> str:
    text = read_scalar(value, "a range in per cent")
    try:
        read_band("", text)
    except ValueError as error:
        raise mistake(
            "wrong-value",
            f"{shown(text)} is not a range in per cent: {error}",
            "write 5-20; at the ends of the scale > 0 - 5 and 95 - < 100",
        ) from None
    return text


def _read_days(value: object) -> int:
    text = read_scalar(str(value) if isinstance(value, int) else value, "a number of days")
    if not re.fullmatch(r"[1-9]\d{0,4}", text, re.ASCII):
        raise mistake("wrong-value", f"{shown(text)} is not a number of days", "write a whole number, such as 90")
    return int(text)


def _read_format(value: object) -> int:
    text = read_scalar(str(value) if isinstance(value, int) else value, "the number of a format")
    if not re.fullmatch(r"[1-9]\d{0,3}", text, re.ASCII):
        raise mistake("wrong-value", f"{shown(text)} is not the number of a format", "write a whole number, such as 1")
    return int(text)


def _none_is_empty(value: object) -> object:
    return () if value is None else value


def _none_is_no_entries(value: object) -> object:
    return {} if value is None else value


def _schema(**keys: Any) -> WithJsonSchema:  # noqa: ANN401 - JSON
    return WithJsonSchema({"type": "string", **keys})


Text = Annotated[str, BeforeValidator(read_text), _schema(minLength=1)]
Impact = Annotated[
    str,
    BeforeValidator(read_text),
    WithJsonSchema({"anyOf": [{"enum": [*IMPACT]}, {"type": "string", "minLength": 1}]}),
]
Id = Annotated[str, BeforeValidator(_read_id), _schema(pattern=f"^{ID_PATTERN}$")]
Ref = Annotated[str, BeforeValidator(_read_ref), _schema(pattern=f"^({ID_PATTERN}#)?{ID_PATTERN}$")]
Day = Annotated[date, BeforeValidator(_read_day), _schema(pattern=r"^\d{4}-\d\d-\d\d$")]
When = Annotated[Edtf, BeforeValidator(_read_edtf), _schema()]
Flag = Annotated[bool, BeforeValidator(_read_flag), WithJsonSchema({"type": "boolean"})]
Credibility = Annotated[
    int, BeforeValidator(_read_credibility), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 6})
]
Url = Annotated[str, BeforeValidator(read_url), _schema(pattern="^https?://")]
SiteAddress = Annotated[str, BeforeValidator(_read_address), _schema(pattern=r"^https?://[^?#@]+$")]
Language = Annotated[str, BeforeValidator(_read_language), _schema(pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Lines = Annotated[str, BeforeValidator(_read_lines), _schema(pattern=r"^\d+(-\d+)?$")]
LineNumber = Annotated[int, BeforeValidator(_read_line_number), WithJsonSchema({"type": "integer", "minimum": 1})]
Sha256 = Annotated[str, BeforeValidator(_read_sha256), _schema(pattern="^[0-9a-f]{64}$")]
FileName = Annotated[str, BeforeValidator(_read_file_name), _schema(pattern=r"^(original\.[A-Za-z0-9]+|none)$")]
Wikidata = Annotated[str, BeforeValidator(_read_wikidata), _schema(pattern=r"^Q[1-9]\d*$")]
Iso = Annotated[str, BeforeValidator(_read_iso), _schema(pattern="^[A-Z]{2,3}$")]
PercentRange = Annotated[str, BeforeValidator(_read_percent_range), _schema(pattern=RANGE_PATTERN)]
Days = Annotated[int, BeforeValidator(_read_days), WithJsonSchema({"type": "integer", "minimum": 1})]
FormatNumber = Annotated[int, BeforeValidator(_read_format), WithJsonSchema({"type": "integer", "minimum": 1})]
NoneIsEmpty = BeforeValidator(_none_is_empty)
"""For lists: a key with nothing behind it is an empty list."""
NoneIsNoEntries = BeforeValidator(_none_is_no_entries)
"""For mappings: a key with nothing behind it is an empty mapping."""
