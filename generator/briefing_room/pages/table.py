"""A table as data: its columns, each with its heading, its cells and what they are sorted by.

`tables.md.jinja` draws every one of them, so that head, rule and cells cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from markupsafe import Markup

from briefing_room.pages.escape import escape

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.model.source import Source
    from briefing_room.model.statements import Statement
    from briefing_room.pages.here import Here

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. What its functions give is escaped unless it is markup.

    ``heading`` is a message of the interface, or the same words in every language where it is not ``translated``.
    ``cell`` gives the words of a row on a page. In a register ``key`` names the column in addresses, whatever the
    language; ``sort`` gives what its rows are sorted by where that is not their words, and ``choose`` lets a reader
    narrow the rows to one value. A ``wide`` cell has a card's whole width.
    """

    heading: str
    cell: Callable[[Here, Row], object]
    key: str = ""
    sort: Callable[[Here, Row], object] | None = None
    choose: bool = False
    wide: bool = False
    translated: bool = True


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A table by its columns. One with a ``name`` is a register: readers sort it, narrow it and save it."""

    columns: tuple[Column[Row], ...]
    name: str = ""

    @property
    def choices(self) -> int:
        """How many columns can be narrowed to one value."""
        return sum(column.choose for column in self.columns)


def lines(*parts: Markup) -> Markup:
    """What stands in one cell on lines of its own; what is empty is left out."""
    return Markup("<br>").join(part for part in parts if part)


def aside(words: str) -> Markup:
    """What is said less loudly: where a thing belongs."""
    return Markup('<span class="where">{}</span>').format(escape(words))


def linked(here: Here, statement: Statement) -> Markup:
    """The words of a statement, as the way to it."""
    return here.briefing(statement.briefing, statement.address, here.words_of(statement))


def within(here: Here, briefing_id: str) -> Markup:
    """The briefing a row belongs to, and whether it is archived; a column of its own in the file that is saved."""
    shown = Markup('<span class="where" data-csv="{}">{}</span>')
    return shown.format(here.site.say.t("Briefing"), escape(here.within(briefing_id)))


def known(here: Here, value: str | None) -> str:
    """What a source states of itself, or that it is not known."""
    return value or here.site.say.t("not known")


def published(here: Here, source: Source) -> str:
    """The day on which a source was published, in words."""
    date = source.facts.published
    return here.site.say.date(date) if date else here.site.say.t("not known")
