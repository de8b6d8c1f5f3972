"""Competing explanations as a table: explanations are its rows, what is known its columns.

Observations that tell explanations apart stand first. Nothing is counted up and no winner is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_room.model.hypotheses import Hypotheses, Observation, Rating
    from briefing_room.model.statements import Statement

RATINGS: Final = {  # messages
    "consistent": ("✓", "consistent"),
    "inconsistent": ("✗", "inconsistent"),
    "neutral": ("–", "neutral"),
}
"""Each rating with its sign and its word."""


@dataclass(frozen=True)
class Column:
    """One observation, as the table's column. ``ratings`` are in the order of the rows; None where there is none."""

    head: str
    statement: Statement
    ratings: tuple[Rating | None, ...]

    @property
    def diagnostic(self) -> bool:
        """Whether it tells explanations apart: they are not all rated the same."""
        return len({rating for rating in self.ratings if rating}) > 1


@dataclass(frozen=True)
class Row:
    """One explanation, with how each observation goes together with it."""

    statement: Statement
    cells: tuple[Rating | None, ...]


@dataclass(frozen=True)
class Comparison:
    """Explanations of one question, and the observations, those that tell them apart first."""

    question: Statement
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


def comparisons(sets: Iterable[Hypotheses], statements: Sequence[Statement]) -> tuple[Comparison, ...]:
    """The comparisons of a briefing, in its order, from its statements."""
    return tuple(_comparison(item.id, statements) for item in sets)


def _comparison(address: str, statements: Sequence[Statement]) -> Comparison:
    question = next(statement for statement in statements if statement.address == address)
    own = [statement for statement in statements if statement.owner == address]
    explanations = [statement for statement in own if statement.sort == "explanation"]
    found = [_column(statement, explanations) for statement in own if statement.sort == "observation"]
    columns = [
        Column(f"E{number}", column.statement, column.ratings)
        for number, column in enumerate(sorted(found, key=_order), 1)
    ]
    rows = [Row(row, tuple(column.ratings[at] for column in columns)) for at, row in enumerate(explanations)]
    return Comparison(question, tuple(rows), tuple(columns))


def _column(statement: Statement, explanations: list[Statement]) -> Column:
    ratings = cast("Observation", statement.item).ratings
    return Column("", statement, tuple(ratings.get(explanation.address) for explanation in explanations))


def _order(column: Column) -> tuple[bool, int]:
    """What tells explanations apart first, among it what speaks against most of them; else as the analyst has it."""
    return (not column.diagnostic, -column.ratings.count("inconsistent") if column.diagnostic else 0)
