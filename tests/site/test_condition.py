"""A condition never falls off: wherever a site names what holds only if something else does, the *if* comes first."""

from __future__ import annotations

import json
import re
from pathlib import Path  # noqa: TC003 - pytest asks for it
from typing import Final

import pytest

from briefing_room.build import build, check
from briefing_room.cli import main
from briefing_room.pages import site_of
from briefing_room.publish import share
from briefing_room.publish.project import find_project
from tests.conditions import MARK, bare_in, desk_in, pieces_in, pieces_of, wanted_in

LANGUAGES: Final = ("en", "fr", "ar")


@pytest.fixture(
    scope="module",
    params=[(language, False) for language in LANGUAGES] + [("en", True)],
    ids=lambda one: f"{one[0]}-{'private' if one[1] else 'public'}",
)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The desk in a language, and its public or private site."""
    language, private = request.param
    folder = tmp_path_factory.mktemp("conditions")
    desk = desk_in(folder / "desk", language)
    built = build(find_project(desk, folder / "site", private=private))
    assert built.checked.findings == ()
    return desk, folder / "site"


def test_the_condition_stands_before_the_statement_everywhere(made: tuple[Path, Path]) -> None:
    """In every element, attribute and record of every file of the site, the search index included."""
    desk, site = made
    wanted = wanted_in(check(desk).desk)
    bare = [
        (name, where, mark, piece.strip()[:150])
        for name, where, piece in pieces_in(site)
        for mark in bare_in(piece, wanted)
    ]
    assert bare == []


def test_every_statement_with_a_condition_is_named_on_many_surfaces(made: tuple[Path, Path]) -> None:
    """Nothing would be proved by a desk whose statements nobody names: these surfaces do, and the index as well."""
    desk, site = made
    wanted = wanted_in(check(desk).desk)
    named = [(name, where, mark) for name, where, piece in pieces_in(site) for mark in MARK.findall(piece)]
    assert {name.split("/")[0] for name, _, mark in named if mark in wanted} == {
        "index.html", "briefings", "actors", "sources", "risks", "indicators", "gaps", "changes", "track-record",
        "positions", "search", "assets",
    }  # fmt: skip
    assert {where for _, where, mark in named if mark in wanted} >= {"a", "h3", "dd", "line"}
    assert {mark for _, _, mark in named} >= {*wanted}


def test_a_language_puts_the_condition_in_its_own_words(made: tuple[Path, Path]) -> None:
    """English says *If*, French *Sous condition*; a language without a catalogue has the English word."""
    desk, site = made
    french = "language: fr" in (desk / "settings.yml").read_text(encoding="utf-8")
    home = (site / "index.html").read_text(encoding="utf-8")
    said = r"Sous condition \(Mark10 [^)]*\) : Mark1 .*\." if french else r"\u200f?If Mark10 [^:]*: Mark1 .*\."
    names = [" ".join(piece.split()) for where, piece in pieces_of(home) if where == "a"]
    assert any(re.fullmatch(said, name) for name in names)


def test_the_picture_of_a_shared_link_shows_the_condition(
    made: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is drawn, line by line, begins with the condition."""
    desk, _ = made
    drawn: list[str] = []
    write = share._write  # noqa: SLF001 - what reaches the picture

    def note(*arguments: object, **more: object) -> None:
        drawn.append(str(arguments[2]))
        write(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(share, "_write", note)
    checked = check(desk)
    wanted = wanted_in(checked.desk)
    for briefing_id in checked.desk.briefings:
        share.picture(share.briefing_card(site_of(checked.desk, private=False), briefing_id))
    text = " ".join(drawn)
    assert "Mark4 " in text
    assert list(bare_in(text, wanted)) == []


def test_what_analysts_are_told_names_the_condition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding that names a statement, in every form, and the list of what would be lost with a source."""
    desk = desk_in(tmp_path / "desk")
    wanted = wanted_in(check(desk).desk)
    settings = desk / "settings.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('  support-withdrawn: "off"\n', ""), "utf-8")
    for name in ("log", "wire"):
        article = desk / "sources" / name / "article.md"
        gone = "\nwithdrawn: {date: 2031-03-30, why: It was forged.}\n---\n"
        head, body = article.read_text(encoding="utf-8").rsplit("\n---\n", 1)
        article.write_text(head + gone + body, encoding="utf-8")
    briefing = desk / "harbour.yml"
    briefing.write_text(
        briefing.read_text(encoding="utf-8").replace(
            '    evidence: ["Two ships were turned away in the second"]\n', ""
        ),
        encoding="utf-8",
    )
    told = []
    for form in ("json", "github", "text"):
        assert main(["check", "--desk", str(desk), "--format", form]) == 1
        told.append(capsys.readouterr().out)
    told.append("\n".join(finding["message"] for finding in json.loads(told[0])))
    assert main(["impact", "log", "--desk", str(desk)]) == 0
    told.append(capsys.readouterr().out)
    lines = [line for text in told[1:] for line in text.splitlines() if not re.match(r"\s+\d+ \|", line)]
    assert sum("Mark1 " in line for line in lines) > 1
    assert sum("Mark8 " in line for line in lines) > 1
    assert [line for line in lines if list(bare_in(line, wanted))] == []


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ("<p>If Mark1: Mark2</p>", []),
        ("<p>Mark2</p>", ["Mark2"]),
        ("<p>Mark2 if Mark1</p>", ["Mark2"]),
        ("<li>If Mark1: <a href='#'>Mark2</a></li>", ["Mark2"]),
        ("<li>If Mark1<ul><li>Mark2</li></ul></li>", ["Mark2"]),
        ("<h3>If <span>Mark1</span>: <em>Mark2</em></h3>", []),
        ("<p><br>If Mark1: Mark2", []),
        ("<div>Mark2</div>", ["Mark2"]),
        ("<button aria-label='Copy: Mark2'>If Mark1: Mark2</button>", ["Mark2"]),
        ("<p>If Mark1, and Mark2: Mark3</p>", []),
        ("<p>If Mark2, and Mark1: Mark3</p>", ["Mark2", "Mark3"]),
        ("<p>If Mark2: Mark3</p>", ["Mark2", "Mark3"]),
    ],
)
def test_what_looks_for_bare_statements_finds_them(html: str, bare: list[str]) -> None:
    """The promise above rests on this: near misses are told from names."""
    wanted = {"Mark2": ("Mark1",), "Mark3": ("Mark1", "Mark2")}
    assert [mark for _, piece in pieces_of(html) for mark in bare_in(piece, wanted)] == bare
