"""Every command: its name, what it is for, the module that runs it, and what it may be told.

What a command runs is loaded when it is run, and not before: help, a slip of the keys
and the completion of a word need none of it. So nothing that this module imports may
be slow to load; a test names what is.
"""

from __future__ import annotations

from argparse import SUPPRESS, RawDescriptionHelpFormatter
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


GROUPS: Final[tuple[tuple[str, tuple[Command, ...]], ...]] = (
    ("Begin", (
        Command("init", "begin a repository with a desk that builds", "briefing_room.cli.init", told.of_init),
        Command("new", "begin a briefing", "briefing_room.cli.new", told.of_new),
    )),
    ("Bring in articles", (
        Command("add", "bring in an article, or several, as sources", "briefing_room.cli.add", told.of_add),
        Command(
            "review", "compare a source with its original, and say that it is right", "briefing_room.cli.review",
            told.of_review,
        ),
        Command("refresh", "extract a source again with today's rules", "briefing_room.cli.refresh", told.of_refresh),
        Command(
            "impact", "list what would be lost if a source were withdrawn", "briefing_room.cli.impact",
            told.of_impact,
        ),
    )),
    ("Write and check", (
        Command("check", "show what is wrong with the desk", "briefing_room.cli.check", told.of_check),
        Command(
            "serve", "preview the private site; it reloads when the desk changes", "briefing_room.cli.serve",
            told.of_serve,
        ),
        Command("quote", "print an evidence entry for words of a source", "briefing_room.cli.quoting", told.of_quote),
        Command(
            "suggest", "propose what may have been missed; nothing is written", "briefing_room.cli.suggest",
            told.of_suggest,
        ),
        Command("diff", "show what changed, in the desk's own words", "briefing_room.cli.diff", told.of_diff),
        Command("fmt", "write briefings in the short forms of the format", "briefing_room.cli.fmt", told.of_fmt),
        Command("rules", "list every rule", "briefing_room.cli.rules", told.of_rules),
        Command("explain", "explain a rule", "briefing_room.cli.explain", told.of_explain),
    )),
    ("Change and take back", (
        Command("rename", "give an id another name, wherever it is named", "briefing_room.cli.rename", told.of_rename),
        Command("retire", "take a statement back, and say why", "briefing_room.cli.retire", told.of_retire),
        Command("archive", "keep a briefing current no longer", "briefing_room.cli.archive", told.of_archive),
        Command("sign", "say that a person stands for a briefing as it is now", "briefing_room.cli.sign", told.of_sign),
        Command(
            "migrate", "bring a desk of an older format to the present one", "briefing_room.cli.migrate",
            told.of_migrate,
        ),
    )),
    ("Build", (
        Command("build", "check the desk and build the site", "briefing_room.cli.build", told.of_build),
        Command("merge", "merge the shards that several machines made", "briefing_room.cli.merge", told.of_merge),
    )),
    ("For editors, assistants, git and shells", (
        Command("lsp", "serve an editor: findings, completion, places, cures", "briefing_room.cli.lsp", told.of_lsp),
        Command(
            "mcp", "serve an assistant: sources, quotes, the check of one draft", "briefing_room.cli.mcp",
            told.of_mcp,
        ),
        Command("schema", "write the JSON Schemas of the desk's files", "briefing_room.cli.schema", told.of_schema),
        Command(
            "merge-driver", "merge a file of two branches by statement, for git", "briefing_room.cli.merge_driver",
            told.of_merge_driver,
        ),
        Command(
            "completion", "print a script that lets a shell complete what is typed", "briefing_room.cli.completion",
            told.of_completion,
        ),
    )),
)  # fmt: skip
"""What an analyst is about, and the commands for it, in the order in which help lists them."""

COMMANDS: Final = tuple(command for _, commands in GROUPS for command in commands)


def make_parser() -> Parser:
    """What may be typed: every command with its arguments, options and help."""
    parser = Parser(
        prog="briefing", usage="briefing [-h] [--version] COMMAND ...", description=_described(),
        formatter_class=RawDescriptionHelpFormatter,
    )  # fmt: skip
    told.of_the_program(parser)
    named = parser.add_subparsers(metavar="COMMAND", dest="command", help=SUPPRESS, prog="briefing")
    for command in COMMANDS:
        made = named.add_parser(command.name, description=command.help[0].upper() + command.help[1:] + ".")
        command.add_arguments(made)
    return parser


def _described() -> str:
    """What the program is for, and its commands by what an analyst is about."""
    rows = ["From articles and annotations to a briefing site."]
    for title, commands in GROUPS:
        rows += ["", f"{title}:", *(f"  {command.name:<13} {command.help}" for command in commands)]
    return "\n".join([*rows, "", "What a command may be told: briefing COMMAND --help"])


def run_command(arguments: argparse.Namespace) -> int:
    """Load the module of the command that was typed, and run it; the exit code."""
    module = next(command.module for command in COMMANDS if command.name == arguments.command)
    code: int = import_module(module).run(arguments)
    return code
