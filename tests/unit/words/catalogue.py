"""Every message of the interface, gathered from where it is written, and the catalogues brought up to it.

`make words` runs this: it adds new messages to each catalogue, without a translation, and takes out those that are
gone. A translator fills in what is empty; the tests beside this say what is still missing.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

import briefing_room.pages
import briefing_room.words
from briefing_room import pages
from briefing_room.analysis import disputes, honesty
from briefing_room.build import all_rules
from briefing_room.model import briefing as model
from briefing_room.model import desk, disagreements, estimates, scales, source, statements
from briefing_room.pages import board, briefing, compared, hypotheses, indexes, made, render, track_record
from briefing_room.words import dates, interface

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGES: Final = Path(briefing_room.pages.__file__).parent
CATALOGUES: Final = Path(str(files(briefing_room.words)))

_CALLS: Final = {"t": None, "text": None, "tn": (1, 2), "many": (1, 2)}
"""The calls whose first words are a message, in templates and in Python."""

_CHOICES: Final = (
    model.Status, estimates.Confidence, model.RelationStatus, estimates.Impact, disagreements.DisagreementKind,
    disagreements.DisagreementStatus, desk.ActorKind, source.SourceType, statements.Kind, statements.Sort,
    disputes.Scope, made.Result,
)  # fmt: skip
"""Keys with a set of words as their values, which pages show as they are."""

_TABLES: Final[tuple[Mapping[Any, str], ...]] = (
    scales.CONFIDENCE, scales.RELIABILITY, scales.CREDIBILITY, render.BASIS, honesty.VARIANTS, board.SECTIONS,
    briefing.INDICATOR_WORDS, briefing.KIND_WORDS, made.WHY_NOT_ASKED, dates.SEASONS, dates.QUALIFIERS,
    indexes.ACTOR_KINDS,
)  # fmt: skip
"""Tables whose values are messages."""

_SCRIPTS: Final = (
    *interface.MARKDOWN.values(),
    interface.THEME,
    interface.EVIDENCE,
    interface.COMFORTS,
    interface.TABLES,
    interface.SEARCH,
)

_PASSED_ON: Final = (
    "Topic", "Region", "Kind", "Status", "Between",  # generator/briefing_room/pages/indexes.py
    "raises it", "lowers it",  # generator/briefing_room/pages/briefing.py
    "raises", "lowers",  # generator/briefing_room/pages/board.py
    "and",  # generator/briefing_room/pages/beside.py, inside a string that Babel does not read
    "home page", "actor", "briefing", "source", "confidence",  # generator/briefing_room/pages/records.py
)  # fmt: skip
"""Words that Python passes on to a template, which asks for their translation."""

Message = str | tuple[str, str]
"""A message, or one with its plural."""


@lru_cache(maxsize=1)
def messages() -> tuple[Message, ...]:
    """Every message, sorted; one that has a plural only with it."""
    found = {*_written_in_calls(), *_from_tables(), *_PASSED_ON}
    plurals = {message[0] for message in found if isinstance(message, tuple)}
    return tuple(sorted(found - plurals, key=lambda one: (one, "") if isinstance(one, str) else one))


def _written_in_calls() -> set[Message]:
    found: set[Message] = set()
    paths = [*PAGES.rglob("*.py"), *PAGES.glob("templates/*.jinja"), Path(dates.__file__)]
    for path in sorted(paths):
        method = "python" if path.suffix == ".py" else babel_extract
        source = BytesIO(path.read_bytes())
        for _, message, _, _ in extract(method, source, _CALLS):  # type: ignore[arg-type] # as documented
            if message:
                found.add((message[0], message[1]) if isinstance(message, tuple) else message)
    return found


def _from_tables() -> set[str]:
    found = {word for choice in _CHOICES for word in get_args(choice)} - {"text"}
    found |= {message for table in (*_TABLES, *_SCRIPTS) for message in table.values()}
    found |= {*scales.CONFIDENCE, *compared.OWN, *(scale.name for scale in scales.SCALES.values())}
    found |= {message for pair in (*honesty.WORDS.values(), *dates.ENDS.values()) for message in pair}
    found |= {column.heading for table in pages.TABLES for column in table.columns if column.translated}
    found |= {words for _, words in (*hypotheses.RATINGS.values(), *track_record.OUTCOMES.values())}
    found |= {words for standard in made.STANDARDS for words in (standard.name, standard.person)}
    checked = {code for standard in made.STANDARDS for code in standard.rules}
    return found | {rule.words for rule in all_rules() if rule.code in checked}


def read(language: str) -> Catalog:
    """The catalogue of a language."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """The catalogue of a language, brought up to the messages."""
    old = read(language)
    new = Catalog(locale=language, fuzzy=False)
    for message in messages():
        known = old.get(message if isinstance(message, str) else message[0])
        kept = known.string if known and isinstance(known.string, tuple) == isinstance(message, tuple) else ""
        new.add(message, kept)
    return new


def as_bytes(catalogue: Catalog) -> bytes:
    """A catalogue as its file holds it. Of the header only what a program needs: no day and no name."""
    entries = BytesIO()
    write_po(entries, catalogue, width=0, omit_header=True, sort_output=True)
    language, plural = catalogue.locale, catalogue.plural_forms
    return _HEADER.format(language=language, plural=plural).encode() + entries.getvalue()


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


if __name__ == "__main__":
    for name in sorted(path.stem for path in CATALOGUES.glob("*.po")):
        (CATALOGUES / f"{name}.po").write_bytes(as_bytes(updated(name)))
