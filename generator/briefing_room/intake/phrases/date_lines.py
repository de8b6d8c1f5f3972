"""Lines that are nothing but a date, a time, or the reading of a thermometer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing_room.intake.phrases.line_patterns import bare
from briefing_room.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST: Final = 100
_MOST_WORDS: Final = 16

# Chinese, Japanese and Korean set no space between a number and its unit, nor before the day of the week.
#   2023年9月13日星期三   2023년 9월 13일(수)   오후3시5분
_WORD: Final = re.compile(
    r"星期.|礼拜.|禮拜.|[上下]午|凌晨|오전|오후|.요일|[年月日时時点點分秒년월일시분초]|[^\W\d_]+|\d+"
)

_LITTLE: Final = frozenset(
    {"am", "pm", "gmt", "utc", "cet", "cest", "est", "edt", "bst", "msk", "kst", "jst", "z", "t", "h", "th", "st", "nd",
     "rd", "uhr", "at", "a", "p", "m", "de", "le", "el", "den", "um", "г", "года", "р", "року", "о", "в",
     "上午", "下午", "凌晨", "오전", "오후", *"年月日时時点點分秒년월일시분초"}
)  # fmt: skip
"""Words that stand in a date in any language, beside those of the lists."""

_IN_NUMBERS: Final = re.compile(
    r"(?<!\d)(?:19|20)\d\d ?[-./年년] ?\d{1,2} ?[-./月월] ?\d{1,2}(?!\d)"
    r"|(?<!\d)\d{1,2}([-./])\d{1,2}\1(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)\d{1,2} ?[月월] ?\d{1,2} ?[日일]"
    r"|(?<!\d)(?:[01]?\d|2[0-3])(?::|h| ?시 ?)[0-5]\d(?!\d)"
)

_DEGREES: Final = r"[+-]?\d{1,3}(?:[.,]\d)? ?(?:[°º˚] ?[CFСcfс]?|℃|℉)"
_SKY: Final = r"(?:[,;|]? [^\W\d_]{2,20}){0,3}"
_WEATHER: Final = re.compile(
    rf"(?:[^\W\d_]{{1,20}}(?: [^\W\d_]{{1,20}})?[,:]? )?{_DEGREES}(?: ?[-/|.]{{1,3}} ?{_DEGREES}| {_DEGREES})?{_SKY}"
    # A letter without its sign is a temperature only where nothing else stands: "10.3 C", not "Annex 3 C".
    r"|[+-]?\d{1,3}(?:[.,]\d)? ?[CF]"
)


def date_words(text: str) -> list[str]:
    """The words and numbers of a text, in small letters without accents, as the names in a date are compared."""
    return _WORD.findall(bare(text).lower())


def is_date(line: str, names: Collection[str]) -> bool:
    """Whether a line is a date or a time and nothing else; ``names`` are those of days and months.

    >>> is_date("Tuesday, April 23, 2024", {"tuesday", "april"}), is_date("May 68 ships pass?", {"may"})
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    words = date_words(line)
    numbers = [word for word in words if word.isdecimal()]
    if not numbers or len(words) > _MOST_WORDS or not all(map(_in_a_date, numbers)):
        return False
    others = [word for word in words if not word.isdecimal()]
    if not all(word in names or word in _LITTLE for word in others):
        return False
    return any(word in names and word not in _LITTLE for word in others) or _IN_NUMBERS.search(fold(line)) is not None


def is_like_a_date(text: str, names: Collection[str]) -> bool:
    """Whether a piece of a line may be a date or a time: nothing, its words only, or a number and few other words.

    >>> is_like_a_date("10:00 Seoul time", ()), is_like_a_date("in 2019 by the ministry of trade", ())
    (True, False)
    """
    words = date_words(text)
    unknown = [word for word in words if not (word.isdecimal() or word in names or word in _LITTLE)]
    return not unknown or (len(unknown) <= _MOST_UNKNOWN and any(map(str.isdecimal, words)))


_MOST_UNKNOWN: Final = 2


def is_weather(line: str) -> bool:
    """Whether a line is the reading of a thermometer, with a place or a word on the sky at most.

    >>> is_weather("10.3 C"), is_weather("-5 °C, облачно"), is_weather("It fell to -5 °C at night in the port.")
    (True, True, False)
    """
    return len(line) <= _LONGEST and _WEATHER.fullmatch(fold(line)) is not None


def _in_a_date(number: str) -> bool:
    value = int(number)
    return value <= _MOST_MINUTES if len(number) <= len("59") else len(number) == len("2024") and value in _YEARS


_MOST_MINUTES: Final = 59
_YEARS: Final = range(1900, 2100)
