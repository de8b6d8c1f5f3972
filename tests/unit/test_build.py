"""The check, from a folder to findings; what is built of it is tested under tests/site/."""

from __future__ import annotations

import os
import time
from datetime import date
from typing import TYPE_CHECKING

from briefing_room.build import all_rules, check
from tests.desks.desks import BAD, BASE, GOOD, lay_out, page, write_desk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_check_reads_and_never_writes(tmp_path: Path) -> None:
    """The desk's files are the analyst's."""
    desk = lay_out(BAD / "twenty", tmp_path / "desk")
    before = {
        path: (path.read_bytes() if path.is_file() else None, path.stat().st_mtime_ns) for path in desk.rglob("*")
    }
    check(desk)
    assert before == {
        path: (path.read_bytes() if path.is_file() else None, path.stat().st_mtime_ns) for path in desk.rglob("*")
    }


def test_the_same_desk_gives_the_same_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sorted, each once, whatever the time zone and the order in which the disk lists files."""
    desk = lay_out(BAD / "twenty", tmp_path / "desk")
    first = check(desk).findings
    places = [(finding.place, finding.code) for finding in first]
    assert places == sorted(places)
    assert len(set(first)) == len(first)
    other = tmp_path / "other"
    other.mkdir()
    for path in sorted(desk.rglob("*"), reverse=True):
        target = other / path.relative_to(desk)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        assert check(other).findings == first
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_desk_may_be_published_unless_there_is_an_error(tmp_path: Path) -> None:
    """A warning forbids nothing."""
    assert check(BASE).may_be_published
    assert check(lay_out(BAD / "unused-actor", tmp_path / "a")).may_be_published
    assert not check(lay_out(BAD / "wrong-value", tmp_path / "b")).may_be_published


def test_house_rules_change_what_a_warning_means(tmp_path: Path) -> None:
    """Raised, a warning forbids publishing; switched off, it is not told."""
    settings = (BASE / "settings.yml").read_text(encoding="utf-8")
    sail = page("indicators: [{id: sail, text: A sail., status: not-checked}]\n")
    for level, codes, published in (
        ("warning", ["unused-indicator"], True),
        ("error", ["unused-indicator"], False),
        ("off", [], True),
    ):
        files = {"page.yml": sail, "settings.yml": f"{settings}  unused-indicator: {level}\n"}
        checked = check(write_desk(tmp_path / level, files))
        assert [finding.code for finding in checked.findings] == codes
        assert checked.may_be_published is published


def test_house_rules_never_lower_an_error(tmp_path: Path) -> None:
    """Trying to is an error of its own."""
    settings = (BASE / "settings.yml").read_text(encoding="utf-8")
    files = {"page.yml": page("topics: [wheat]\n"), "settings.yml": f"{settings}  unknown-id: off\n"}
    checked = check(write_desk(tmp_path / "desk", files))
    assert [(finding.code, finding.severity) for finding in checked.findings] == [
        ("unknown-id", "error"), ("house-rule", "error"),
    ]  # fmt: skip


def test_the_day_of_the_check_is_the_callers(tmp_path: Path) -> None:
    """Never the clock's, so that a build says the same on every day."""
    judgement = 'judgements: [{id: one, text: x, horizon: 2025-06-01, evidence: ["closed since the storm"]}]\n'
    desk = write_desk(tmp_path / "desk", {"page.yml": page(judgement)})
    assert check(desk).findings == ()
    assert [finding.code for finding in check(desk, date(2025, 6, 2)).findings] == ["horizon-passed"]


def test_every_key_of_the_format_is_used_in_the_desk_that_says_so() -> None:
    """Else a key could be broken and no test would notice."""
    from briefing_room.model.briefing import Briefing  # noqa: PLC0415 - only here
    from briefing_room.model.desk import Actor, Settings  # noqa: PLC0415
    from briefing_room.model.source import FrontMatter  # noqa: PLC0415
    from tests.meta.test_rules_documented import classes_in, keys_of  # noqa: PLC0415

    texts = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((GOOD / "every-key").rglob("*"))
        if path.suffix in {".yml", ".md"}
    )
    for model in (Briefing, Settings, Actor, FrontMatter):
        for item in classes_in(model):
            for key in keys_of(item):
                assert f"{key}:" in texts, f"{key} of {item.__name__}"


def test_rules_are_listed_once_and_folder_rules_first() -> None:
    """In the order in which they are documented."""
    codes = [rule.code for rule in all_rules()]
    assert len(set(codes)) == len(codes)
    assert codes[:3] == ["missing-file", "file-name", "original-changed"]


def test_a_desk_on_a_disk_that_lists_files_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder's own order is not that of the names."""
    desk = lay_out(GOOD / "every-key", tmp_path / "desk")
    names = list(check(desk).desk.briefings)
    really = os.listdir
    monkeypatch.setattr(os, "listdir", lambda *given: sorted(really(*given), reverse=True))
    assert list(check(desk).desk.briefings) == names == sorted(names)
