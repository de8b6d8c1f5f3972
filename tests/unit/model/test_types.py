"""The types of single values: what they take, and what they say when they do not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from briefing_room.model import types
from briefing_room.model.dates import read_edtf
from briefing_room.model.ids import LONGEST_ID, id_mistake


def message(kind: Any, value: object) -> tuple[str, str]:  # noqa: ANN401 - an annotation
    """What is said when a value is refused: the rule's code and the message."""
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kind).validate_python(value)
    (detail,) = error.value.errors()
    return detail["type"], detail["ctx"]["message"]


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        (types.Text, " words ", "words"),
        (types.Text, "NO", "NO"),
        (types.Text, "010", "010"),
        (types.Id, "north-korea-2", "north-korea-2"),
        (types.Id, "0", "0"),
        (types.Ref, "other-briefing#item", "other-briefing#item"),
        (types.Day, "2024-02-29", date(2024, 2, 29)),
        (types.Day, date(2024, 2, 29), date(2024, 2, 29)),
        (types.When, "2023-09~", read_edtf("2023-09~")),
        (types.When, read_edtf("2023"), read_edtf("2023")),
        (types.Flag, "true", True),
        (types.Flag, "false", False),
        (types.Flag, True, True),
        (types.Credibility, "6", 6),
        (types.Credibility, 1, 1),
        (types.Url, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (types.Language, "zh-Hant", "zh-Hant"),
        (types.Lines, "5", "5"),
        (types.Lines, "3-7", "3-7"),
        (types.Sha256, "0" * 64, "0" * 64),
        (types.FileName, "original.pdf", "original.pdf"),
        (types.Wikidata, "Q423", "Q423"),
        (types.Iso, "NO", "NO"),
    ],
)
def test_a_value_of_the_type_is_read(kind: Any, value: object, read: object) -> None:  # noqa: ANN401 - an annotation
    """From text, as YAML has it, or as itself."""
    assert TypeAdapter(kind).validate_python(value) == read


ID = "is not an id: an id has small letters a to z, digits, and single hyphens between them"
RESERVED = "is not an id: this id is reserved for the site's own addresses"


@pytest.mark.parametrize(
    ("kind", "value", "code", "said"),
    [
        (types.Text, "", "wrong-type", "the text is empty"),
        (types.Text, " \n ", "wrong-type", "the text is empty"),
        (types.Text, None, "wrong-type", "the text is empty"),
        (types.Text, ["a"], "wrong-type", "a text is expected, but a list stands here"),
        (types.Text, {"a": "b"}, "wrong-type", "a text is expected, but a mapping stands here"),
        (types.Id, "North Korea", "wrong-value", f"“North Korea” {ID}"),
        (types.Id, "a--b", "wrong-value", f"“a--b” {ID}"),
        (types.Id, "-a", "wrong-value", f"“-a” {ID}"),
        (types.Id, "a_b", "wrong-value", f"“a_b” {ID}"),
        (types.Id, "밀", "wrong-value", f"“밀” {ID}"),
        (types.Id, "q-12", "wrong-value", f"“q-12” {RESERVED}"),
        (types.Id, "bottom-line", "wrong-value", f"“bottom-line” {RESERVED}"),
        (types.Id, None, "wrong-type", "an id is expected, but nothing stands here"),
        (types.Ref, "a#b#c", "wrong-value", "“a#b#c” does not name a statement"),
        (types.Ref, "#b", "wrong-value", "“#b” does not name a statement"),
        (types.Day, "2026-02-30", "wrong-value", "“2026-02-30” is not a day: the calendar has no such day"),
        (types.Day, "9" * 5000, "wrong-value", ""),
        (types.When, "soon", "wrong-value", "“soon” is not a date: not an EDTF date (level 0 or 1)"),
        (types.Flag, "yes", "wrong-value", "“yes” is neither true nor false"),
        (types.Flag, "True", "wrong-value", "“True” is neither true nor false"),
        (types.Credibility, "7", "wrong-value", "“7” is not a grade of credibility"),
        (types.Credibility, "01", "wrong-value", "“01” is not a grade of credibility"),
        (types.Credibility, "٣", "wrong-value", "“٣” is not a grade of credibility"),
        (types.Url, "example.org", "wrong-value", "“example.org” is not a web address"),
        (types.Url, "javascript:alert(1)", "wrong-value", "“javascript:alert(1)” is not a web address"),
        (types.Url, "https://", "wrong-value", "“https://” is not a web address"),
        (types.Url, "https://a b", "wrong-value", "“https://a b” is not a web address"),
        (types.Url, 'https://a"b', "wrong-value", '“https://a"b” is not a web address'),
        (
            types.Url,
            "https://me:secret@example.org/a",
            "wrong-value",
            "the address has a name or a password before its host",
        ),
        (
            types.Url,
            "https://a.example@b.example/",
            "wrong-value",
            "the address has a name or a password before its host",
        ),
        (types.Url, "https://[::1", "wrong-value", "“https://[::1” is not a web address"),
        (types.Language, "english", "wrong-value", "“english” is not a language tag"),
        (types.Lines, "0", "wrong-value", "“0” is not a range of lines"),
        (types.Lines, "7-3", "wrong-value", "“7-3” is not a range of lines"),
        (types.Sha256, "AB" * 32, "wrong-value", ""),
        (types.FileName, "../original.txt", "wrong-value", "“../original.txt” is not the name of an original"),
        (types.FileName, "original", "wrong-value", "“original” is not the name of an original"),
        (types.Wikidata, "423", "wrong-value", "“423” is not a Wikidata number"),
        (types.Iso, "no", "wrong-value", "“no” is not an ISO 3166-1 code"),
    ],
)
def test_a_value_of_another_sort_is_refused_with_its_words(
    kind: Any,  # noqa: ANN401 - an annotation
    value: object,
    code: str,
    said: str,
) -> None:
    """The rule it breaks, and what is wrong with it."""
    found, words = message(kind, value)
    assert found == code
    assert not said or words == said


def test_an_id_has_a_longest_length() -> None:
    """It becomes the name of a file and part of an address."""
    longest = "a" * LONGEST_ID
    assert id_mistake(longest) is None
    assert id_mistake(f"{longest}a") is not None


def test_an_id_that_stands_in_is_accepted_and_cannot_be_typed() -> None:
    """So that nobody's own id is taken for one."""
    stand_in = types.StandIn(f"{types.STAND_IN}7")
    assert TypeAdapter(types.Id).validate_python(stand_in) == stand_in
    assert id_mistake(f"{types.STAND_IN}7") is not None


def test_what_stands_in_a_file_is_shown_in_words() -> None:
    """Nothing, a list, a mapping, or the text itself, clipped."""
    values: list[object] = [None, [], (), {}, "x" * 99]
    assert [types.shown(value) for value in values] == [
        "nothing", "a list", "a list", "a mapping", f"“{'x' * 59}…”",
    ]  # fmt: skip
