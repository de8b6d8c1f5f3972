"""Every command: its name, what it is for, the module that runs it, and what it may be told.

What a command runs is loaded when it is run, and not before: help, a slip of the keys
and the completion of a word need none of it. So nothing that this module imports may
be slow to load; a test names what is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing_room.cli import arguments as told
from briefing_room.cli.parser import Parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


class Command(NamedTuple):
    """A command: ``module`` has a function ``run(arguments)``, which returns the exit code."""

    name: str
    help: str
    module: str
    add_arguments: Callable[[argparse.ArgumentParser], None]


COMMANDS: Final = (
    Command("check", "show what is wrong with the desk", "briefing_room.cli.check", told.of_check),
    Command("build", "check the desk and build the site", "briefing_room.cli.build", told.of_build),
    Command("merge", "merge the shards that several machines made", "briefing_room.cli.merge", told.of_merge),
    Command(
        "serve", "preview the private site, and reload when the desk changes", "briefing_room.cli.serve", told.of_serve
    ),
    Command("new", "begin a briefing", "briefing_room.cli.new", told.of_new),
    Command("init", "begin a repository with a desk that builds", "briefing_room.cli.init", told.of_init),
    Command("rules", "list every rule", "briefing_room.cli.rules", told.of_rules),
    Command("explain", "explain a rule", "briefing_room.cli.explain", told.of_explain),
    Command("schema", "write the JSON Schemas of the desk's files", "briefing_room.cli.schema", told.of_schema),
    Command("add", "bring in an article, or several, as sources", "briefing_room.cli.add", told.of_add),
    Command(
        "review", "compare a source with its original, and say that it is right", "briefing_room.cli.review",
        told.of_review,
    ),
    Command("refresh", "extract a source again with today's rules", "briefing_room.cli.refresh", told.of_refresh),
    Command(
        "migrate", "bring a desk of an older format to the present one", "briefing_room.cli.migrate", told.of_migrate
    ),
    Command("rename", "give an id another name, wherever it is named", "briefing_room.cli.rename", told.of_rename),
    Command("archive", "keep a briefing current no longer", "briefing_room.cli.archive", told.of_archive),
    Command("retire", "take a statement back, and say why", "briefing_room.cli.retire", told.of_retire),
    Command("diff", "show what changed, in the desk's own words", "briefing_room.cli.diff", told.of_diff),
    Command("fmt", "write briefings in the short forms of the format", "briefing_room.cli.fmt", told.of_fmt),
    Command(
        "merge-driver", "merge a file of two branches by statement, for git", "briefing_room.cli.merge_driver",
        told.of_merge_driver,
    ),
    Command("quote", "print an evidence entry for words of a source", "briefing_room.cli.quoting", told.of_quote),
    Command(
        "suggest", "propose what may have been missed, to be looked at; nothing is written",
        "briefing_room.cli.suggest", told.of_suggest,
    ),
    Command(
        "sign", "say that a person stands for a briefing as it is now", "briefing_room.cli.sign", told.of_sign
    ),
    Command(
        "mcp", "serve an assistant over the standard streams: sources, quotes, and the check of one draft",
        "briefing_room.cli.mcp", told.of_mcp,
    ),
    Command("impact", "list what would be lost if a source were withdrawn", "briefing_room.cli.impact", told.of_impact),
    Command(
        "lsp", "serve editors over the standard streams: findings, completion, places, cures", "briefing_room.cli.lsp",
        told.of_lsp,
    ),
    Command(
        "completion", "print a script that lets a shell complete what is typed", "briefing_room.cli.completion",
        told.of_completion,
    ),
)  # fmt: skip
"""In the order in which help lists them."""


def make_parser() -> Parser:
    """What may be typed: every command with its arguments, options and help."""
    parser = Parser(prog="briefing", description="From articles and annotations to a briefing site.")
    told.of_the_program(parser)
    named = parser.add_subparsers(metavar="COMMAND", dest="command")
    for command in COMMANDS:
        made = named.add_parser(
            command.name, help=command.help, description=command.help[0].upper() + command.help[1:] + "."
        )
        command.add_arguments(made)
    return parser


def run_command(arguments: argparse.Namespace) -> int:
    """Load the module of the command that was typed, and run it; the exit code."""
    module = next(command.module for command in COMMANDS if command.name == arguments.command)
    code: int = import_module(module).run(arguments)
    return code
