"""A desk in memory, and what an editor has of its files.

Facts are those of the last state that could be read: while a file is no YAML, its last good items stay. Findings are
those of what stands there now.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from briefing_room.load.desk import read_desk
from briefing_room.load.stray import SETTINGS
from briefing_room.lsp.again import Typed, look_again, look_at_all
from briefing_room.lsp.where import here, kind_of
from briefing_room.lsp.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing_room.findings import Finding, Place
    from briefing_room.load.desk import Loaded
    from briefing_room.lsp.again import Kept, Looked
    from briefing_room.lsp.where import Here
    from briefing_room.model.desk import Desk


@dataclass
class Held:
    """A desk in memory. ``open`` are the texts that an editor has, by path; ``found`` what is wrong, by path."""

    folder: Path
    loaded: Loaded
    desk: Desk
    open: dict[str, Written] = field(default_factory=dict)
    found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    kept: dict[str, Kept] = field(default_factory=dict)

    def text_of(self, path: str) -> Written:
        """The text of a file: what the editor has, or what was read."""
        if path not in self.open:
            return Written(self.desk.files.get(path, ""))
        return self.open[path]

    def here(self, path: str, place: Place) -> Here | None:
        """What stands at a place of a file."""
        return here(path, self.text_of(path).text, place)

    def look(self, path: str, is_stale: Callable[[], bool]) -> Looked:
        """What is wrong with a file as the editor has it; one that it has no more, as it is on the disk.

        Raises:
            StaleError: ``is_stale`` says that something else was typed.
        """
        file = self.folder / path
        on_disk = path not in self.open and file.is_file()
        text = file.read_bytes().decode("utf-8", "replace") if on_disk else self.text_of(path).text
        typed = Typed(path, text)
        return look_again(self.folder, self.loaded, typed, self.kept.get(path), is_stale)

    def take(self, path: str, looked: Looked) -> None:
        """Go on with what was looked at."""
        self.loaded = looked.loaded
        self.found[path] = looked.findings
        if looked.kept:
            self.kept[path] = looked.kept
        self.desk = with_last_good(looked.loaded.desk, self.desk)

    @property
    def is_large(self) -> bool:
        """Whether it is too large to be checked as a whole in an editor."""
        return len(self.loaded.desk.briefings) > MOST_AT_ONCE

    def findings_of(self, path: str) -> tuple[Finding, ...]:
        """What is wrong with a file, as far as it was looked at."""
        return self.found.get(path, ())


def desk_of(file: Path) -> Path | None:
    """The folder of the desk that a file is in: the nearest one above it that holds settings; None where none does."""
    for folder in file.resolve().parents:
        if (folder / SETTINGS).is_file():
            return folder if kind_of(file.resolve().relative_to(folder).as_posix()) else None
    return None


def held(folder: Path, open_texts: dict[str, Written] | None = None) -> Held:
    """Read the desk in a folder, with what an editor has of its files.

    Raises:
        OSError: the folder cannot be read.
    """
    folder = folder.resolve()
    loaded = read_desk(folder)
    now = Held(folder, loaded, loaded.desk, open_texts or {})
    for path in now.open:
        now.take(path, now.look(path, lambda: False))
    return now


MOST_AT_ONCE: Final = 60
"""A desk of more briefings is not checked as a whole in an editor: its files are, one by one, as they are opened."""


def findings_of_all(now: Held, is_stale: Callable[[], bool]) -> dict[str, tuple[Finding, ...]]:
    """What is wrong with every file of a desk; of a large one nothing but what was found while it was read.

    Raises:
        StaleError: ``is_stale`` says that nobody wants to know any more.
    """
    if now.is_large:
        by_path: dict[str, tuple[Finding, ...]] = {}
        for finding in now.loaded.findings:
            by_path[finding.place.path] = (*by_path.get(finding.place.path, ()), finding)
        return by_path
    return look_at_all(now.loaded, is_stale)


def with_last_good(now: Desk, before: Desk) -> Desk:
    """A desk with the last good state of what cannot be read now, for those who look something up in it."""
    briefings = {key: before.briefings[key] for key in before.briefings if f"{key}.yml" in now.files}
    sources = {key: before.sources[key] for key in before.sources if f"sources/{key}/article.md" in now.files}
    if briefings.keys() <= now.briefings.keys() and sources.keys() <= now.sources.keys() and (
        now.actors or not before.actors
    ):  # fmt: skip
        return now
    return replace(
        now,
        briefings=dict(sorted((briefings | {**now.briefings}).items())),
        sources=dict(sorted((sources | {**now.sources}).items())),
        actors=now.actors or before.actors,
    )
