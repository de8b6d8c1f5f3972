"""What the commands on sources share: which source is meant, what may be asked, and how a refusal is shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from briefing_room.cli.shared import ERRORS, InterruptedHereError, MisuseError
from briefing_room.findings import Mistake, Place, finding_of, printable, write_findings
from briefing_room.intake import article_refused
from briefing_room.intake.document.extracted import Wishes
from briefing_room.load.desk import read_desk
from briefing_room.model.desk import FORMAT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from briefing_room.intake.document.arrival import RefusedError
    from briefing_room.model.desk import Desk
    from briefing_room.model.source import Source

STDIN: Final = "-"


def desk_in(folder: Path) -> Desk:
    """The desk in a folder, for a command that works on its sources.

    Raises:
        MisuseError: it is of another format.
    """
    loaded = read_desk(folder)
    if loaded.format != FORMAT:
        raise MisuseError(f"{loaded.findings[0].message}\n{loaded.findings[0].help}")
    return loaded.desk


def source_named(folder: Path, source_id: str) -> tuple[Desk, Source]:
    """The desk in a folder, and its source of this id.

    Raises:
        MisuseError: it has none.
    """
    desk = desk_in(folder)
    source = desk.sources.get(source_id)
    if source is None:
        known = ", ".join(desk.sources) or "none"
        broken = " that can be read; run: briefing check" if source_id in desk.broken else ""
        raise MisuseError(f"there is no source “{source_id}”{broken}; the desk has: {known}")
    return desk, source


def wishes_of(arguments: argparse.Namespace) -> Wishes:
    """The lines that are to be kept and to be stripped."""
    return Wishes(keep=arguments.keep or frozenset(), strip=arguments.strip or frozenset())


def may_ask(arguments: argparse.Namespace) -> bool:
    """Whether somebody is there to answer, and wants to be asked."""
    return not arguments.yes and sys.stdin.isatty() and sys.stdout.isatty()


def confirmed(question: str, *, default: bool = False) -> bool:
    """Ask a question that is answered with yes or no.

    Raises:
        InterruptedHereError: whoever was asked left.
    """
    try:
        return click.confirm(question, default=default)
    except click.Abort:
        raise InterruptedHereError from None


def answered(question: str, default: str) -> str:
    """Ask for a word or more; what was typed, or the default.

    Raises:
        InterruptedHereError: whoever was asked left.
    """
    try:
        return str(click.prompt(question, default=default, show_default=True)).strip()
    except click.Abort:
        raise InterruptedHereError from None


def write_rows(rows: Sequence[str] | Iterator[str]) -> None:
    """Write rows to standard output, fit for a terminal."""
    sys.stdout.writelines(f"{row}\n" for row in map(printable, rows))


def say_refused(what: str, error: RefusedError) -> int:
    """Say as a finding why something cannot be brought in; the exit code."""
    name = "standard input" if what == STDIN else what
    place = Place(name)
    finding = finding_of(article_refused, Mistake(place, error.message, error.help))
    sys.stderr.write(write_findings([finding], "text", {}, str))
    return ERRORS
