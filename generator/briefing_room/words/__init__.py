"""The words of the interface in the desk's language. English is the key; a language is a gettext catalogue beside this.

Only what the program itself says is here: what an analyst or an article says is
shown as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

from briefing_room.model.types import main_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SOURCE: Final = "en"
"""The language in which the messages themselves are written."""


@dataclass(frozen=True)
class Words:
    """The interface in one language. A message that the catalogue lacks stays as it is, in English."""

    language: str = SOURCE
    direction: str = "ltr"
    catalogue: NullTranslations = field(default_factory=NullTranslations, compare=False, repr=False)

    def text(self, message: str) -> str:
        """A message in this language, with its placeholders."""
        return self.catalogue.gettext(message) if message else ""

    def many(self, one: str, many: str, n: int) -> str:
        """The message for this number of things, by the language's own rule for the plural."""
        return self.catalogue.ngettext(one, many, n)

    def table(self, words: Mapping[str, str]) -> dict[str, str]:
        """A table of words in this language, under the same keys."""
        return {key: self.text(message) for key, message in words.items()}


ENGLISH: Final = Words()

_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS: Final = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
_SCRIPT: Final = 4
"""Letters of a tag's part that names a script."""


def direction_of(tag: str) -> str:
    """The direction in which a language is written, from its tag: ``ltr`` or ``rtl``. A script in the tag decides."""
    main, *rest = tag.replace("_", "-").lower().split("-")
    script = next((part for part in rest if len(part) == _SCRIPT and part.isalpha()), "")
    backwards = script in _RIGHT_TO_LEFT_SCRIPTS if script else main in _RIGHT_TO_LEFT
    return "rtl" if backwards else "ltr"


def languages() -> tuple[str, ...]:
    """The languages the interface speaks: English, and one for each catalogue."""
    found = (path.name for path in files(__name__).iterdir())
    return tuple(sorted({SOURCE, *(name.removesuffix(".po") for name in found if name.endswith(".po"))}))


@lru_cache(maxsize=8)
def words_in(tag: str) -> Words:
    """The interface for a desk of this language, a tag such as ``fr-CA``; English where it has none."""
    main = main_language(tag.replace("_", "-"))
    return _read(main) if main != SOURCE and main in languages() else ENGLISH


def _read(language: str) -> Words:
    # Babel is imported only here: an English site does without it.
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - as above
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    with files(__name__).joinpath(f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()  # gettext reads no other form, and knows how to count in it
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Words(language, direction_of(language), GNUTranslations(compiled))


def merged(words: Words, tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Several tables of words as one, in this language."""
    return {key: text for table in tables for key, text in words.table(table).items()}
