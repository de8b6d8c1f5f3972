"""Lines that are page furniture, by language and rule: the phrase lists, and what they tell of a text.

The lists are data, in ``phrases/*.toml``: whole lines, in which ``*`` stands for
any words. A line of an article must never match, so a line matches as a whole or
not at all.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from generator.quotes import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

RULES: Final = (
    "newsletter", "share", "related", "comments", "cookies", "advertising", "subscription", "navigation", "copyright",
    "byline", "page-time", "caption", "credit",
)  # fmt: skip
"""The rules of the lists, in the order they are asked."""

LONGEST: Final = 200
"""Characters: a longer line is never furniture by its words."""

_EDGES: Final = " \t.…!:»›→>←‹<«•·▪►▶*|-–—_+#✉☰▼▲"
_WORDS: Final = "[^\n]{0,60}"
"""What ``*`` stands for."""


@dataclass(frozen=True)
class Language:
    """The lists of one language: its commonest words, names in dates, a pattern for each rule, signs of odd pages."""

    code: str
    words: frozenset[str]
    dates: frozenset[str]
    strip: Mapping[str, re.Pattern[str]]
    signs: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Phrases:
    """All lists, and a desk's own ones."""

    languages: tuple[Language, ...]
    agencies: Mapping[str, re.Pattern[str]]
    own: Mapping[str, re.Pattern[str]]

    def rule_of(self, line: str, rules: Collection[str]) -> str | None:
        """The first of the given rules under which the whole line is furniture; a desk's own lists hold anywhere."""
        key = line_key(line)
        if not key or len(key) > LONGEST:
            return None
        for rule, pattern in self.own.items():
            if pattern.fullmatch(key):
                return rule
        for rule in RULES:
            if rule in rules and any(language.strip[rule].fullmatch(key) for language in self.languages):
                return rule
        return None

    def extended(self, extra: Mapping[str, Sequence[str]]) -> Phrases:
        """These lists with a desk's own lines, by rule."""
        return replace(self, own={rule: _pattern(lines) for rule, lines in extra.items() if lines})

    def sign_in(self, text: str, name: str) -> str | None:
        """The phrase in a text that says what sort of page it is (``paywall``, ``consent``), or None."""
        folded = fold(text).casefold()
        signs = (sign for language in self.languages for sign in language.signs.get(name, ()))
        return next((sign for sign in signs if sign in folded), None)

    def is_date(self, line: str) -> bool:
        """Whether a line is a date or a time and nothing else."""
        words = re.findall(r"[^\W\d_]+|\d+", fold(line).casefold())
        if not words or len(words) > _MOST_DATE_WORDS or not any(word.isdecimal() for word in words):
            return False
        names = frozenset().union(*(language.dates for language in self.languages)) | _CLOCK
        named = sum(word in names for word in words)
        return all(word.isdecimal() or word in names for word in words) and (
            named > 0 or _NUMERIC.search(line) is not None
        )

    def is_weather(self, line: str) -> bool:
        """Whether a line is the reading of a thermometer, with a word on the sky at most."""
        return _WEATHER.fullmatch(fold(line)) is not None

    def agency_in(self, text: str) -> str | None:
        """The agency that a dateline, or a credit, names; a mention in a sentence is none."""
        head, tail = text[:_EDGE], text[-_EDGE:]
        for name, pattern in self.agencies.items():
            if pattern.search(head) or pattern.search(tail):
                return name
        return None

    def language_of(self, text: str) -> str | None:
        """The language a text is written in, by script and common words; None when that tells nothing sure."""
        sample = text[:20_000]
        scripts = _scripts(sample)
        if scripts.get("HANGUL", 0) > _MUCH:
            return "ko"
        if scripts.get("HIRAGANA", 0) + scripts.get("KATAKANA", 0) > _SOME:
            return "ja"
        if scripts.get("CJK", 0) > _MUCH:
            return "zh"
        words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", sample).casefold())
        if scripts.get("ARABIC", 0) > _MUCH:
            return None if set(sample) & set("پچگژٹڈےں") else self._by_words(words, ("ar",))
        if scripts.get("CYRILLIC", 0) > _MUCH:
            return self._by_words(words, ("uk", "ru"))
        return self._by_words(words, ("en", "fr", "de", "es"))

    def _by_words(self, words: Sequence[str], codes: Iterable[str]) -> str | None:
        """The language whose common words make up enough of a text, and clearly more than those of any other."""
        known = {language.code: language.words for language in self.languages}
        shares = sorted(((_share(words, known[code]), code) for code in codes if code in known), reverse=True)
        if not words or not shares or shares[0][0] < _COMMON:
            return None
        if len(shares) > 1 and shares[0][0] < _CLEARLY * shares[1][0]:
            return None
        return shares[0][1]


