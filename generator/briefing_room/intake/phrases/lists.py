"""Lines that are page furniture, by language and rule: the phrase lists, and what they tell of a text.

The lists are data, in ``phrases/*.toml``, and a desk may add its own. A line of an
article must never match, so a line matches as a whole or not at all, and at some
rules what a ``*`` stands for must be the name or the date that the rule is about.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from briefing_room.intake.phrases import date_lines
from briefing_room.intake.phrases.agencies import Agency, agency, agency_in
from briefing_room.intake.phrases.line_patterns import bare, line_core, whole_lines
from briefing_room.intake.phrases.told_language import told_language

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Mapping, Sequence

RULES: Final = (
    "newsletter", "share", "related", "comments", "cookies", "advertising", "subscription", "navigation", "copyright",
    "byline", "page-time", "credit", "caption",
)  # fmt: skip
"""The rules of the lists, in the order they are asked."""

LONGEST: Final = 200
"""Characters: a longer line is never furniture by its words."""

_LONGEST_BYLINE: Final = 80
_FULL_STOPS: Final = (".", "。")
_SENTENCE_ENDS: Final = (*_FULL_STOPS, "!", "！")


@dataclass(frozen=True)
class Language:
    """The lists of one language: its commonest words, names in dates, a pattern for each rule, signs of odd pages."""

    code: str
    words: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    date_words: frozenset[str]
    strip: Mapping[str, re.Pattern[str]]
    signs: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Phrases:
    """All lists, by language and by agency, and a desk's own ones by rule."""

    languages: Mapping[str, Language]
    agencies: Mapping[str, Agency]
    others: Mapping[str, frozenset[str]]
    date_names: frozenset[str]
    own: Mapping[str, re.Pattern[str]]

    def rule_of(self, line: str, rules: Collection[str], languages: Sequence[str] | None = None) -> str | None:
        """The first of the given rules under which the whole line is furniture, or None.

        Args:
            line: the line as the page shows it.
            rules: the rules to ask. A desk's own lists hold beside them, wherever a line stands.
            languages: whose lists to ask, by code; None for all.
        """
        core = line_core(line) if len(line) <= LONGEST else ""
        if not core or _is_one_word_sentence(line, core):
            return None
        key = core.lower()
        own = (rule for rule, pattern in self.own.items() if pattern.fullmatch(key))
        asked = self.languages if languages is None else languages
        lists = [self.languages[code].strip for code in asked if code in self.languages]
        built_in = (
            rule for rule in RULES if rule in rules and any(self._holds(rule, line, core, one) for one in lists)
        )
        return next(own, None) or next(built_in, None)

    def _holds(self, rule: str, line: str, core: str, lists: Mapping[str, re.Pattern[str]]) -> bool:
        match = lists[rule].fullmatch(core.lower())
        if match is None:
            return False
        filled = [core[slice(*match.span(n))] for n in range(1, match.re.groups + 1) if match[n] is not None]
        if rule == "byline":
            return len(core) <= _LONGEST_BYLINE and _is_name(" ".join(filled))
        if rule == "related" and filled:
            # “Read also between the lines, he advised.” ends as a sentence does, and a headline does not.
            return not line.rstrip().endswith(_FULL_STOPS) or line.rstrip().endswith("...")
        if rule == "page-time":
            return all(date_lines.is_like_a_date(part, self.date_names) for part in filled)
        return True

    def extended(self, extra: Mapping[str, Sequence[str]]) -> Phrases:
        """These lists with a desk's own lines, by rule. A rule of another name is a new rule."""
        return replace(self, own={rule: whole_lines(lines) for rule, lines in extra.items() if lines})

    def sign_in(self, text: str, name: str) -> str | None:
        """The phrase in a text that says what sort of page it is (``paywall``, ``consent``), or None."""
        key = bare(text).lower()
        signs = (sign for language in self.languages.values() for sign in language.signs.get(name, ()))
        return next((sign for sign in signs if sign in key), None)

    def is_date(self, line: str) -> bool:
        """Whether a line is a date or a time and nothing else."""
        return date_lines.is_date(line, self.date_names)

    def is_weather(self, line: str) -> bool:
        """Whether a line is the reading of a thermometer, with a place or a word on the sky at most."""
        return date_lines.is_weather(line)

    def agency_in(self, text: str) -> str | None:
        """The agency that a dateline, or a credit, names; a mention in a sentence is none."""
        return agency_in(text, tuple(self.agencies.values()))

    def language_of(self, text: str) -> str | None:
        """The language a text is written in, by script and common words; None when that tells nothing sure."""
        return told_language(text, {code: one.words for code, one in self.languages.items()}, self.others)


def load_phrases() -> Phrases:
    """The lists of all languages, read from the package."""
    folder = files("briefing_room.intake.phrases")
    read: dict[str, dict[str, Any]] = {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    agencies, others = read.pop("agencies"), read.pop("others", {})
    languages = {code: _language(code, values) for code, values in read.items()}
    return Phrases(
        languages,
        _agencies(agencies),
        {code: frozenset(words) for code, words in others.get("words", {}).items()},
        frozenset().union(*(one.weekdays | one.months | one.date_words for one in languages.values())),
        {},
    )


def _language(code: str, values: Mapping[str, Any]) -> Language:
    return Language(
        code,
        frozenset(word.lower() for word in values["words"]),
        _names(values["weekdays"]),
        _names(values["months"]),
        _names(values.get("date-words", ())),
        {rule: whole_lines(values["strip"].get(rule, ())) for rule in RULES},
        {name: tuple(bare(sign).lower() for sign in signs) for name, signs in values["signs"].items()},
    )


def _agencies(values: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, Agency]:
    in_datelines = values.get("in-datelines", {})
    return {name: agency(name, spellings, in_datelines.get(name, ())) for name, spellings in values["agencies"].items()}


def _names(names: Collection[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in date_lines.date_words(name) if not word.isdecimal())


def _is_one_word_sentence(line: str, core: str) -> bool:
    """Whether a line is one word that ends as a sentence does: “Listen.” is an answer, “Listen” a button."""
    return " " not in core and line.rstrip().endswith(_SENTENCE_ENDS)


def _is_name(words: str) -> bool:
    """Whether words are written as names are, a particle or a calling among them: not “land and sea, aid arrives”."""
    listed = words.replace(",", " ").split()
    small = [word for word in listed if word[0].islower() and word not in _IN_NAMES]
    return len(small) <= len(listed) / 4


_IN_NAMES: Final = frozenset(
    ["and", "in", "for", "of", "the", "with", "und", "et", "y", "e", "и", "і", "та", "de", "del", "della", "di", "da",
     "du", "des", "la", "le", "los", "van", "von", "der", "den", "zu", "zum", "bin", "al", "el", "avec", "para", "à",
     "a", "en", "pour", "für", "aus", "mit", "dos", "от", "для"]
)  # fmt: skip
