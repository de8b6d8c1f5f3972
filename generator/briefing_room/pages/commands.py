"""The page of the handbook on the commands, made from what the command line says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from briefing_room.pages.escape import escape
from briefing_room.pages.table import Column, Table

if TYPE_CHECKING:
    from briefing_room.pages.here import Here


@dataclass(frozen=True)
class ArgumentText:
    """One thing that a command may be told: how it is typed, what may stand behind it, and what it does."""

    typed: str
    values: tuple[str, ...]
    does: str


@dataclass(frozen=True)
class CommandText:
    """One command: its name, what it is for, what is typed without a name, and its options."""

    name: str
    does: str
    arguments: tuple[ArgumentText, ...]
    options: tuple[ArgumentText, ...]

    @property
    def told(self) -> tuple[ArgumentText, ...]:
        """All that it may be told, what has no name first."""
        return self.arguments + self.options

    @property
    def line(self) -> str:
        """How it is typed: ``briefing check [PATH …]``."""
        return " ".join(("briefing", self.name, *(one.typed for one in self.arguments)))


def _code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(escape(text))


def _values(_: Here, row: ArgumentText) -> Markup:
    return Markup(" · ").join(_code(value) for value in row.values)


COMMAND_LIST: Final[Table[CommandText]] = Table(
    (
        Column(
            "Command",
            lambda _, row: Markup('<a href="#{}">{}</a>').format(row.name, _code(row.line)),
            translated=False,
        ),
        Column("Does", lambda _, row: row.does, translated=False),
    )
)
"""All commands at a glance. The handbook is in English throughout."""

OPTIONS: Final[Table[ArgumentText]] = Table(
    (
        Column("Type", lambda _, row: _code(row.typed), translated=False),
        Column("Value", _values, translated=False),
        Column("Does", lambda _, row: row.does, translated=False),
    )
)
"""What one command may be told."""
