"""What the command line says of itself, for the page *Commands*."""

from __future__ import annotations

import argparse

from briefing_room.cli.commands import COMMANDS, make_parser
from briefing_room.pages.commands import ArgumentText, CommandText


def all_commands() -> tuple[CommandText, ...]:
    """Every command in the order of help, with all that it may be told."""
    parser = make_parser()
    named = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001 - argparse offers no other way to ask
    return tuple(_command(one.name, one.help, named.choices[one.name]) for one in COMMANDS)


def _command(name: str, purpose: str, parser: argparse.ArgumentParser) -> CommandText:
    told = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]  # noqa: SLF001 - as above
    return CommandText(
        name,
        purpose[0].upper() + purpose[1:],
        tuple(_argument(action) for action in told if not action.option_strings),
        tuple(_option(action) for action in told if action.option_strings),
    )


def _argument(action: argparse.Action) -> ArgumentText:
    """What is typed without a name: ``PATH``, or ``[PATH …]`` where there may be none or many."""
    name = str(action.metavar or action.dest).upper()
    typed = {"*": f"[{name} …]", "+": f"{name} …", "?": f"[{name}]"}.get(str(action.nargs), name)
    return ArgumentText(typed, tuple(str(value) for value in action.choices or ()), _sentence(action))


def _option(action: argparse.Action) -> ArgumentText:
    values = tuple(str(value) for value in action.choices or ())
    if not values and action.nargs != 0:
        values = (str(action.metavar or action.dest).upper(),)
    return ArgumentText(", ".join(action.option_strings), values, _sentence(action))


def _sentence(action: argparse.Action) -> str:
    said = (action.help or "") % {"default": action.default, "prog": "briefing"} if action.help else ""
    return said[:1].upper() + said[1:]
