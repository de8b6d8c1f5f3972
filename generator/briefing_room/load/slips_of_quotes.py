"""Slips with quotation marks: marks inside marks, a mark that is never closed, and curly marks in place of straight.

Each is looked for in the text that begins in a row, with what is indented below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake
from briefing_room.load.sheet import Edit, Sheet, Slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING: Final = re.compile(r"""(?:^|(?<=[\s\[{]))["'“„]""")
_BEFORE: Final = re.compile(r"(?:^|[:\-,] |[\[{]) *$")
_ENDS: Final = re.compile(r"\s*(?:$|\s#|[,\]}])")
_COMMENT: Final = re.compile(r"\s{2,}#\s.*$|\s+$")
_NEXT_KEY: Final = re.compile(r",\s*[a-z_]+:\s")
_CLOSERS: Final = re.compile(r"\s*[\]}][\]},\s]*$")
_MOST: Final = 6
"""Places in one text at which it may begin or end; more are not tried."""

_LONGEST: Final = 20_000
_MARKS: Final = 40
"""Characters, and quotation marks, of a text that is looked into."""

INSIDE: Final = "straight quotation marks stand inside straight quotation marks, and end the text too early"
AFTER: Final = "a text begins with a quotation mark, and goes on after the mark is closed"
OPEN: Final = "a quotation mark is opened here and never closed"
CURLY: Final = "curly quotation marks are no quotation marks to YAML"


def quote_slips(sheet: Sheet, row: int) -> Iterator[Slip]:
    """Yield how the quotation marks of the text in a row may have been meant."""
    last = sheet.end_of_value(row)
    text = "\n".join(line.removesuffix("\r") for line in sheet.rows[row : last + 1])
    first = text.split("\n", 1)[0]
    if len(text) > _LONGEST:
        return
    openings = [m.start() for m in _OPENING.finditer(first) if _BEFORE.search(first[: m.start()])]
    for at in openings[:_MOST]:
        written = _Written(sheet, row, text, at)
        if text[at] in "“„":
            yield from written.curly()
        else:
            yield from written.inside()
            yield from written.after()
            yield from written.unclosed()


@dataclass(frozen=True)
class _Written:
    """A text with a quotation mark at ``at``, and the row in which the text begins."""

    sheet: Sheet
    row: int
    text: str
    at: int

    def inside(self) -> Iterator[Slip]:
        """Yield the text with its inner marks made curly."""
        marks = self._marks()
        if len(marks) > _MARKS:
            return
        for number, end in enumerate(marks):
            if number and (len(marks) - 1 - number) % 2 == 0 and _ENDS.match(self.text, end + 1):
                inner = [(mark, self._curly(mark)) for mark in marks[:number]]
                yield self._slip(INSIDE, inner, self.at, end + 1)

    def after(self) -> Iterator[Slip]:
        """Yield the text with all its marks made curly."""
        marks = [self.at, *self._marks()]
        end = self._end()
        if len(marks) % 2 == 0 and marks[-1] < end - 1:
            yield self._slip(AFTER, [(mark, self._curly(mark)) for mark in marks], self.at, end)

    def unclosed(self) -> Iterator[Slip]:
        """Yield the text with its mark closed, before another key, before brackets and at the end."""
        if self._marks():
            return
        line_end = self._end()
        closers = _CLOSERS.search(self.text[:line_end])
        ends = [m.start() for m in _NEXT_KEY.finditer(self.text, self.at)][:_MOST]
        ends += [closers.start()] if closers and closers.start() > self.at else []
        for end in (*ends, line_end):
            yield self._slip(OPEN, [(end, self.text[self.at])], self.at, end, adds=True)

    def curly(self) -> Iterator[Slip]:
        """Yield the text with straight marks around it."""
        ends = [m.start() for m in re.finditer("[”“]", self.text) if m.start() > self.at]
        for end in ends[:_MOST]:
            if _ENDS.match(self.text, end + 1) and '"' not in self.text[self.at : end]:
                yield self._slip(CURLY, [(self.at, '"'), (end, '"')], self.at, end + 1)

    # --- how it is told ---

    def _slip(
        self, message: str, changes: Sequence[tuple[int, str]], start: int, end: int, *, adds: bool = False
    ) -> Slip:
        edits = []
        for at, text in changes:
            row, column = self._row_of(at)
            edits.append(Edit(row, column, column + (0 if adds else 1), text))
        made = self.text[start:end]
        for at, text in reversed(changes):
            made = made[: at - start] + text + made[at - start + (0 if adds else 1) :]
        row, column = self._row_of(start)
        mistake = Mistake(self.sheet.place(row, column), message, HELP[message])
        if "\n" not in made:
            cure = self.sheet.cure(row, column, column + end - start, made)
            mistake = Mistake(mistake.place, message, f"{cure.line}\nor {mistake.help}", cures=(cure,))
        return Slip(mistake, tuple(edits))

    def _row_of(self, at: int) -> tuple[int, int]:
        before = self.text[:at]
        return self.row + before.count("\n"), at - (before.rfind("\n") + 1)

    def _marks(self) -> list[int]:
        """Where the mark that opens the text stands again, but for those that are written so as to be text."""
        mark = self.text[self.at]
        written = r"\\." if mark == '"' else "''"
        found = re.finditer(rf"{written}|({mark})", self.text[self.at + 1 :], re.DOTALL)
        return [self.at + 1 + m.start(1) for m in found if m[1]][: _MARKS + 1]

    def _end(self) -> int:
        """Where the text ends, before a comment and white space."""
        begin = self.text.rfind("\n") + 1
        comment = _COMMENT.search(self.text, max(begin, self.at + 1))
        return comment.start() if comment else len(self.text)

    def _curly(self, at: int) -> str:
        """The curly mark that a straight one at a place stands for."""
        opens = at <= self.at + 1 or self.text[at - 1] in " \n([—–"
        return ("“" if opens else "”") if self.text[at] == '"' else ("‘" if opens else "’")


HELP: Final = {
    INSIDE: 'put the text after ">", on lines of its own, where marks need no care',
    AFTER: 'put the text after ">", on lines of its own, where marks need no care',
    OPEN: "close it where the text ends",
    CURLY: "put straight ones around all of it, where the curly ones belong to the text",
}
