"""`briefing completion SHELL`: a script with which a shell completes commands, options and their values.

It is made from the parser and holds all it needs, so that a shell never waits for the program.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing_room.build import all_rules
from briefing_room.cli.commands import COMMANDS, make_parser
from briefing_room.cli.shared import OK

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence


class Option(NamedTuple):
    """An option: all its names, what it is for, whether a value follows, and the values there are, if they are few."""

    names: tuple[str, ...]
    help: str
    has_value: bool
    values: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name that is written out."""
        return self.names[-1]


class Typed(NamedTuple):
    """What may follow a command: its options, and the words it takes, if they are few; else it takes names of files."""

    help: str
    options: tuple[Option, ...]
    words: tuple[str, ...]


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing completion`; the exit code."""
    sys.stdout.write(_SCRIPTS[arguments.shell](_typed()))
    return OK


def _typed() -> dict[str, Typed]:
    """What may be typed after each command, and, under no name, after the program's own."""
    parser = make_parser()
    found = {"": Typed("", _options(parser.options()), tuple(command.name for command in COMMANDS))}
    for command in COMMANDS:
        taken = parser.commands()[command.name].options()
        words = tuple(str(word) for one in taken if not one.option_strings for word in one.choices or ())
        found[command.name] = Typed(command.help, _options(taken), words)
    rules = tuple(rule.code for rule in all_rules())
    return {**found, "explain": found["explain"]._replace(words=rules)}


def _options(actions: Sequence[argparse.Action]) -> tuple[Option, ...]:
    return tuple(
        Option(tuple(one.option_strings), one.help or "", one.nargs != 0, tuple(map(str, one.choices or ())))
        for one in actions
        if one.option_strings
    )


def _bash(typed: Mapping[str, Typed]) -> str:
    cases = []
    for command, taken in typed.items():
        for option in taken.options:
            if option.has_value:
                cases += [f'        {command}:{name}) offered="{" ".join(option.values)}" ;;' for name in option.names]
        options = " ".join(name for option in taken.options for name in option.names)
        cases.append(f'        {command}:*) if [[ $word == -* ]]; then offered="{options}"; '
                     f'else offered="{" ".join(taken.words)}"; fi ;;')  # fmt: skip
    return "\n".join([
        "# Completion of briefing in bash. Where nothing is offered, names of files are.",
        "_briefing() {",
        '    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command="" offered=""',
        "    if ((COMP_CWORD > 1)); then command=${COMP_WORDS[1]}; fi",
        "    case $command:$before in",
        *cases,
        "    esac",
        '    COMPREPLY=($(compgen -W "$offered" -- "$word"))',
        "}",
        "complete -o default -F _briefing briefing",
        "",
    ])  # fmt: skip


def _zsh(typed: Mapping[str, Typed]) -> str:
    cases = []
    for command, taken in typed.items():
        for option in taken.options:
            if option.has_value:
                offer = f"compadd -- {' '.join(option.values)}" if option.values else "_files"
                cases += [f"        {command}:{name}) {offer} ;;" for name in option.names]
        told = " ".join(_described(name, option.help) for option in taken.options for name in option.names)
        words = f"compadd -- {' '.join(taken.words)}" if taken.words else "_files"
        if not command:
            told_words = " ".join(_described(word, typed[word].help) for word in taken.words)
            words = f"offered=({told_words}); _describe command offered"
        cases.append(f"        {command}:*) if [[ $words[CURRENT] == -* ]]; then offered=({told}); "
                     f"_describe option offered; else {words}; fi ;;")  # fmt: skip
    return "\n".join([
        "#compdef briefing",
        "_briefing() {",
        "    local -a offered",
        '    local command=""',
        "    if (( CURRENT > 2 )); then command=$words[2]; fi",
        '    case "$command:$words[CURRENT-1]" in',
        *cases,
        "    esac",
        "}",
        'if [[ $funcstack[1] == _briefing ]]; then _briefing "$@"; else compdef _briefing briefing; fi',
        "",
    ])  # fmt: skip


def _described(word: str, help_: str) -> str:
    return _quoted(f"{word}:{help_}", "'\\''")


def _fish(typed: Mapping[str, Typed]) -> str:
    rows = ["# Completion of briefing in fish."]
    for command, taken in typed.items():
        when = _quoted(f"__fish_seen_subcommand_from {command}" if command else "__fish_use_subcommand", "\\'")
        rows += [
            f"complete -c briefing -n {when} -f -a {_quoted(word, _FISH)} -d {_quoted(typed[word].help, _FISH)}"
            for word in taken.words
            if not command
        ]
        if command and taken.words:
            rows.append(f"complete -c briefing -n {when} -f -a {_quoted(' '.join(taken.words), _FISH)}")
        for option in taken.options:
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            values = f" -x -a {_quoted(' '.join(option.values), _FISH)}" if option.values else " -r" * option.has_value
            rows.append(f"complete -c briefing -n {when} {names}{values} -d {_quoted(option.help, _FISH)}")
    return "\n".join([*rows, ""])


_FISH: Final = "\\'"
"""An apostrophe inside quotes, in fish."""


def _quoted(text: str, apostrophe: str) -> str:
    return "'" + text.replace("'", apostrophe) + "'"


_SCRIPTS: Final[dict[str, Callable[[Mapping[str, Typed]], str]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
