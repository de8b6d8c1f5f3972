"""The catalogues: one for each language, read, brought up to the messages, and written the same way by everybody."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Final

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import briefing_room.words
from tools.words.gather import messages, notes

CATALOGUES: Final = Path(str(files(briefing_room.words)))

_HEADER: Final = """\
# The words of the interface. `make words` adds what is new and takes out what is gone.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def path_of(language: str) -> Path:
    """The file of a language."""
    return CATALOGUES / f"{language}.po"


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(path.stem for path in CATALOGUES.glob("*.po")))


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one, with the language's rule for the plural, where there is none.

    Raises:
        UnknownLocaleError: nobody knows such a language.
    """
    if not path_of(language).is_file():
        return Catalog(locale=Locale.parse(language), fuzzy=False)
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """The catalogue of a language, brought up to the messages; what is new has no translation."""
    old = read(language)
    new = Catalog(locale=language, fuzzy=False)
    for message in messages():
        one = message if isinstance(message, str) else message[0]
        known = old.get(one)
        kept = known.string if known and isinstance(known.string, tuple) == isinstance(message, tuple) else ""
        new.add(message, kept, auto_comments=[notes()[one]] if one in notes() else [])
    return new


def as_bytes(catalogue: Catalog) -> bytes:
    """A catalogue as its file holds it. Of the header only what a program needs: no day and no name."""
    entries = BytesIO()
    write_po(entries, catalogue, width=0, omit_header=True, sort_output=True)
    language, plural = catalogue.locale, catalogue.plural_forms
    return _HEADER.format(language=language, plural=plural).encode() + entries.getvalue()


def missing_in(language: str) -> list[str]:
    """The messages that a language still lacks."""
    forms = ((entry.id, entry.string) for entry in updated(language) if entry.id)
    return [one if isinstance(one, str) else one[0] for one, said in forms if not said or not all(said)]
