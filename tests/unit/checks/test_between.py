"""What changed from one state of a desk to another, told in the desk's own words."""

from __future__ import annotations

import json
from subprocess import run
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.checks.compared.between import changes_between
from briefing_room.cli import main
from briefing_room.cli.shared import ERRORS, MISUSE, OK
from briefing_room.load.desk import read_desk
from tests.desks.desks import write_desk

if TYPE_CHECKING:
    from pathlib import Path

EDITS: Final = (
    ("status: published", "status: archived"),
    ("date: 2025-03-01\n", "date: 2025-04-01\n"),
    ("likelihood: likely", "likelihood: unlikely"),
    ("confidence: low", "confidence: moderate\n    given: crane-mended"),
    ("horizon: 2025-12-31", "horizon: 2026-12-31"),
    ("text: When the harbour opens again is not known.", "text: It opens in May."),
    ("status: not-checked", "status: unclear\n    checked: 2025-03-30"),
    ('- "The harbour has been closed since the storm."', '- "The harbour has been closed"'),
    ("voice: Ada Brandt", "voice: Ada Brandt\n    retired: {date: 2025-04-01, why: She left.}"),
    (
        "      - text: It opens with half a crane.\n",
        "      - text: It opens with half a crane.\n      - text: It sinks.\n",
    ),
)
TOLD: Final = [
    "status|briefing base|status published → archived",
    "other|briefing base|as_of 2025-03-01 (analyst) → 2025-04-01 (analyst)",
    "text|bottom line|says “It opens in May.”; it said “When the harbour opens again is not known.”",
    "likelihood|judgement stays-closed|likelihood likely → unlikely",
    "confidence|judgement stays-closed|confidence low → moderate",
    "condition|judgement stays-closed|its condition was none, and is “crane-mended”",
    "other|judgement stays-closed|its horizon was 2025-12-31, and is “2026-12-31”",
    "evidence|judgement stays-closed|no longer quotes coast-courier: “The harbour has been closed since the storm.”",
    "evidence|judgement stays-closed|quotes coast-courier: “The harbour has been closed”",
    "added|alternative stays-closed-alternative-2|is new: “It sinks.”",
    "retired|role ada-brandt|was taken back on 2025-04-01: She left.",
    "status|indicator crane-mended|not-checked → unclear",
    "withdrawn|source wheat-letter|was withdrawn on 2025-04-01: It was forged.",
    "actor|actor estria|name Estria → The Estrian Republic",
    "actor|actor no-one|is new: No one",
]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The base desk as it was, committed, and then edited."""
    folder = write_desk(tmp_path / "desk", {})
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "One")):
        run(["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@b.c", *words], check=True)
    text = (folder / "base.yml").read_text(encoding="utf-8")
    for was, now in EDITS:
        assert was in text
        text = text.replace(was, now, 1)
    (folder / "base.yml").write_text(text, encoding="utf-8")
    actors = (folder / "actors.yml").read_text(encoding="utf-8").replace("name: Estria", "name: The Estrian Republic")
    (folder / "actors.yml").write_text(f"{actors}no-one: {{name: No one, kind: person}}\n", encoding="utf-8")
    article = folder / "sources/wheat-letter/article.md"
    withdrawn = "withdrawn: {date: 2025-04-01, why: It was forged.}"
    letter = article.read_text(encoding="utf-8").replace("\n---\n", f"\n{withdrawn}\n---\n", 1)
    article.write_text(letter, encoding="utf-8")
    return folder


def test_what_changed_is_told_in_the_order_of_the_page(desk: Path, tmp_path: Path) -> None:
    """Each thing once, with its place; nothing of what stayed."""
    before = write_desk(tmp_path / "before", {})
    found = changes_between(read_desk(before).desk, read_desk(desk).desk)
    assert [f"{one.sort}|{one.subject}|{one.words}" for one in found] == TOLD
    assert all(one.place.path and one.place.line > 1 for one in found)
    assert changes_between(read_desk(desk).desk, read_desk(desk).desk) == ()
    gone = {f"{one.sort}|{one.subject}" for one in changes_between(read_desk(desk).desk, read_desk(before).desk)}
    assert {"removed|alternative stays-closed-alternative-2", "actor|actor no-one"} < gone


def test_a_state_is_named_as_git_names_it(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As text, as Markdown that mentions nobody, as JSON, and as comments at the lines."""
    words = ["diff", "--desk", str(desk), "HEAD"]
    assert main(words) == OK
    out = capsys.readouterr().out
    assert out.startswith("base\n  briefing base: status published → archived\n")
    assert "\nthe desk\n  source wheat-letter: was withdrawn" in out
    assert main([*words, "--format", "markdown"]) == OK
    out = capsys.readouterr().out
    assert out.startswith("### The harbour at Larn\n\n- **briefing `base`** status published → archived\n")
    assert "- **judgement `stays-closed`** likelihood likely → unlikely\n" in out
    assert main([*words, "--format", "json"]) == OK
    told = json.loads(capsys.readouterr().out)
    assert len(told) == len(TOLD)
    assert told[3]["was"] == "likely"
    assert main([*words, "--format", "github"]) == OK
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) == len(TOLD)
    assert rows[3].startswith(f"::notice file={desk.as_posix()}/base.yml,line=16,col=17,title=briefing-likelihood::")
    assert main(["diff", "--desk", str(desk), "HEAD", "HEAD"]) == OK
    assert capsys.readouterr().out == "nothing changed\n"
    assert main(["diff", "--desk", str(desk), "nowhere"]) == MISUSE


def test_a_desk_that_cannot_be_read_is_not_compared(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be read would be told as gone, or as words that nobody wrote."""
    path = desk / "base.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", 'title: "', 1), encoding="utf-8")
    assert main(["diff", "--desk", str(desk), "HEAD"]) == ERRORS
    told = capsys.readouterr()
    assert told.out == ""
    assert f"mend it first: briefing check --desk {desk}" in told.err
