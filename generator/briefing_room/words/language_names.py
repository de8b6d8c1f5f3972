"""A language by its name, in the language of the interface: Korean, coréen."""

from __future__ import annotations

from functools import lru_cache

from briefing_room.words import ENGLISH, SOURCE, Words


@lru_cache(maxsize=256)
def language_in_words(tag: str, words: Words = ENGLISH) -> str:
    """The name of a language by its tag, as ``Korean`` for ``ko``; the tag itself where nobody has a name for it.

    >>> language_in_words("zh-Hant")
    'Chinese (Traditional)'
    """
    if (tag, words.language) == (SOURCE, SOURCE):  # an English desk of English sources does without Babel
        return "English"
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - as above

    try:
        return Locale.parse(tag.replace("-", "_")).get_display_name(words.language) or tag
    except (UnknownLocaleError, ValueError):
        names = Locale(words.language).languages
        return str(names.get(tag.lower()) or tag)
