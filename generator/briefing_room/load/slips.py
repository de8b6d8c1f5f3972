"""The commonest slips of YAML, known by name, and the file read as if each had not been made.

Only what the parser fails at is looked into. A slip is an edit that lets the parser come farther than before; it is
written into a copy that nobody keeps, is told as an error, and what stands in its place counts as lost. Lines stay
lines, and columns that an edit moves are counted back, so that everything else keeps its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from briefing_room.load.sheet import Sheet
from briefing_room.load.slips_of_lines import conflicts_in, moved_rows
from briefing_room.load.slips_of_quotes import quote_slips
from briefing_room.load.yaml_tree import Tree, parse_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_room.findings import Mistake, Place
    from briefing_room.load.sheet import Slip

MOST: Final = 20
"""The most slips of one file that are mended; a file with more is better looked at by its author."""

_CHARACTERS: Final = 4_000_000
_TRIES: Final = 400
"""How much text is parsed, and how often, to mend one file: what an honest one needs many times over."""

_THE_END: Final = (float("inf"), 0.0)
"""How far the parser comes in a file without a mistake."""

_ID: Final = re.compile(r"\bid:\s*([a-z0-9-]+)")


@dataclass(frozen=True)
class Mended:
    """A tree, the slips that were mended to read it, and what was left out on the way."""

    tree: Tree
    slips: tuple[Slip, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def mistakes(self) -> Iterator[Mistake]:
        """Yield what is told of each slip."""
        return (slip.mistake for slip in self.slips)

    @property
    def moved(self) -> frozenset[Place]:
        """Where keys stand that were read as if they stood a space farther left or right."""
        return frozenset(slip.mistake.place for slip in self.slips if slip.moves)

    @property
    def names(self) -> Iterator[str]:
        """Yield the ids in the lines that were left out, to which others may refer."""
        return (found for row in self.left_out for found in _ID.findall(row))


def read_mended(text: str, path: str, first_line: int = 1) -> Mended:
    """The tree of a YAML text as `parse_tree` makes it, past the slips that are known."""
    tree = parse_tree(text, path, first_line)
    return _Reading(Sheet(tuple(text.split("\n")), path, first_line), tree).read() if tree.problem else Mended(tree)


@dataclass
class _Reading:
    """One reading of a file: what was mended so far. A row is edited once, so that its columns are the file's."""

    sheet: Sheet
    tree: Tree
    slips: list[Slip] = field(default_factory=list)
    edited: set[int] = field(default_factory=set)
    tries: int = 0

    def read(self) -> Mended:
        size = sum(map(len, self.sheet.rows)) + 1
        most = min(_TRIES, _CHARACTERS // size)
        rows = self.sheet.rows
        while self.tree.problem and len(self.slips) < MOST and self.tries < most:
            if not self._mend(most):
                break
        left_out = tuple(rows[edit.row] for slip in self.slips for edit in slip.edits if slip.leaves_out)
        return Mended(self.tree, tuple(self.slips), left_out)

    def _mend(self, most: int) -> bool:
        """Mend the slip with which the parser comes farthest; False when none lets it come farther than now."""
        best, reached, made, sheet = None, (0.0, 0.0), self.tree, self.sheet
        for slip in self._candidates():
            if self.tries >= most or reached == _THE_END:  # nothing can come farther
                break
            if self.edited.intersection(edit.row for edit in slip.edits):
                continue
            self.tries += 1
            other = self.sheet.with_edits(slip.edits)
            tree = parse_tree("\n".join(other.rows), other.path, other.first_line, other.moved)
            if _reach(tree) > max(reached, self._least(slip)):
                best, reached, made, sheet = slip, _reach(tree), tree, other
        if best is None:
            return False
        self.slips.append(best)
        self.edited.update(edit.row for edit in best.edits)
        self.tree, self.sheet = made, sheet
        return True

    def _least(self, slip: Slip) -> tuple[float, float]:
        """Where the parser was, or the slip's own rows: it must come farther than both to have been helped.

        A quotation mark that swallowed lines hid what is wrong in them; then it need only come past the slip.
        """
        past = (slip.last_row + self.sheet.first_line, float("inf"))
        swallowing = self.tree.swallowing
        if swallowing and swallowing == slip.mistake.place:
            return past
        return max(_reach(self.tree), past)

    def _candidates(self) -> Iterator[Slip]:
        """Yield the slips that may be why the parser failed, the likelier first."""
        yield from conflicts_in(self.sheet)
        rows = _rows_of(self.tree, self.sheet)
        for row in rows:
            yield from quote_slips(self.sheet, row)
        if "could not find expected ':'" not in self.tree.problem:
            yield from moved_rows(self.sheet, rows)


def _reach(tree: Tree) -> tuple[float, float]:
    """How far the parser came, as line and column; beyond every line when it came to the end."""
    place = tree.problem_place
    return (place.line, place.column) if tree.problem and place else _THE_END


def _rows_of(tree: Tree, sheet: Sheet) -> Sequence[int]:
    """The rows in which the cause may stand, from the place of the problem upwards."""
    rows: dict[int, None] = {}
    for place in tree.near:
        rows[min(place.line - sheet.first_line, len(sheet.rows) - 1)] = None
    for row in tuple(rows):
        rows[next((n for n in range(row - 1, -1, -1) if sheet.rows[n].strip()), row)] = None
    return list(rows)
