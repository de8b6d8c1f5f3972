"""What `briefing init` and `briefing new` write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.load.desk import read_desk
from briefing_room.scaffold import SCHEMA_FOLDER, write_briefing, write_desk, write_schemas
from briefing_room.scaffold.placed import TakenError
from briefing_room.schema import schemas
from tests.desks import desks

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2025, 3, 4)


def begun(desk: Path, briefing_id: str) -> str:
    """The text of a new briefing."""
    return write_briefing(desk, briefing_id, read_desk(desk).desk, DAY).read_text(encoding="utf-8")


def test_a_new_desk_is_whole(tmp_path: Path) -> None:
    """Every kind of file is in it, its modelines lead to its schemas, and nothing is wrong with it."""
    folder = tmp_path / "desk"
    write_desk(folder)
    checked = check(folder)
    assert checked.findings == ()
    assert (len(checked.desk.briefings), len(checked.desk.sources), len(checked.desk.actors)) == (1, 1, 1)
    for name in ("settings.yml", "actors.yml", "ferry-line.yml"):
        modeline = (folder / name).read_text(encoding="utf-8").split("\n")[0]
        assert (folder / modeline.rpartition("=")[2]).is_file()
    assert {path.name for path in (folder / SCHEMA_FOLDER).iterdir()} == set(schemas())
    assert not list(folder.rglob("__pycache__"))


def test_a_new_desk_is_the_same_every_time(tmp_path: Path) -> None:
    """Nothing of the day, the user or the machine is in it."""
    for name in ("one", "two"):
        write_desk(tmp_path / name)
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert one == two


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    """Whatever it is, hidden files included."""
    (tmp_path / ".hidden").touch()
    with pytest.raises(TakenError, match="is there and not empty; name a new folder"):
        write_desk(tmp_path)
    with pytest.raises(TakenError, match="is a file; name a new folder"):
        write_desk(tmp_path / ".hidden")


@pytest.mark.parametrize("briefing_id", ["spring-tide", "null", "true", "2025", "no", "010", "a-b-c"])
def test_a_new_briefing_checks_clean_whatever_its_id(tmp_path: Path, briefing_id: str) -> None:
    """Also when the id in words is one of YAML's own."""
    desk = desks.write_desk(tmp_path / "desk", {})
    text = begun(desk, briefing_id)
    checked = check(desk)
    assert checked.findings == ()
    briefing = checked.desk.briefings[briefing_id]
    assert briefing.title == briefing_id.replace("-", " ").capitalize()
    assert (briefing.status, briefing.as_of.date, briefing.default_source) == ("draft", DAY, "coast-courier")
    assert "yaml-language-server" not in text


@pytest.mark.parametrize(
    ("schema", "modeline"),
    [
        (".schema", ".schema/briefing.json"),
        ("../build/schema", "../build/schema/briefing.json"),
        ("../schema", "../schema/briefing.json"),
    ],
)
def test_a_new_briefing_names_the_schema_that_is_there(tmp_path: Path, schema: str, modeline: str) -> None:
    """So that an editor completes its keys."""
    desk = desks.write_desk(tmp_path / "desk", {})
    write_schemas(desk / schema)
    assert begun(desk, "page").startswith(f"# yaml-language-server: $schema={modeline}\n")


def test_a_new_briefing_quotes_a_source_in_the_desks_language(tmp_path: Path) -> None:
    """One that needs no translation and was not withdrawn; with none, the analyst sees what is to be filled in."""
    article = "---\ntitle: {}\nlanguage: {}\n{}---\nText.\n"
    desk = desks.write_desk(
        tmp_path / "desk",
        {
            "sources/a-first/article.md": article.format("항구", "ko", ""),
            "sources/b-second/article.md": article.format("Old", "en", "withdrawn: {date: 2025-01-01, why: x}\n"),
            "sources/c-third/article.md": article.format('A "quoted" title', "en-GB", ""),
        },
    )
    assert "default_source: c-third\n" in begun(desk, "page")
    found = [finding for finding in check(desk).findings if finding.place.path == "page.yml"]
    assert found == []
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "settings.yml").write_text("name: x\n", encoding="utf-8")
    text = begun(tmp_path / "bare", "page")
    assert "# default_source: id of a source\n" in text
    assert [finding.code for finding in check(tmp_path / "bare").findings] == ["evidence-without-source"]


def test_an_id_that_is_taken_is_refused(tmp_path: Path) -> None:
    """By a briefing, a source, an actor, or a file nobody could read."""
    folder = desks.write_desk(tmp_path / "desk", {"broken.yml": "- x\n"})
    desk = read_desk(folder).desk
    for taken, said in (
        ("base", "the id “base” is taken by a briefing"),
        ("wheat-letter", "the id “wheat-letter” is taken by a source"),
        ("estria", "the id “estria” is taken by an actor"),
        ("broken", "broken.yml is there already"),
    ):
        with pytest.raises(TakenError, match=f"{said}$"):
            write_briefing(folder, taken, desk, DAY)
