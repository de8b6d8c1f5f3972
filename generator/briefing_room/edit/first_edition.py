"""The first edition's sources brought to format 1: the strip log and the reading stand beside the article.

What the first edition had in `article.md` moves, row by row, to where it stands now; what it had not is made where the
program can make it, and told where only a person can. Nobody's reason, review or word of a text is made up.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefing_room.edit.read_again import Again, read_again
from briefing_room.edit.rows import (
    CannotEditError,
    Replacing,
    ending_of,
    is_bare,
    key_rows,
    replaced,
    rows_of,
    with_value,
)
from briefing_room.edit.steps import Note, Step
from briefing_room.edit.strip_log import moved_log
from briefing_room.findings import Mistake, Place, finding_of, has_errors
from briefing_room.load.desk import load_typed
from briefing_room.load.formats import FLAGS
from briefing_room.load.raw import BYTE_ORDER_MARK, RawFile
from briefing_room.load.rules import READING_RULES, not_utf8, stray_file
from briefing_room.load.stray import SOURCES
from briefing_room.load.yaml_tree import Scalar, Sequence
from briefing_room.model.source import ARTICLE, NO_ORIGINAL, READING, STRIPPED, FrontMatter, Source, own_reading

if TYPE_CHECKING:
    from briefing_room.edit.rows import KeyRows
    from briefing_room.edit.steps import Files
    from briefing_room.model.desk import Desk

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def step(files: Files, desk: Desk) -> Step:
    """Bring every source of a desk of the first edition to format 1.

    Raises:
        CannotEditError: a file has a mistake that has to be mended first.
    """
    written: dict[str, bytes] = {}
    notes: list[Note] = []
    for folder in sorted((files.folder / SOURCES).iterdir()) if (files.folder / SOURCES).is_dir() else ():
        data = files.read(f"{SOURCES}/{folder.name}/{ARTICLE}")
        if folder.name.startswith(".") or data is None:
            continue
        raw = RawFile(f"{SOURCES}/{folder.name}/{ARTICLE}", "source", data)
        made = _Moving(files, desk, _source_in(raw, folder.name), raw).made()
        written |= made.files
        notes += made.notes
    return Step(written, tuple(notes))


def _source_in(raw: RawFile, source_id: str) -> Source:
    """The source of an article, without what stands beside it.

    Raises:
        CannotEditError: the article cannot be read, or not be edited as text.
    """
    found = [finding_of(rule, mistake) for rule in READING_RULES for mistake in rule.check(raw)]
    if raw.wide:
        found = [finding_of(not_utf8, Mistake(Place(raw.path), "it is not saved as UTF-8", "save it as UTF-8"))]
    facts, more = load_typed(raw, FrontMatter)
    if has_errors(found) or facts is None:
        raise CannotEditError(*(one for one in found or more if one.severity == "error"))
    return Source(source_id, facts, raw.body.replace("\r\n", "\n"), raw.body_place)


@dataclass
class _Moving:
    """One source on its way: the changes of its article, the files beside it, and what is to be said."""

    files: Files
    desk: Desk
    source: Source
    raw: RawFile
    changes: list[Replacing] = field(default_factory=list)
    beside: dict[str, bytes] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def made(self) -> Step:
        """The step of this source alone."""
        self.rows, self.keys = rows_of(self.raw), key_rows(self.raw)
        again = self._read()
        self._strip_log(again)
        self._review()
        self._original()
        if again:
            self._set_reading(again)
        if not self.changes and not self.beside:
            return Step({}, tuple(self.notes))
        mark = BYTE_ORDER_MARK if self.raw.data.startswith(BYTE_ORDER_MARK.encode()) else ""
        article = (mark + "\n".join(replaced(self.rows, self.changes))).encode("utf-8")
        # The article is written last: until then it says that the source is not moved yet.
        beside = {self._beside(name): data for name, data in self.beside.items()}
        return Step({**beside, self.raw.path: article}, tuple(self.notes))

    def _beside(self, name: str) -> str:
        return f"{SOURCES}/{self.source.id}/{name}"

    def _tell(self, text: str, name: str = ARTICLE) -> None:
        self.notes.append(Note(self._beside(name), text))

    # --- the original, and how it is read ---

    def _read(self) -> Again | None:
        """The original as it is read today; None where there is nothing to be read or to be recorded."""
        facts = self.source.facts
        if facts.original in {None, NO_ORIGINAL} or facts.reading_sha256:
            return None
        data = self.files.read(self._beside(str(facts.original)))
        if data is None or own_reading(str(facts.original), data) is not None:
            return None  # of one that is not there `check` tells
        if facts.sha256 not in {None, hashlib.sha256(data).hexdigest()}:
            self._tell(f"{facts.original} is not the file that was brought in, so it was not read; put it back")
            return None
        old = self.files.read(self._beside(READING))
        again = read_again(self.desk, self.source, data, old)
        for text in again.told:
            self._tell(text, READING)
        return again if again.reading is not None else None

    def _set_reading(self, again: Again) -> None:
        reading = again.reading or b""
        if reading != self.files.read(self._beside(READING)):
            self.beside[READING] = reading
        self._set("reading_sha256", hashlib.sha256(reading).hexdigest(), after=("sha256", "original"))
        kept = self.keys.get("kept")
        if kept and again.numbers:
            self._renumber(kept, again)

    def _renumber(self, kept: KeyRows, again: Again) -> None:
        rows = again.renumbered(self.rows[kept.first : kept.last], kept.value, kept.first)
        if rows != self.rows[kept.first : kept.last]:
            self.changes.append(Replacing(kept.first, kept.last, tuple(rows)))

    def _original(self) -> None:
        """Let a source without an original say so; why there is none only a person knows."""
        at = self.keys.get("original")
        if self.source.facts.original is not None:
            return
        lying = [path.name for path in sorted((self.files.folder / self._beside("")).glob("original.*"))]
        if lying:
            self._tell(f"{lying[0]} lies beside it and is not named; if the text was made of it: original: {lying[0]}")
            return
        self._tell("it has no original: say in no_original why there is none")
        ending = ending_of(self.rows[0])
        row = f"original: {NO_ORIGINAL}{ending}"
        if at and isinstance(at.value, Scalar):
            row = with_value(self.rows[at.first], at.value, NO_ORIGINAL)
        reason = () if "no_original" in self.keys else (f"no_original: null{ending}",)
        where = (at.first, at.first + 1) if at else (self._end(), self._end())
        self.changes.append(Replacing(*where, (row, *reason)))

    def _end(self) -> int:
        return max(at.last for at in self.keys.values())

    # --- what moves, and what is known of a review ---

    def _strip_log(self, again: Again | None) -> None:
        at = self.keys.get("stripped")
        if at is None:
            return
        rows = self.rows[at.above : at.last]
        is_empty = not (isinstance(at.value, Sequence) and at.value.items)
        moved = moved_log(rows, self.source, again)
        there = self.files.read(self._beside(STRIPPED))
        if there is not None and there != moved.data:
            message = f"{self.source.id} has a strip log in {ARTICLE} and another in {STRIPPED}"
            cure = f"put them together under the key stripped of {ARTICLE}, and take {STRIPPED} away"
            raise CannotEditError(finding_of(stray_file, Mistake(Place(self.raw.path, at.first + 1), message, cure)))
        self.changes.append(Replacing(at.above, at.last))
        if not (is_empty and is_bare(rows) and not moved.added):
            self.beside[STRIPPED] = moved.data
        for text in moved.told:
            self._tell(text, STRIPPED)

    def _review(self) -> None:
        """A day is a review of the text as it stands; a word that tells no day stays, and the review is repeated."""
        at = self.keys.get("reviewed")
        if at is None or not isinstance(at.value, Scalar):
            return
        text = at.value.text
        again = f"briefing review {self.source.id}"
        if _DAY.fullmatch(text):
            review = f"{{on: {text}, text: {self.source.text_sum}}}"
            self._tell(f"reviewed: {text} is taken as a review of the text as it stands; if it was another: {again}")
        elif text == "true" and self.source.facts.original not in {None, NO_ORIGINAL}:
            self._tell(f"reviewed: true tells neither the day nor the text; repeat the review: {again}")
            return
        elif text in FLAGS:
            review = "null"
        else:
            return
        self.changes.append(Replacing(at.first, at.first + 1, (with_value(self.rows[at.first], at.value, review),)))

    def _set(self, key: str, text: str, after: tuple[str, ...]) -> None:
        """Write a value under a key, which is put behind another where it is not there."""
        at = self.keys.get(key)
        if at and isinstance(at.value, Scalar):
            row = with_value(self.rows[at.first], at.value, text)
            self.changes.append(Replacing(at.first, at.first + 1, (row,)))
            return
        row = f"{key}: {text}{ending_of(self.rows[0])}"
        before = next((self.keys[name].last for name in after if name in self.keys), self._end())
        self.changes.append(Replacing(before, before, (row,)))
