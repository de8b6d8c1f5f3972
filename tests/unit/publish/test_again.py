"""A desk that is checked again at each save tells what it would tell if all of it were read and checked anew."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.build import Checked, check, site_with
from briefing_room.checks import _DESK_RULES, told_by
from briefing_room.load.desk import read_desk
from briefing_room.pages import render_pages
from briefing_room.publish import again as again_
from briefing_room.publish.again import Again
from tests.desks.desks import GOOD, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.checks import DeskRule
    from briefing_room.findings import Finding
    from briefing_room.load.desk import Loaded
    from briefing_room.model.desk import Desk

_WORD: Final = re.compile(r"(?<=\s)[a-z]{4,}(?=[\s.,])")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of a desk that uses every key."""
    return lay_out(GOOD / "every-key", tmp_path / "desk")


def _told(checked: Checked) -> object:
    """What a check came to, and the desk that it looked at."""
    return checked.findings, checked.waived, replace(checked.desk)


def test_after_any_save_it_is_told_what_a_whole_check_tells(folder: Path) -> None:
    """A word of any file is turned, some back again, a line is taken out or broken, a briefing goes and comes."""
    chance, again = random.Random("saves"), Again()  # noqa: S311 - the same saves every time
    briefings = [*sorted(folder.glob("[op]*.yml")), folder / "settings.yml"]
    texts = {path: path.read_text(encoding="utf-8") for path in [*briefings, *sorted(folder.rglob("article.md"))]}
    for number in range(30):
        path = chance.choice([*texts, *briefings[:2], *briefings[:2]])
        lines = texts[path].splitlines(keepends=True)
        at = chance.randrange(len(lines))
        lines[at] = chance.choice((*[_WORD.sub("elsewhere", lines[at], count=1)] * 3, "", f"{lines[at]}\n", "a: [\n"))
        path.write_text(chance.choice((texts[path], "".join(lines), "".join(lines))), encoding="utf-8")
        if number % 10 == 5:
            briefings[0].unlink(missing_ok=True)
        checked, anew = check(folder, again=again), check(folder)
        assert _told(checked) == _told(anew), (number, path, at)
        if checked.may_be_published:
            ours, theirs = (site_with(one, private=True) for one in (checked, anew))
            assert number % 4 or render_pages(ours) == render_pages(theirs), (number, path, at)


def test_one_saved_briefing_is_read_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its file is read, and rules on sources, which read nothing of it, are not asked again."""
    read: list[Path] = []
    asked: list[DeskRule] = []

    def noted(whole: Path) -> Loaded:
        read.append(whole)
        return read_desk(whole)

    def noted_rule(rule: DeskRule, desk: Desk) -> tuple[Finding, ...]:
        asked.append(rule)
        return told_by(rule, desk)

    monkeypatch.setattr(again_, "read_desk", noted)
    monkeypatch.setattr(again_, "told_by", noted_rule)
    again = Again()
    check(folder, again=again)
    asked.clear()
    path = folder / "other.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: Now ", 1), encoding="utf-8")
    check(folder, again=again)
    assert len(read) == 1
    assert 0 < len(asked) < len(_DESK_RULES)
    asked.clear()
    check(folder, again=again)
    assert asked == []
    (folder / "another.yml").write_text("title: [", encoding="utf-8")
    check(folder, again=again)
    assert len(read) == 2
