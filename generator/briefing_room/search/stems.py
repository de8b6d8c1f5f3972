"""Words as their language inflects them, and the words that only hold its sentences together."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from briefing_room.model.types import main_language
from briefing_room.search.letters import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SNOWBALL: Final = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Languages whose words Snowball takes the endings off, with the name it has for each."""

# Korean writes its particles at the end of a noun, and no stemmer that is kept up takes them off.
_KOREAN: Final = re.compile(
    "(?<=[가-힣]{2})(?:에서는|으로는|에게서|이라는|에서|에게|으로|까지|부터|처럼|보다|이라|라는|하고|은|는|이|가|을|를|의|에|로|와|과|도|만)$"
)

# Arabic writes *and*, *with* and the like before the article, where Snowball leaves both.
_ARABIC: Final = re.compile("^[وفبك](?=ال[ء-ي]{2})")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str:  # noqa: N802 - as Snowball calls it
        """A word without its ending."""


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Callable[[str], str]:
    """What takes the endings off in a language; where nobody knows how, nothing is taken off."""
    if language == "ko":
        return lambda word: _KOREAN.sub("", word)
    name = _SNOWBALL.get(language)
    if name is None:
        return lambda word: word
    # Each by its own module: the package's front door takes another implementation where one happens to be installed,
    # whose version nothing locks, and an index would not be the same bytes on two machines.
    module = import_module(f"snowballstemmer.{name}_stemmer")
    made: _Stemmer = getattr(module, f"{name.title()}Stemmer")()
    if language == "ar":
        return lambda word: made.stemWord(_ARABIC.sub("", word))
    return made.stemWord


@lru_cache(maxsize=400_000)
def stem_of(written: str, language: str) -> str:
    """A word as it is compared, without what its language puts at its end."""
    flat = fold(written)
    if not flat.isalpha():
        return flat
    return fold(_stemmer(main_language(language))(written.lower())) or flat


@dataclass(frozen=True)
class Passing:
    """What of a language says nothing by itself: words, the beginnings of questions, endings."""

    words: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
    asking: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


_NOTHING: Final = Passing()


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, Passing]:
    read = tomllib.loads(Path(__file__).with_name("passing.toml").read_text(encoding="utf-8"))
    return {
        language: Passing(
            frozenset(fold(word) for word in entry["words"].split()),
            tuple(tuple(fold(word) for word in phrase.split()) for phrase in entry.get("phrases", ())),
            *(tuple(fold(word) for word in entry.get(key, "").split()) for key in ("asking", "endings")),
        )
        for language, entry in read.items()
    }


def passing_in(language: str) -> Passing:
    """What of a language says nothing by itself; nothing where nobody listed it."""
    return _lists().get(main_language(language), _NOTHING)