_MOST_DATE_WORDS: Final = 14
_EDGE: Final = 160
_MUCH: Final = 0.3
_SOME: Final = 0.03
_COMMON: Final = 0.16
_CLEARLY: Final = 1.3
_CLOCK: Final = frozenset({"am", "pm", "gmt", "utc", "cet", "cest", "est", "edt", "bst", "msk", "kst", "th", "st", "nd",
                           "rd", "h", "t", "z", "uhr", "at", "a", "p", "m", "de", "le", "la", "el", "den", "г", "р",
                           "года", "року", "年", "月", "日", "년", "월", "일", "시", "분", "오전", "오후"})  # fmt: skip
_NUMERIC: Final = re.compile(r"(?:19|20)\d\d\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d")
_WEATHER: Final = re.compile(
    r"[^\W\d_]{0,20},? ?[+-]?\d{1,3}(?:[.,]\d)? ?(?:° ?[CFcf]?|º ?[CFcf]?|[CF]|℃|℉)(?:,? [^\W\d_]{1,20}){0,3}"
)


def load_phrases() -> Phrases:
    """The lists of all languages, read from the package."""
    folder = files("generator.intake") / "phrases"
    read: dict[str, dict[str, Any]] = {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    agencies = read.pop("agencies")
    return Phrases(
        tuple(_language(code, values) for code, values in read.items()),
        {name: _agency(spellings) for name, spellings in agencies["agencies"].items()},
        {},
    )


def _language(code: str, values: Mapping[str, Any]) -> Language:
    dates = (word for name in (*values["weekdays"], *values["months"]) for word in re.findall(r"[^\W\d_]+", fold(name)))
    return Language(
        code,
        frozenset(word.casefold() for word in values["words"]),
        frozenset(word.casefold() for word in dates),
        {rule: _pattern(values["strip"].get(rule, ())) for rule in RULES},
        {name: tuple(fold(sign).casefold() for sign in signs) for name, signs in values["signs"].items()},
    )


def line_key(line: str) -> str:
    """A line as it is compared: folded, without case, without bullets, arrows and punctuation at its edges."""
    return fold(line).casefold().strip(_EDGES)


def _pattern(lines: Iterable[str]) -> re.Pattern[str]:
    """One pattern for whole lines; without lines, one that matches nothing."""
    made = [_WORDS.join(re.escape(part) for part in _parts(line)) for line in lines]
    return re.compile("|".join(made) if made else r"(?!)")


def _parts(line: str) -> list[str]:
    folded = fold(line).casefold()
    parts = folded.split("*")
    return (
        [parts[0].lstrip(_EDGES), *parts[1:-1], parts[-1].rstrip(_EDGES)] if len(parts) > 1 else [folded.strip(_EDGES)]
    )


def _agency(spellings: Iterable[str]) -> re.Pattern[str]:
    """Where an agency is named as one that reports: (Reuters) - , /ТАСС/, © AFP, Source: dpa, 新华社…电."""
    names = "|".join(re.escape(name) for name in sorted(spellings, key=len, reverse=True))
    return re.compile(
        rf"[(（/=]\s*(?:[^()（）/]{{0,30}}[=/,]\s*)?(?:{names})\s*[)）/]"
        rf"|(?:©|\(c\)|Source:|Quelle:|Источник:|Джерело:|Fuente:|المصدر:|来源：|출처:)\s*(?:{names})(?!\w)"
        rf"|^(?:{names})[^\n]{{0,16}}\d{{1,2}}\s?日[^\n]{{0,6}}电"
        rf"|^[^\W\d_][^\n]{{0,60}}?[.,]?\s(?:{names})\s*(?:[-–—]+|\.\s?[-–—])\s"
    )


def _scripts(text: str) -> dict[str, float]:
    """The share of each script among the letters of a text."""
    counts: dict[str, int] = {}
    letters = [char for char in text if char.isalpha()]
    for char in letters:
        script = unicodedata.name(char, "?").split(" ")[0].split("-")[0]
        counts[script] = counts.get(script, 0) + 1
    return {script: number / len(letters) for script, number in counts.items()}


def _share(words: Sequence[str], common: frozenset[str]) -> float:
    return sum(word in common for word in words) / max(1, len(words))
