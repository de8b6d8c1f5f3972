"""A parser that says what was probably meant."""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Parser(argparse.ArgumentParser):
    """argparse's parser, but that an unknown command or option is told with the nearest that there is."""

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override] # noqa: ANN401 - as argparse has it
        """Read what was typed; misuse ends the program with 2, as everywhere in argparse."""
        words = [*(args or ())]
        commands = self.commands()
        if words and commands and not words[0].startswith("-") and words[0] not in commands:
            self.error(f"there is no command “{words[0]}”{meant(words[0], commands)}")
        found, rest = self.parse_known_args(words, namespace)
        if rest:
            here = commands.get(words[0], self)
            here.error(here.said_of(next((word for word in rest if word.startswith("-")), rest[0])))
        if commands and found.command is None:
            self.error("a command is expected")
        return found

    def said_of(self, word: str) -> str:
        """What is said of a word that means nothing here."""
        if not word.startswith("-"):
            return f"nothing is expected where “{word}” stands"
        option = word.partition("=")[0]
        return f"there is no option {option}{meant(option, [*self._option_string_actions], quoted=False)}"

    def options(self) -> tuple[argparse.Action, ...]:
        """Every option and argument, in the order in which help has them."""
        return tuple(self._actions)

    def commands(self) -> dict[str, Parser]:
        """The parser of each command, by its name."""
        return next((dict(a.choices) for a in self._actions if isinstance(a, argparse._SubParsersAction)), {})  # noqa: SLF001 - argparse offers no other way to ask


def meant(word: str, known: Collection[str], *, quoted: bool = True) -> str:
    """The nearest of what is known, as the end of a sentence; where nothing is near, nothing."""
    near = get_close_matches(word, known, n=1)
    if not near:
        return ""
    return f"; did you mean “{near[0]}”?" if quoted else f"; did you mean {near[0]}?"
