"""Who does what to whom: arrows between two columns of actors, and a table of who to whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.pages.figures.axis import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from briefing_room.model.briefing import Relation, RelationStatus
    from briefing_room.model.statements import Statement

FEWEST_ARROWS: Final = 4
"""What is worth a picture: fewer are read faster in the list."""

MOST_ACTORS: Final = 8
MOST_ARROWS: Final = 12
MOST_ARROWS_AT_ONE: Final = 4
"""What a diagram holds without becoming a knot; beyond that there is the table alone."""

Pair = tuple["Relation", "Statement"]


@dataclass(frozen=True)
class Arrow:
    """One relation in the picture: its number in the list, and how high it begins and ends, in per cent."""

    number: int
    status: RelationStatus
    start: float
    end: float

    @property
    def y1(self) -> Markup:
        """Where it begins, at the left."""
        return percent(self.start)

    @property
    def y2(self) -> Markup:
        """Where it ends, at the right."""
        return percent(self.end)

    @property
    def middle(self) -> Markup:
        """The height of its middle."""
        return percent((self.start + self.end) / 2)

    @property
    def label(self) -> Markup:
        """The height of its number, which stands near its beginning."""
        return percent(self.start + (self.end - self.start) * LABEL_AT / 100)


LABEL_AT: Final = 14
"""How far along an arrow its number stands, in per cent. There arrows have not met yet."""


@dataclass(frozen=True)
class Diagram:
    """Ids of the actors at the left and right, from top to bottom; the arrows; the most of them at one actor."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    arrows: tuple[Arrow, ...]
    ports: int
    label_at: int = LABEL_AT


@dataclass(frozen=True)
class Cell:
    """One relation in the table, with its number in the list."""

    number: int
    relation: Relation
    statement: Statement


@dataclass(frozen=True)
class Matrix:
    """Rows are actors from whom, columns actors to whom, in the order in which they are first named."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All relations that were not taken back, row by row."""
        return tuple(cell for _, row in self.rows for group in row for cell in group)

    @property
    def statuses(self) -> frozenset[RelationStatus]:
        """The ways in which these relations are known."""
        return frozenset(cell.relation.status for cell in self.cells)


def matrix_of(relations: Sequence[Pair]) -> Matrix:
    """The table. What was taken back keeps its number and is left out."""
    cells = _cells(relations)
    columns = tuple(dict.fromkeys(cell.relation.to for cell in cells))
    by_pair: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        by_pair[cell.relation.from_, cell.relation.to].append(cell)
    return Matrix(
        columns,
        tuple(
            (start, tuple(tuple(by_pair.get((start, end), ())) for end in columns))
            for start in dict.fromkeys(cell.relation.from_ for cell in cells)
        ),
    )


def says_more_than_its_list(relations: Sequence[Pair]) -> bool:
    """Whether a picture shows what a list does not: four relations or more, of which some meet in one actor."""
    ends = _ends(relations)
    return len(ends) >= FEWEST_ARROWS and _most(actor for pair in ends for actor in {*pair}) > 1


def diagram_of(relations: Sequence[Pair]) -> Diagram | None:
    """The picture, or None when it would be a knot, or so little that words say it better.

    All boxes are equally high, whichever column has more of them.
    """
    cells, ends = _cells(relations), _ends(relations)
    ports = max((_most(start for start, _ in ends), _most(end for _, end in ends)))
    actors = {actor for pair in ends for actor in pair}
    if len(ends) < 2 or len(ends) > MOST_ARROWS or len(actors) > MOST_ACTORS or ports > MOST_ARROWS_AT_ONE:  # noqa: PLR2004 - one arrow is a sentence
        return None
    right = _by_height(ends, tuple(dict.fromkeys(start for start, _ in ends)))
    left = _by_height([(end, start) for start, end in ends], right)
    rows = max(len(left), len(right))
    starts = _ports(left, [(start, right.index(end)) for start, end in ends], rows)
    stops = _ports(right, [(end, left.index(start)) for start, end in ends], rows)
    arrows = [
        Arrow(cell.number, cell.relation.status, start, stop)
        for cell, start, stop in zip(cells, starts, stops, strict=True)
    ]
    return Diagram(left, right, tuple(arrows), ports)


def _ends(relations: Sequence[Pair]) -> list[tuple[str, str]]:
    return [(cell.relation.from_, cell.relation.to) for cell in _cells(relations)]


def _cells(relations: Sequence[Pair]) -> list[Cell]:
    return [
        Cell(number, relation, statement)
        for number, (relation, statement) in enumerate(relations, 1)
        if not relation.retired
    ]


def _most(names: Iterable[str]) -> int:
    counted: dict[str, int] = defaultdict(int)
    for name in names:
        counted[name] += 1
    return max(counted.values(), default=0)


def _by_height(ends: Sequence[tuple[str, str]], others: Sequence[str]) -> tuple[str, ...]:
    """The second actor of each pair, each about as high as the first ones it goes with: few arrows cross."""
    heights: dict[str, list[int]] = defaultdict(list)
    for other, actor in ends:
        heights[actor].append(others.index(other))
    return tuple(sorted(heights, key=lambda actor: sum(heights[actor]) / len(heights[actor])))


def _ports(column: Sequence[str], wishes: Sequence[tuple[str, int]], rows: int) -> list[float]:
    """Where each arrow meets a column: side by side at its actor, in the order of where they lead.

    The boxes of a column share its height evenly, and each is as high as those of the column that has the most rows.
    """
    at: dict[int, float] = {}
    for row, actor in enumerate(column):
        own = sorted((n for n, (name, _) in enumerate(wishes) if name == actor), key=lambda n: wishes[n][1])
        for port, number in enumerate(own, 1):
            middle, beside = (row + 0.5) / len(column), (port / (len(own) + 1) - 0.5) / rows
            at[number] = (middle + beside) * 100
    return [at[number] for number in range(len(wishes))]
