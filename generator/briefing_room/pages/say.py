"""The interface's words on their way into a page: translated, filled in and escaped.

A message is plain text with ``{placeholders}``. Its own words are ours and need
little escaping; what is put in is escaped like any text, unless it is markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.pages.escape import escape_message, finalize
from briefing_room.words import ENGLISH as ENGLISH_WORDS
from briefing_room.words import words_in
from briefing_room.words.dates import date_in_words, day_in_words
from briefing_room.words.language_names import language_in_words

if TYPE_CHECKING:
    from datetime import date

    from briefing_room.model.dates import Edtf
    from briefing_room.words import Words

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Say:
    """What a page says for itself, in the interface's language."""

    words: Words

    def t(self, message: str, /, **values: object) -> Markup:
        """A message in the interface's language, as markup, with the values in their places."""
        return _filled(self.words.text(message), values)

    def tn(self, one: str, many: str, n: int, /, **values: object) -> Markup:
        """The message for one or for many things; ``{n}`` is their number."""
        return _filled(self.words.many(one, many, n), {"n": n, **values})

    def day(self, day: date) -> str:
        """A day in words."""
        return day_in_words(day, self.words)

    def language(self, tag: str) -> str:
        """A language by its name."""
        return language_in_words(tag, self.words)

    def date(self, date: Edtf) -> str:
        """A date that may be uncertain, a month, an interval or unknown, in words."""
        return date_in_words(date, self.words)


ENGLISH: Final = Say(ENGLISH_WORDS)


@lru_cache(maxsize=8)
def say_in(language: str) -> Say:
    """What a page says in a desk's language."""
    return Say(words_in(language))


def _filled(message: str, values: dict[str, object]) -> Markup:
    if "{" not in message:
        return escape_message(message)
    pieces = enumerate(_PLACEHOLDER.split(message))
    filled = "".join(finalize(values[piece]) if index % 2 else escape_message(piece) for index, piece in pieces)
    return Markup(filled)  # noqa: S704 - each piece was escaped
