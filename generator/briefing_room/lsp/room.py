"""The desks that an editor has files of: what it types is looked at soon, one text at a time, beside what is asked."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from briefing_room.findings import Place
from briefing_room.lsp import spoken
from briefing_room.lsp.again import StaleError
from briefing_room.lsp.held import Held, desk_of, findings_of_all, held
from briefing_room.lsp.things import thing_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from briefing_room.findings import Finding
    from briefing_room.lsp.things import Thing
    from briefing_room.lsp.where import Here
    from briefing_room.lsp.written import Written

WAIT: Final = 0.05
"""Seconds after which a text is looked at, unless more is typed."""

LOG: Final = logging.getLogger("briefing.lsp")


@dataclass
class Room:
    """The desks that an editor has files of, by their folders, and what is under way."""

    publish: Callable[[lsp.PublishDiagnosticsParams], None]
    desks: dict[Path, Held] = field(default_factory=dict)
    texts: dict[Path, Written] = field(default_factory=dict)
    waiting: dict[Path, asyncio.Task[None]] = field(default_factory=dict)
    reading: dict[Path, asyncio.Task[None]] = field(default_factory=dict)
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    typed: dict[Path, int] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    # --- what an editor has -------------------------------------------------------------------------------

    def take(self, uri: str, written: Written | None) -> None:
        """Take what the editor has of a file, or that it has it no more, and look at it soon."""
        file = file_at(uri)
        if file is None or (folder := desk_of(file)) is None:
            return
        if written is None:
            self.texts.pop(file, None)
        else:
            self.texts[file] = written
        self.typed[file] = self.typed.get(file, 0) + 1
        if folder not in self.desks:
            self.read(folder)
            return
        _put(self.desks[folder], file.relative_to(folder).as_posix(), written)
        before = self.waiting.pop(file, None)
        if before:
            before.cancel()
        self.waiting[file] = asyncio.create_task(self._look_soon(folder, file))

    def read(self, folder: Path) -> None:
        """Read a desk from the disk, with what the editor has of it, and look at all of it."""
        before = self.reading.get(folder)
        if before is None or before.done():
            self.reading[folder] = asyncio.create_task(self._read(folder))

    async def _read(self, folder: Path) -> None:
        async with self.one_at_a_time:
            with told_to_the_log():
                mine = {f.relative_to(folder).as_posix(): w for f, w in self.texts.items() if f.is_relative_to(folder)}
                now = await asyncio.to_thread(held, folder, mine)
                self.desks[folder] = now
                for path in now.open:
                    self._tell(now, path, now.findings_of(path))
                found = await asyncio.to_thread(findings_of_all, now, lambda: False)
                now.found = {**found, **{path: now.findings_of(path) for path in now.open}}
                for path in {*now.found, *(p for p in now.desk.files if spoken.uri_of(now, p) in self.told)}:
                    self._tell(now, path, now.findings_of(path))
        for file, written in self.texts.items():  # typed while it was read
            path = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else ""
            if path and now.open.get(path) is not written:
                self.take(file.as_uri(), written)

    async def _look_soon(self, folder: Path, file: Path) -> None:
        await asyncio.sleep(WAIT)
        await self._look(folder, file)

    async def _look(self, folder: Path, file: Path) -> None:
        path, number = file.relative_to(folder).as_posix(), self.typed.get(file)
        async with self.one_at_a_time:
            now = self.desks[folder]
            with told_to_the_log():
                looked = await asyncio.to_thread(now.look, path, lambda: self.typed.get(file) != number)
                if self.typed.get(file) == number:
                    now.take(path, looked)
                    self._tell(now, path, looked.findings)

    def _tell(self, now: Held, path: str, findings: Sequence[Finding]) -> None:
        uri = spoken.uri_of(now, path)
        self.told.add(uri)
        told = spoken.diagnostics(now, path, findings)
        self.publish(lsp.PublishDiagnosticsParams(uri, told))

    async def fresh(self, uri: str) -> At | None:
        """The file that is asked about, looked at as it is now; None of a file of no desk."""
        at = await self.there(uri)
        file = file_at(uri)
        task = self.waiting.get(file) if file else None
        if at and file and task and not task.done():
            task.cancel()
            await self._look(at.held.folder, file)
        return at

    async def there(self, uri: str) -> At | None:
        """The file that is asked about, once its desk is read; None of a file of no desk."""
        file = file_at(uri)
        folder = desk_of(file) if file else None
        if file is None or folder is None:
            return None
        if folder not in self.desks and folder in self.reading:
            await asyncio.shield(self.reading[folder])
        now = self.desks.get(folder)
        return At(now, file.relative_to(folder).as_posix()) if now else None


@dataclass(frozen=True)
class At:
    """A file of a desk that something is asked about."""

    held: Held
    path: str

    @property
    def written(self) -> Written:
        """Its text."""
        return self.held.text_of(self.path)

    def place(self, position: lsp.Position) -> Place:
        """The place of a position."""
        place = self.written.place_of(spoken.spot(position))
        return Place(self.path, place.line, place.column)

    def row(self, place: Place) -> str:
        """The row that a place is in."""
        rows = self.written.rows
        return rows[place.line - 1] if place.line <= len(rows) else ""

    def here(self, place: Place) -> Here | None:
        """What stands at a place."""
        return self.held.here(self.path, place)

    def thing(self, position: lsp.Position) -> Thing | None:
        """What the id at a position stands for."""
        place = self.place(position)
        return thing_at(self.held.desk, self.path, self.here(place), self.row(place), place.column)

    def findings_between(self, start: Place, end: Place) -> list[Finding]:
        """The findings that the rows between two places have."""
        found = self.held.findings_of(self.path)
        told = {d.range.start.line: d.range.end.line for d in spoken.diagnostics(self.held, self.path, found)}
        first, last = start.line - 1, end.line - 1
        return [
            finding
            for finding in found
            if finding.place.line - 1 <= last and told.get(finding.place.line - 1, finding.place.line - 1) >= first
        ]


def file_at(uri: str) -> Path | None:
    """The file that an address names; None of one that names none."""
    path = spoken.file_of(uri, to_fs_path(uri))
    return path.resolve() if path else None


def _put(now: Held, path: str, written: Written | None) -> None:
    if written is None:
        now.open.pop(path, None)
    else:
        now.open[path] = written


class told_to_the_log:  # noqa: N801 - used as a word, like `suppress`
    """What goes wrong while a text is looked at: the server stays, and says it where an editor keeps its log."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> bool:
        """Tell what went wrong; that something else was typed is nothing."""
        if isinstance(error, Exception) and not isinstance(error, StaleError):
            LOG.error("%s", error, exc_info=error)
        return isinstance(error, Exception)
