"""`briefing check --originals`: the originals read again, beside the readings that are recorded."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefing_room.bring_in import compared
from briefing_room.cli import main
from briefing_room.cli.shared import ERRORS, OK
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.scaffold import write_desk
from tests.intake.honest import HONEST, PAGE, TEXT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _desk_with(folder: Path, *documents: tuple[str, bytes]) -> Path:
    write_desk(folder / "desk")
    for number, (name, data) in enumerate(documents):
        (folder / name).write_bytes(data)
        words = ["add", str(folder / name), "--id", f"quay-{number}", "--yes", "--desk", str(folder / "desk")]
        assert main(words) == OK
    return folder / "desk"


def test_an_untouched_desk_gives_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An original of any format reads as it was recorded."""
    desk = _desk_with(tmp_path, ("z.txt", TEXT.encode()), *HONEST)
    capsys.readouterr()
    assert main(["check", "--originals", "--desk", str(desk)]) == OK
    out = capsys.readouterr().out
    assert "reading-changed" not in out
    assert "article-refused" not in out


def test_an_edited_reading_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that is changed in reading, sum and text together passes the plain check, and not this one."""
    desk = _desk_with(tmp_path, ("a.html", PAGE.encode()))
    reading, article = (desk / "sources/quay-0" / name for name in ("reading.txt", "article.md"))
    was = hashlib.sha256(reading.read_bytes()).hexdigest()
    for path in (reading, article):
        path.write_text(path.read_text(encoding="utf-8").replace("Monday", "Sunday"), encoding="utf-8")
    now = hashlib.sha256(reading.read_bytes()).hexdigest()
    assert was != now
    article.write_text(article.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    rows = reading.read_text(encoding="utf-8").splitlines()
    number = next(n for n, row in enumerate(rows, 1) if "Sunday" in row)
    capsys.readouterr()
    assert main(["check", "--desk", str(desk)]) == OK
    assert "reading-changed" not in capsys.readouterr().out
    assert main(["check", "--originals", "--desk", str(desk)]) == OK
    out = capsys.readouterr().out
    assert f"warning[reading-changed]: line {number} of the recorded reading of quay-0 says “Sunday" in out
    assert "and today it is read as “Monday" in out
    assert "briefing refresh quay-0" in out
    assert main(["check", "--originals", "--strict", "--desk", str(desk)]) == ERRORS


def test_an_unreadable_original_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an error with a place and a reason, and no traceback; without the option nothing is read."""
    desk = _desk_with(tmp_path, ("a.html", PAGE.encode()))

    def refuse(*_: object) -> None:
        raise RefusedError("it may be damaged", "save it in another way")

    monkeypatch.setattr(compared, "extract_isolated", refuse)
    capsys.readouterr()
    assert main(["check", "--desk", str(desk)]) == OK
    assert main(["check", "--originals", "--desk", str(desk)]) == ERRORS
    assert "error[article-refused]: the original of quay-0 cannot be read any more" in capsys.readouterr().out
