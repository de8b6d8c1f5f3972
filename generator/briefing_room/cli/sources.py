"""The commands on sources and what each may be told: add, review, refresh, quote."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING, Final, get_args

from briefing_room.cli.add import add
from briefing_room.cli.asked import source_named
from briefing_room.cli.quoting import write_entries
from briefing_room.cli.review import refresh, review
from briefing_room.cli.shared import day_typed, desk_folder, on_desk
from briefing_room.intake.formats import FORMATS
from briefing_room.intake.source.strip_log import numbers_in
from briefing_room.model.source import Reliability, Rights, SourceType

if TYPE_CHECKING:
    from briefing_room.cli.shared import AddCommand

_FACTS: Final = (
    ("title", "its headline, word for word"),
    ("publisher", "who published it"),
    ("author", "who wrote it"),
    ("published", "when it was published: 2023-09-13, 2023-09, 2023-09~ (about), or a full timestamp"),
    ("retrieved", "when it was brought in, written the same way"),
    ("url", "its web address"),
    ("origin", "who first said it: an agency, a wire, a press release"),
    ("language", "the language of its text: en, ko, zh-Hant"),
)
"""Facts that can be given, for what the document does not tell or tells wrong."""


def add_source_commands(command: AddCommand) -> None:
    """Add the commands on sources to the command line."""
    made = on_desk(command("add", "bring in an article, or several, as sources", add))
    made.add_argument(
        "what",
        nargs="+",
        metavar="WHAT",
        help=f"a file ({', '.join(one.label for one in FORMATS)}), an address, or -",
    )
    made.add_argument("--id", help="the source's id (default: from the headline)")
    for key, what in _FACTS:
        made.add_argument(f"--{key}", metavar="DATE" if "when" in what else key.upper(), help=what)
    made.add_argument("--reliability", choices=get_args(Reliability), help="grade of the source, A to F")
    made.add_argument("--type", choices=get_args(SourceType), help="what sort of source it is")
    made.add_argument("--rights", choices=get_args(Rights), help="how much of it the published site may show")
    _on_lines(made)
    made.add_argument("--allow-private", action="store_true", help="fetch from private and loopback addresses too")
    made.add_argument("--yes", action="store_true", help="do not ask; take even what may be no article")

    made = on_desk(command("review", "compare a source with its original, and say that it is right", review))
    made.add_argument("id", metavar="ID", help="the source's id")
    _on_lines(made)
    made.add_argument("--yes", action="store_true", help="do not ask: it is right")
    made.add_argument("--today", type=day_typed, default=date.today(), metavar="DATE", help="the day it was compared")  # noqa: DTZ011 - the analyst's own day

    made = on_desk(command("refresh", "extract a source again with today's rules", refresh))
    made.add_argument("id", metavar="ID", help="the source's id")
    made.add_argument("--yes", action="store_true", help="do not ask: write what changed")

    made = on_desk(command("quote", "print an evidence entry for words of a source", _quote))
    made.add_argument("id", metavar="ID", help="the source's id")
    made.add_argument("words", nargs="+", metavar="WORDS", help="the words, as they stand in the source or nearly")


def _on_lines(made: argparse.ArgumentParser) -> None:
    made.add_argument("--keep", type=_numbers, metavar="N,N-M", help="lines of the original that are the article's")
    made.add_argument("--strip", type=_numbers, metavar="N,N-M", help="lines of the original that are not")


def _numbers(text: str) -> frozenset[int]:
    parts = [part.strip() for part in text.split(",")]
    matches = [re.fullmatch(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", part, re.ASCII) for part in parts]
    if not all(match and int(match[2] or match[1]) >= int(match[1]) for match in matches):
        raise argparse.ArgumentTypeError(f"{text} names no lines; write 5, or 3-7, or 5,9-12")
    return numbers_in(parts)


def _quote(arguments: argparse.Namespace) -> int:
    desk, source = source_named(desk_folder(arguments.desk), arguments.id)
    return write_entries(desk, source, " ".join(arguments.words))
