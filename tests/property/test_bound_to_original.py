"""No word of a source can be changed without the check telling it, with the line of the original."""

from __future__ import annotations

import random
import re
from shutil import copytree
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.bring_in import draft_source, write_source
from briefing_room.build import check
from briefing_room.checks import correction_true, strip_log_true, text_in_original
from briefing_room.findings import code_of, findings_of
from briefing_room.intake.document.arrival import Delivery
from briefing_room.intake.document.extracted import Wishes
from briefing_room.load.desk import read_desk
from briefing_room.scaffold import write_desk
from tests.intake.honest import HONEST

if TYPE_CHECKING:
    from pathlib import Path

_WORD: Final = re.compile(r"\w+")
_RULES: Final = (text_in_original, strip_log_true, correction_true)
_CODES: Final = {code_of(rule) for rule in _RULES}
_LINE: Final = re.compile(r"\bline[s]? \d+")
_EDITS: Final = 100
_KEYS: Final = re.compile(r"(?:title|captions|  -|    text|      |- |  - lines): ?")


def _places(source: Path) -> list[tuple[Path, int, int]]:
    """Every word of headline, captions, text and strip log, as file, start and end."""
    article = source / "article.md"
    text = article.read_text(encoding="utf-8")
    body = text.index("\n---\n", 3) + 5
    spans = [(m.start(), m.end()) for m in _WORD.finditer(text, body)]
    title = re.search(r"^title: (.*)$", text, re.MULTILINE)
    assert title
    spans += [(m.start(), m.end()) for m in _WORD.finditer(text, title.start(1), title.end(1))]
    captions = re.search(r"^captions:\n((?:  - .*\n)+)", text, re.MULTILINE)
    if captions:
        spans += [(m.start(), m.end()) for m in _WORD.finditer(text, captions.start(1), captions.end(1))]
    places = [(article, start, end) for start, end in spans]
    log = source / "stripped.yml"
    if log.is_file():
        text = log.read_text(encoding="utf-8")
        for row in re.finditer(r"^(?:  - lines: |    text: |      )(.*)$", text, re.MULTILINE):
            if row[1] != "|-":
                places += [(log, m.start(), m.end()) for m in _WORD.finditer(text, row.start(1), row.end(1))]
    return places


def _edited(word: str, other: str, sort: str) -> str:
    """A word changed in one of the ways in which a text is falsified."""
    if sort == "delete":
        return ""
    if sort == "insert":
        return f"{word} {other}"
    if sort == "case":
        return word.swapcase() if word.swapcase() != word else f"{word}x"
    if sort == "digit":
        return re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), word) if re.search(r"\d", word) else f"{word}7"
    return other if other != word else f"not {word}"


def _is_told(desk: Path, source_id: str) -> bool:
    """Whether the check has an error on the source that names a line of the original.

    Of the check only what reads files, and the rules that bind a text: the others would take most of the time.
    """
    read = read_desk(desk)
    bound = [found for rule in _RULES for found in findings_of(rule, rule.check(read.desk))]
    found = [f for f in (*read.findings, *bound) if f.severity == "error" and f"sources/{source_id}/" in f.place.path]
    return any(f.code in _CODES and _LINE.search(f.message) for f in found) or any(
        f.code in {"wrong-value", "missing-key", "wrong-type", "yaml-syntax", "front-matter"} for f in found
    )


def _passed(desk: Path, sources: list[str], edits: int) -> list[str]:
    """The edits that no error tells of."""
    chance = random.Random(2026)  # noqa: S311 - the same edits every time, and no secret
    missed = []
    for number in range(edits):
        source_id = sources[number % len(sources)]
        places = _places(desk / "sources" / source_id)
        files = sorted({path for path, _, _ in places})
        path = chance.choice(files) if number % 3 else files[0]
        path, start, end = chance.choice([place for place in places if place[0] == path])
        text = path.read_text(encoding="utf-8")
        others = [text[a:b] for p, a, b in places if p == path and text[a:b] != text[start:end]]
        sort = ("replace", "delete", "insert", "case", "digit")[number % 5]
        new = _edited(text[start:end], chance.choice(others), sort)
        path.write_text(text[:start] + new + text[end:], encoding="utf-8")
        if not _is_told(desk, source_id):
            missed.append(f"{sort} {path.name}: {text[max(0, start - 20) : end + 20]!r} -> {new!r}")
        path.write_text(text, encoding="utf-8")
    return missed


def test_a_hundred_edits_of_the_demonstration(root: Path, tmp_path: Path) -> None:
    """Replaced, left out, put in, another case, another digit: in texts, headlines and strip logs."""
    desk = copytree(root / "briefings", tmp_path / "desk")
    assert _passed(desk, ["kim-visits-russia", "putin-pilgrimage"], _EDITS) == []


@pytest.mark.parametrize(("name", "data"), [one for one in HONEST if one[0].endswith((".html", ".pdf", ".docx"))])
def test_edits_of_a_source_of_another_format(name: str, data: bytes, tmp_path: Path) -> None:
    """What was read of a page, a PDF or a document binds its text as a plain text does."""
    desk = tmp_path / "desk"
    write_desk(desk)
    draft = draft_source(read_desk(desk).desk, Delivery(name, data), {"id": "quay"}, Wishes())
    write_source(desk, draft)
    assert [f.code for f in check(desk).findings if f.severity == "error"] == []
    assert _passed(desk, ["quay"], 25) == []
