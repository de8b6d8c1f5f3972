"""The language a text is written in, told by its script and its commonest words.

Only the languages of the phrase lists are told, and Japanese. A text in any other
must come out as unknown, so the words of languages that look alike compete.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_SAMPLE: Final = 20_000
_MOSTLY: Final = 0.5
_MUCH: Final = 0.3
_SOME: Final = 0.03
_STRAY: Final = 0.004
_LEAST_WORDS: Final = 4
_COMMON: Final = 0.15
_CLEARLY: Final = 1.1

_PERSIAN_OR_URDU: Final = frozenset("پچگژٹڈےںکی")
_OTHER_CYRILLIC: Final = frozenset("ўјљњћђџѓќѕәқңғүұһөӣӯҳҷ")
_UKRAINIAN: Final = frozenset("іїєґ")
_RUSSIAN: Final = frozenset("ыэё")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")

_SCRIPTS: Final = {
    "HANGUL": "hangul", "HIRAGANA": "kana", "KATAKANA": "kana", "CJK": "han", "ARABIC": "arabic",
    "CYRILLIC": "cyrillic", "LATIN": "latin",
}  # fmt: skip


def told_language(text: str, words: Mapping[str, Collection[str]], others: Mapping[str, Collection[str]]) -> str | None:
    """The language of a text, or None when it is not sure.

    Args:
        text: the text; its beginning is enough.
        words: the commonest words of each language that may be told.
        others: those of languages that may not, so that none of them is taken for one that may.
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).lower()
    letters = [char for char in sample if char.isalpha()]
    script = _script(letters)
    if script in {"ko", "ja", "zh"}:
        return script
    if script == "arabic":
        return None if _share(letters, _PERSIAN_OR_URDU) > _STRAY else _by_words(sample, words, others, ("ar",))
    if script == "cyrillic":
        return _cyrillic(sample, letters, words, others)
    return _by_words(sample, words, others, ("en", "fr", "de", "es")) if script == "latin" else None


def _script(letters: Sequence[str]) -> str | None:
    """The script of most letters; Korean, Japanese and Chinese are told by it alone."""
    counts = Counter(_SCRIPTS.get(unicodedata.name(char, "?").split(" ")[0].split("-")[0]) for char in letters)
    total = len(letters) or 1
    if counts["hangul"] / total > _MUCH:
        return "ko"
    if counts["kana"] / total > _SOME and (counts["kana"] + counts["han"]) / total > _MUCH:
        return "ja"
    if counts["han"] / total > _MUCH:
        return "zh"
    return next((name for name in ("arabic", "cyrillic", "latin") if counts[name] / total > _MOSTLY), None)


def _cyrillic(
    sample: str, letters: Sequence[str], words: Mapping[str, Collection[str]], others: Mapping[str, Collection[str]]
) -> str | None:
    """Russian or Ukrainian by the letters that only one of them has, another language by letters neither has."""
    ukrainian, russian = _share(letters, _UKRAINIAN), _share(letters, _RUSSIAN)
    if _share(letters, _OTHER_CYRILLIC) > _STRAY:
        return None
    if max(ukrainian, russian) < _STRAY:
        # Bulgarian has neither і nor ы. A headline may do without them, a text may not.
        return _by_words(sample, words, others, ("ru", "uk")) if len(letters) < _HEADLINE else None
    if ukrainian > _FAR_MORE * russian:
        return "uk"
    return "ru" if russian > _FAR_MORE * ukrainian else None


_HEADLINE: Final = 120
_FAR_MORE: Final = 2


def _by_words(
    sample: str, words: Mapping[str, Collection[str]], others: Mapping[str, Collection[str]], codes: Iterable[str]
) -> str | None:
    """The language whose common words make up enough of a text, and clearly more than those of any other."""
    found = Counter(_WORD.findall(sample))
    total = sum(found.values())
    if total < _LEAST_WORDS:
        return None
    lists = {code: words[code] for code in codes if code in words} | dict(others)
    shares = sorted(((sum(found[word] for word in set(lists[code])) / total, code) for code in lists), reverse=True)
    (best, code), (second, _) = shares[0], shares[1] if len(shares) > 1 else (0.0, "")
    return code if code in words and best >= _COMMON and best >= _CLEARLY * second else None


def _share(letters: Sequence[str], of: Collection[str]) -> float:
    return sum(letter in of for letter in letters) / max(1, len(letters))
