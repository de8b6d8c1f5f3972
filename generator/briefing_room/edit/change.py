"""A change of a desk that is not written yet: its files, what is moved, what it looks like, and what `check` says then.

change = …                            made by a module of this room: text in, text out
diff_of(folder, change)               shown first
errors_of(folder, change, before)     an edit that makes a new error is refused, and nothing is written
write_whole(folder, change.files, change.moves)
"""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefing_room.build import check
from briefing_room.ledger import own
from briefing_room.load.temporary import temporary_folder
from briefing_room.model.article import text_lines
from briefing_room.model.source import READING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from briefing_room.build import Checked
    from briefing_room.findings import Finding
    from briefing_room.model.desk import Desk


@dataclass(frozen=True)
class Change:
    """What would be written: files by their names in the desk, in this order, then names that are given up for others.

    ``notes`` are what the analyst should know of it.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    moves: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written or moved."""
        return not self.files and not self.moves

    def named(self, name: str) -> str:
        """What a file is called when all is moved."""
        for was, now in self.moves:
            if name == was or name.startswith(f"{was}/"):
                return now + name[len(was) :]
        return name


def checked_after(folder: Path, change: Change, before: Desk | None = None) -> Checked:
    """What `check` would find when a change had been written: a copy of the desk is asked.

    ``before`` is the desk to compare with, as in `check`.
    """
    names = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    seen = [name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts)]
    with temporary_folder("briefing-changed-") as copy:
        own(copy, [change.named(name) for name in [*seen, *change.files]])
        for name in dict.fromkeys([*seen, *change.files]):
            data = change.files.get(name)
            target = copy / change.named(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((folder / name).read_bytes() if data is None else data)
        return check(copy, before=before)


def new_errors(was: Iterable[Finding], now: Iterable[Finding]) -> tuple[Finding, ...]:
    """The errors that a change would make: those of a rule that has more of them than before.

    Those that were there already are known by what they say, wherever they stand now.
    """
    old = Counter(_said(one) for one in was if one.severity == "error")
    rules = Counter({code: sum(n for (c, _), n in old.items() if c == code) for code in {c for c, _ in old}})
    found = [one for one in now if one.severity == "error"]
    more = {code for code, number in Counter(one.code for one in found).items() if number > rules[code]}
    told = []
    for one in found:
        if old[_said(one)]:
            old[_said(one)] -= 1
        elif one.code in more:
            told.append(one)
    return tuple(told)


def _said(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


_NEW: Final = "/dev/null"


def diff_of(folder: Path, change: Change) -> Iterator[str]:
    """Yield the rows of a unified diff of all that would be written, and a row for each name that is given up.

    Of a reading that is new its length alone is told: the program makes it, and nobody edits it.
    """
    yield from (f"{was} → {now}" for was, now in change.moves)
    for name, data in sorted(change.files.items()):
        path = folder / name
        before = _lines_of(path.read_bytes()) if path.is_file() else []
        after = _lines_of(data)
        was, now = f"a/{name}" if before else _NEW, f"b/{change.named(name)}"
        if not before and name.endswith(f"/{READING}"):
            yield from (f"--- {was}", f"+++ {now}", f"(new: the original as it is read, in {len(after)} lines)")
            continue
        yield from difflib.unified_diff(before, after, was, now, lineterm="")


def _lines_of(data: bytes) -> list[str]:
    """The lines of a file, whatever they end with."""
    lines = text_lines(data.decode("utf-8"))
    return lines if lines[-1] else lines[:-1]
