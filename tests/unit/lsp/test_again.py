from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing_room.build import check
from briefing_room.lsp import nearby as module
from briefing_room.lsp.again import StaleError
from briefing_room.lsp.held import Held, desk_of, findings_of_all, held
from briefing_room.lsp.nearby import nearby
from briefing_room.lsp.written import Written
from tests.desks.desks import BAD, lay_out, names_in, page, write_desk

if TYPE_CHECKING:
    from pathlib import Path


def never() -> bool:
    """Nothing else is typed."""
    return False


_OTHERWISE = {"file-name-named", "wrong-value", "not-utf8-utf-16"}
"""An id that is none is told by a whole reading, with where other files name it; an editor's text has no bytes."""


@pytest.mark.parametrize("name", [name for name in names_in(BAD)[::6] if name not in _OTHERWISE])
def test_what_is_found_while_typing_is_what_a_check_finds(name: str, tmp_path: Path) -> None:
    """In each file of every sixth bad desk, whether it is looked at for the first time or again."""
    folder = lay_out(BAD / name, tmp_path / "desk")
    expected = check(folder).findings
    now = held(folder)
    files = [path for path in now.desk.files if path.count("/") in {0, 2} and path.endswith((".yml", "article.md"))]
    for path in files:
        text = now.desk.files[path]
        if not text:
            continue
        for again in (text + "\n", text):
            now.open[path] = Written(again)
            now.take(path, now.look(path, never))
        told = [one for one in now.findings_of(path) if one.code != "unused-source"]
        assert told == [one for one in expected if one.place.path == path and one.code != "unused-source"], path


def test_a_rule_that_read_nothing_new_is_not_asked_again(small: Held) -> None:
    """What it found is kept until what it read has changed."""
    text = small.desk.files["base.yml"]
    for title in ("One", "Two"):
        small.open["base.yml"] = Written(text.replace("The harbour at Larn", title))
        small.take("base.yml", small.look("base.yml", never))
    kept = small.kept["base.yml"]
    small.open["base.yml"] = Written(text.replace("The harbour at Larn", "Three"))
    again = small.look("base.yml", never).kept
    assert again
    same = {rule.__name__.rpartition(".")[2] for rule in kept.told if again.told[rule] is kept.told[rule]}
    assert {"text_in_original", "strip_log_true"} <= same
    assert "quote_in_source" not in same


def test_who_types_on_stops_the_look(small: Held) -> None:
    """Nobody waits for what nobody wants to know."""
    small.open["base.yml"] = Written(small.desk.files["base.yml"])
    with pytest.raises(StaleError):
        small.look("base.yml", lambda: True)


def test_broken_yaml_keeps_the_last_good_facts(small: Held) -> None:
    """The briefing is still known to whoever looks something up; its findings are those of now."""
    small.open["base.yml"] = Written("title: [")
    small.take("base.yml", small.look("base.yml", never))
    assert small.desk.briefings["base"].title == "The harbour at Larn"
    assert "base" not in small.loaded.desk.briefings
    assert {one.code for one in small.findings_of("base.yml")} == {"yaml-syntax"}
    small.open["base.yml"] = Written("title: x\n")
    small.take("base.yml", small.look("base.yml", never))
    assert {one.code for one in small.findings_of("base.yml")} == {"missing-key"}


def test_a_file_that_the_editor_has_no_more_is_as_on_the_disk(small: Held) -> None:
    """What was not saved is gone."""
    small.open["base.yml"] = Written("title: [")
    small.take("base.yml", small.look("base.yml", never))
    del small.open["base.yml"]
    small.take("base.yml", small.look("base.yml", never))
    assert small.findings_of("base.yml") == ()


def test_a_large_desk_is_looked_at_nearby(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file names, what these name, and their sources; what is left out is no unknown id."""
    monkeypatch.setattr(module, "SMALL", 0)
    risk = "risks:\n  - {id: r, text: x., category: safety, impact: minor, rests_on: ['next#bottom-line']}\n"
    files = {f"{name}.yml": page() for name in ("far", "next")} | {"page.yml": page(risk)}
    now = held(write_desk(tmp_path / "desk", files))
    near = nearby(now.desk, "page.yml")
    assert set(near.briefings) == {"page", "next"}
    assert set(near.sources) == {"coast-courier"}
    assert set(nearby(now.desk, "sources/wheat-letter/article.md").briefings) == {"base"}
    assert set(nearby(now.desk, "settings.yml").briefings) == set(now.desk.briefings)
    now.open["page.yml"] = Written(page(risk.replace("next#", "nexd#")).replace("coast-courier", "wheat-leter"))
    told = {one.message: one for one in now.look("page.yml", never).findings if one.code == "unknown-id"}
    assert [finding.help for finding in told.values()] == [
        "did you mean “wheat-letter”?",
        "did you mean “next#bottom-line”?",
    ]
    monkeypatch.setattr(module, "MOST", 0)
    assert "next" in nearby(now.desk, "page.yml").broken


def test_every_file_is_looked_at_when_a_desk_is_opened(tmp_path: Path) -> None:
    """As a check tells it."""
    folder = lay_out(BAD / "twenty", tmp_path / "desk")
    found = findings_of_all(held(folder), never)
    assert {one for here in found.values() for one in here} == set(check(folder).findings)


def test_the_desk_of_a_file(tmp_path: Path) -> None:
    """The nearest folder above it with settings; a file that is no part of a desk has none."""
    folder = write_desk(tmp_path / "desk", {})
    assert desk_of(folder / "sources/coast-courier/article.md") == folder.resolve()
    assert desk_of(folder / "new.yml") == folder.resolve()
    assert desk_of(folder / "sources/coast-courier/original.txt") is None
    assert desk_of(tmp_path / "other.yml") is None
