"""An analyst breaks YAML: whatever is done to a good desk's files, the check tells of it and never stops."""

from __future__ import annotations

import random
import string
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_room.build import check
from briefing_room.findings import write_findings
from tests.desks.desks import GOOD, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES: Final = ("page.yml", "settings.yml", "actors.yml", "sources/coast-courier/article.md")
NASTY: Final = (
    *"\"'#:-[]{}&*!|>%@`,?~<\\\t\r\n\x00\x0b\x85\u2028\u202e\ufeff\uffff밀😀e\u0301",
    "---",
    "<<: *a",
    ": ",
    "- ",
)


@pytest.fixture(scope="module")
def desk() -> Iterator[Path]:
    """The desk with every key, to be broken."""
    with TemporaryDirectory() as folder:
        yield lay_out(GOOD / "every-key", Path(folder) / "desk")


def lines_mutated(text: str, chance: random.Random) -> str:
    """A text with a few lines deleted, doubled, moved or indented otherwise."""
    rows = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(rows))
        match chance.randrange(5):
            case 0:
                del rows[at]
            case 1:
                rows.insert(at, rows[at])
            case 2:
                rows.insert(chance.randrange(len(rows)), rows.pop(at))
            case 3:
                rows[at] = " " * chance.randint(1, 4) + rows[at]
            case _:
                rows[at] = rows[at][chance.randint(1, 4) :]
        rows = rows or [""]
    return "\n".join(rows)


def characters_mutated(text: str, chance: random.Random) -> str:
    """A text with a few characters deleted, doubled or put in."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[at + chance.randint(1, 20) :]
            case 1:
                text = text[:at] + text[max(0, at - 20) : at] + text[at:]
            case 2:
                text = text[:at] + chance.choice(NASTY) + text[at:]
            case _:
                text = text[:at] + chance.choice(string.printable) + text[at + 1 :]
    return text


def check_without_a_word_lost(folder: Path) -> None:
    """Every finding can be printed in every format, and stands in a line there is."""
    checked = check(folder)
    texts = checked.desk.files
    for finding in checked.findings:
        assert finding.place.path
        rows = texts.get(finding.place.path, "").split("\n")
        assert 1 <= finding.place.line <= max(1, len(rows))
        assert finding.place.column >= 1
        assert finding.message
    for style in ("text", "json", "github"):
        write_findings(checked.findings, style, texts, str)


@given(
    name=st.sampled_from(FILES),
    mutate=st.sampled_from((lines_mutated, characters_mutated)),
    seed=st.integers(0, 2**32),
)
def test_whatever_an_analyst_does_to_a_file_the_check_goes_on(desk, name, mutate, seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - hypothesis gives them
    """Lines and characters deleted, doubled, moved and put in."""
    path = desk / name
    good = path.read_bytes()
    try:
        broken = mutate(good.decode(), random.Random(seed))  # noqa: S311 - no secret
        path.write_text(broken, encoding="utf-8", errors="replace", newline="")
        check_without_a_word_lost(desk)
    finally:
        path.write_bytes(good)


@given(data=st.binary(max_size=200), name=st.sampled_from(FILES))
def test_whatever_bytes_a_file_holds_the_check_goes_on(desk, name, data) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - hypothesis gives them
    """A picture under the name of a briefing, half a file, a file in another encoding."""
    path = desk / name
    good = path.read_bytes()
    try:
        path.write_bytes(data)
        check_without_a_word_lost(desk)
    finally:
        path.write_bytes(good)


@pytest.mark.parametrize("name", FILES)
def test_wherever_a_file_ends_the_check_goes_on(desk: Path, name: str) -> None:
    """An editor that crashed while saving leaves the beginning of a file."""
    path = desk / name
    good = path.read_bytes()
    try:
        for end in range(0, len(good), max(1, len(good) // 15)):
            path.write_bytes(good[:end])
            check_without_a_word_lost(desk)
    finally:
        path.write_bytes(good)


@pytest.mark.long
@pytest.mark.parametrize(
    "value", ["[]", "{}", "[[]]", "[{}]", "{a: b}", "~", '""', "text", "[text]", "{a: [{b: c}]}", "[a: b, c]"]
)
def test_whatever_stands_behind_a_key_the_check_goes_on(desk: Path, value: str) -> None:
    """Every key of a briefing in turn with a value of another shape."""
    path = desk / "page.yml"
    good = path.read_text(encoding="utf-8")
    rows = good.split("\n")
    tops = [number for number, row in enumerate(rows) if row[:1].isalpha()]
    try:
        for number, following in zip(tops, [*tops[1:], len(rows)], strict=True):
            key = rows[number].split(":")[0]
            path.write_text("\n".join([*rows[:number], f"{key}: {value}", *rows[following:]]), encoding="utf-8")
            check_without_a_word_lost(desk)
    finally:
        path.write_text(good, encoding="utf-8")
