"""What happens to folders on a disk: somebody puts files of his own there, and processes are killed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_room.publish.exchange import exchange

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

FOREIGN = ("mine.md", "sources/mine.md", "mine/", "index.md -> work", "sources -> work", "mine -> work", "mine -> gone")
"""What somebody may put where we write: a file, a folder, and links in the place of ours or beside it."""


def put_foreign(folder: Path, foreign: str, work: Path) -> None:
    """Put something into a folder: ``file``, ``folder/`` or ``link -> work``."""
    name, _, target = foreign.partition(" -> ")
    path = folder / name
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    if target:
        path.symlink_to(work / "thesis.tex" if target == "work" and name.endswith(".md") else work.with_name(target))
    elif name.endswith("/"):
        path.mkdir()
    else:
        path.write_text("mine", encoding="utf-8")


def state_of(folder: Path) -> dict[str, object]:
    """Everything in a folder: what files hold, where links lead, when each was changed."""
    return {
        path.relative_to(folder).as_posix(): (
            path.readlink() if path.is_symlink() else path.read_bytes() if path.is_file() else None,
            path.lstat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
    }


def named(foreign: str) -> str:
    """What a refusal names of such a thing, at least: its first folder, or the file."""
    return foreign.partition(" ")[0].partition("/")[0]


class KilledError(BaseException):
    """Stands for the end of the process."""


def dying(patch: pytest.MonkeyPatch, steps: int) -> Callable[[], bool]:
    """Let the process end at a step that changes the disk, half of a file written, and do nothing more.

    The answer says whether it came to its end instead.
    """
    left = iter(range(steps))
    reached: list[str] = []

    def end_at(name: str) -> None:
        really = getattr(Path, name)

        def step(path: Path, *given: object, **options: object) -> object:
            if next(left, None) is None:
                reached.append(name)
                if len(reached) == 1 and name.startswith("write_") and isinstance(given[0], (str, bytes)):
                    really(path, given[0][: len(given[0]) // 2], **options)
                raise KilledError
            return really(path, *given, **options)

        patch.setattr(Path, name, step)

    def exchange_or_end(one: Path, other: Path) -> bool:
        if next(left, None) is None:
            reached.append("exchange")
            raise KilledError
        return exchange(one, other)

    patch.setattr("briefing_room.publish.switch.exchange", exchange_or_end)
    for name in ("write_bytes", "write_text", "replace", "rename", "unlink", "rmdir", "mkdir"):
        end_at(name)
    return lambda: not reached
