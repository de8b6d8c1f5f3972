"""A language of the interface is complete: every message, and nothing that is no message any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.words import languages, merged, words_in
from briefing_room.words.interface import interface_words
from tools.words import catalogue
from tools.words.__main__ import main
from tools.words.catalogue import as_bytes, missing_in, read, updated
from tools.words.gather import in_python, messages, notes

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Message

TRANSLATED: Final = [language for language in languages() if language != "en"]
_COMMAND: Final = re.compile("“briefing [a-z]+”")
_PLACEHOLDER: Final = re.compile(r"\{\w*\}")


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _entries(language: str) -> list[Message]:
    """The entries of a catalogue, without its header."""
    return [entry for entry in read(language) if entry.id]


def test_there_is_a_language_beside_english() -> None:
    """That a second language works is proved by one that is whole."""
    assert "fr" in TRANSLATED


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str) -> None:
    """No message is missing, empty, doubtful or left over; `make words` shows the places."""
    found = read(language)
    entries = _entries(language)
    expected = {_forms(message) for message in messages()}
    assert {_forms(entry.id) for entry in entries} == expected
    assert [entry.id for entry in entries if not all(_forms(entry.string or ""))] == []
    assert [entry.id for entry in entries if entry.fuzzy] == []
    assert not found.obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_places_of_its_message(language: str) -> None:
    """What is put into a message is put into its translation, in any order, and nothing else is."""
    for entry in _entries(language):
        for form in _forms(entry.string):
            assert sorted(_PLACEHOLDER.findall(form)) in [
                sorted(_PLACEHOLDER.findall(text)) for text in _forms(entry.id)
            ]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_as_many_forms_as_its_language(language: str) -> None:
    """A message that counts has a form for each way the language counts."""
    number = read(language).num_plurals
    for entry in _entries(language):
        assert len(_forms(entry.string)) == (number if entry.pluralizable else 1), entry.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_as_make_words_writes_it(language: str) -> None:
    """The file is the same bytes whoever writes it, on whatever day."""
    assert as_bytes(updated(language)) == as_bytes(read(language))


def test_a_message_is_plain_text() -> None:
    """Markup stays in templates, where the eye that checks it looks: in a message it would be shown as it is."""
    for message in messages():
        for text in _forms(message):
            assert not re.search(r"\*\w|<\w|\]\(|`|&#?\w+;|^\s|\s$|  ", text), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_plural_is_counted_in_every_form(language: str) -> None:
    """A number is shown in both forms or in neither, because another language may use one for what English counts."""
    for entry in _entries(language):
        if entry.pluralizable:
            assert len({"{n}" in form for form in _forms(entry.string)}) == 1, entry.id


def test_french_is_set_as_french() -> None:
    """No line breaks before a sign of punctuation or inside quotation marks."""
    for entry in _entries("fr"):
        for form in _forms(entry.string):
            assert not re.search(r"[ \w}][;!?%](?![\w{])", form.replace("\u202f", "·")), form
            assert not re.search(r"[ \w}]:(?= |$)|« | »|'|\.\.\.", form), form


def test_the_scripts_get_their_words_in_the_language() -> None:
    """Every key of the scripts' words is there, in the language of the desk."""
    english, french = interface_words(words_in("en")), interface_words(words_in("fr"))
    assert english.keys() == french.keys()
    assert english["back"] == "Back to the statement"
    assert french["back"] == "Retour à l’énoncé"


def test_the_scripts_do_not_take_a_word_for_another() -> None:
    """A key that two scripts have means the same in both: their tables are one on the page."""
    from briefing_room.words.interface import COMFORTS, EVIDENCE, SEARCH, TABLES  # noqa: PLC0415 - beside its use

    tables = (EVIDENCE, COMFORTS, TABLES, SEARCH)
    for key, text in merged(words_in("en"), tables).items():
        assert {table[key] for table in tables if key in table} == {text}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('say.t("Asked for")', {"Asked for"}),
        ("f\"{words.text('Inside another')}\"", {"Inside another"}),
        ('tn("{n} risk", "{n} risks", n)', {("{n} risk", "{n} risks")}),
        ('Status = Literal["draft", "published"]  # messages', {"draft", "published"}),
        ('SIGNS = {  # messages\n    "key": ("✓", "consistent"),\n    2: "neutral",\n}', {"consistent", "neutral"}),
        ('BOTH = (\n    Both(\n        "Said",  # messages\n        ("code",),\n    ),\n)', {"Said"}),
        ('PLAIN = {"key": "not marked"}', set()),
        ("say.t(message)", set()),
    ],
)
def test_a_message_is_told_by_its_call_or_by_its_mark(source: str, found: set[object]) -> None:
    """Nobody keeps a list of messages: what is said is marked where it is said."""
    assert set(in_python(source)) == found


def test_a_translator_is_told_what_a_message_is() -> None:
    """Where its words alone do not tell it."""
    assert notes()["1"] == "the first day of a month, as a date names it"
    assert b'#. the first day of a month, as a date names it\nmsgid "1"' in as_bytes(updated("fr"))


def test_a_language_is_begun_by_naming_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`make words LANGUAGE=de` writes every message with nothing behind it, and how the language counts."""
    monkeypatch.setattr(catalogue, "CATALOGUES", tmp_path)
    assert main(["de"]) == 0
    begun = read("de")
    assert {_forms(entry.id) for entry in begun if entry.id} == {_forms(message) for message in messages()}
    assert len(missing_in("de")) == len(messages())
    assert begun.num_plurals == 2
    assert main(["xx"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["de.po"]


@pytest.mark.parametrize(("english", "french"), [(r"\bdesk\b", r"\bcellule\b"), (r"\bbriefings?\b", r"\bdossiers?\b")])
def test_french_has_one_word_for_a_desk_and_one_for_a_briefing(english: str, french: str) -> None:
    """So that readers never take two names for two things; the program's name, its commands and places are neither."""
    for entry in _entries("fr"):
        said = _COMMAND.sub("", " ".join(_forms(entry.id)).replace("Briefing Room", ""))
        if re.search(english, _PLACEHOLDER.sub("", said), re.IGNORECASE):
            assert re.search(french, " ".join(_forms(entry.string)), re.IGNORECASE), entry.id
