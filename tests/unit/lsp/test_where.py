from __future__ import annotations

import pytest

from briefing_room.findings import Place
from briefing_room.lsp.where import cursor_at, here, kind_of

EVIDENCE = ("judgements", 0, "evidence", 0)


@pytest.mark.parametrize(
    ("rows", "loc", "part", "typed", "mark"),
    [
        ("ti|", (), "key", "ti", ""),
        ("status: |", ("status",), "value", "", ""),
        ("bottom_line:\n  rests_on: [a, b|", ("bottom_line", "rests_on", 0), "value", "b", ""),
        ("judgements:\n- id: one\n  likelihood: li|", ("judgements", 0, "likelihood"), "value", "li", ""),
        ("judgements:\n  - id: one\n    |", ("judgements", 0), "key", "", ""),
        ("judgements:\n  - |", ("judgements", 0), "key", "", ""),
        ('judgements:\n  - evidence:\n      - "it won’t|', EVIDENCE, "value", "it won’t", '"'),
        ('judgements:\n  - evidence:\n      - quote: "a\n          b|', (*EVIDENCE, "quote"), "value", "a\n          b", '"'),  # noqa: E501 - one case
        ("judgements:\n  - evidence:\n      - kim: 'it''s|", (*EVIDENCE, "kim"), "value", "it''s", "'"),
        ('judgements:\n  - evidence:\n      - {quote: "a, b", source: |', (*EVIDENCE, "source"), "value", "", ""),
        ("judgements:\n  - evidence:\n      - {quote: x, so|", EVIDENCE, "key", "so", ""),
        ('judgements:\n  - evidence: ["a", "b c|', EVIDENCE, "value", "b c", '"'),
        ("risks:\n  - exposed:\n      - a\n      - |", ("risks", 0, "exposed", 0), "key", "", ""),
        ('a: "done"\nb: |', ("b",), "value", "", ""),
        ("judgements:\n  - text: >\n      words\n    ev|", ("judgements", 0), "key", "ev", ""),
    ],
)  # fmt: skip
def test_where_somebody_types(rows: str, loc: tuple[object, ...], part: str, typed: str, mark: str) -> None:
    """The keys that lead there are told by the rows alone, which are no YAML yet."""
    lines = rows.split("\n")
    row = len(lines) - 1
    column = lines[row].index("|")
    cursor = cursor_at([line.replace("|", "") for line in lines], row, column)
    assert (cursor.loc, cursor.part, cursor.typed, cursor.mark) == (loc, part, typed, mark)


def test_what_stands_at_a_place() -> None:
    """A key or a value of the tree; of a file that is no YAML now, what its row has."""
    text = "title: Two words\nrisks:\n  - id: one\n"
    found = here("page.yml", text, Place("page.yml", 3, 10))
    assert found
    assert (found.loc, found.scalar.text, found.is_key) == (("risks", 0, "id"), "one", False)
    key = here("page.yml", text, Place("page.yml", 1, 2))
    assert key
    assert (key.loc, key.is_key) == (("title",), True)
    broken = here("page.yml", "a: [\ndefault_source: kim  # x\n", Place("page.yml", 2, 18))
    assert broken
    assert (broken.loc, broken.scalar.text) == (("default_source",), "kim")
    assert here("page.yml", "a: [\n\n", Place("page.yml", 2, 1)) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("settings.yml", "settings"),
        ("actors.yml", "actors"),
        ("page.yml", "briefing"),
        ("sources/kim/article.md", "source"),
        ("sources/kim/stripped.yml", "strip-log"),
        ("sources/kim/original.txt", None),
        (".hidden.yml", None),
        ("notes.txt", None),
        ("deep/er/page.yml", None),
    ],
)
def test_which_files_are_the_desks(path: str, kind: str | None) -> None:
    """Everything else is left alone."""
    found = kind_of(path)
    assert (found[0] if found else None) == kind
