"""What a statement is called wherever it is named: the condition on which it is meant, then its own words.

A statement without its condition is another statement. So nothing that names one asks it for its text; the name is
made here, and every output only says how words are written and how a message is filled in.

    given: weapons-traced        If evidence is made public: NATO as a whole opposes North Korea.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from briefing_room.model.types import main_language
from briefing_room.words import ENGLISH, direction_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement

MOST: Final = 3
"""So many conditions of conditions are named; that there are more is said, so that no name runs on for ever."""

Written = TypeVar("Written", bound=str)
Filled_co = TypeVar("Filled_co", bound=str, covariant=True)


class Fill(Protocol[Filled_co]):
    """A message of the interface with its places filled in, as an output writes it."""

    def __call__(self, message: str, /, **values: object) -> Filled_co:
        """The message, in the language of the output."""


@dataclass(frozen=True)
class Conditions:
    """The conditions on which a statement is meant, the farthest first.

    ``hidden`` says that the farthest is meant on one that may not be seen, ``more`` that it is meant on others still.
    """

    named: tuple[Statement, ...] = ()
    hidden: bool = False
    more: bool = False


def conditions_of(desk: Desk, statement: Statement) -> Conditions:
    """The conditions of a statement on a desk as its readers see it, where what they may not see is absent."""
    found: list[Statement] = []
    at = statement
    while at.given:
        condition = desk.statement(at.given, at.briefing)
        if condition is None or len(found) == MOST:  # a circle, too, ends here; it is a finding of its own
            return Conditions(tuple(reversed(found)), hidden=condition is None, more=condition is not None)
        found.append(condition)
        at = condition
    return Conditions(tuple(reversed(found)))


def named(
    conditions: Conditions, words: Written, language: str, write: Callable[[str], Written], fill: Fill[Written]
) -> Written:
    """A statement's name.

    Args:
        conditions: the conditions on which it is meant.
        words: its own words, as the output writes them.
        language: the tag of the language in which the desk writes.
        write: a marked-up text of the desk as the output writes it.
        fill: a message of the interface as the output writes it.
    """
    if conditions.named:
        first, *others = (write(_inside(condition.text, language)) for condition in conditions.named)
        for other in others:
            first = fill("{first}, and {second}", first=first, second=other)  # messages
        words = fill("If {condition}: {statement}", condition=first, statement=words)  # messages
    if conditions.hidden:
        words = fill("On a condition that is not shown here: {statement}", statement=words)  # messages
    if conditions.more:
        words = fill("On further conditions: {statement}", statement=words)  # messages
    if conditions != Conditions() and direction_of(language) == "rtl":
        words = fill(f"{_FROM_THE_RIGHT}{{statement}}", statement=words)
    return words


_FROM_THE_RIGHT: Final = "\u200f"
"""Says that what follows runs from right to left. An interface without a catalogue for the desk's language begins the
name with a word of English, and by that word alone the whole would run the other way."""


def name_for_analysts(desk: Desk, statement: Statement, most: int = 60) -> str:
    """A statement's name in quotation marks, for a message to an analyst: its own words as typed, and clipped."""
    flat = " ".join(statement.text.split())
    words = flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
    conditions, language = conditions_of(desk, statement), desk.settings.language
    return f"“{named(conditions, words, language, lambda text: ' '.join(text.split()), _in_english)}”"


def opening_for_analysts(desk: Desk, statement: Statement) -> str:
    """How a sentence begins that names a statement's condition, for a message to an analyst: “If …: …”."""
    conditions, language = conditions_of(desk, statement), desk.settings.language
    return f"“{named(conditions, '…', language, lambda text: ' '.join(text.split()), _in_english)}”"


def _in_english(message: str, /, **values: object) -> str:
    return ENGLISH.text(message).format(**values)


# --- a sentence inside another ------------------------------------------------------------------------

_FULL_STOP: Final = re.compile(r"(?<![.．]\w)[.。．｡۔।]$")
"""A full stop that ends a sentence, and is not the last one of an abbreviation such as U.S."""

_ARTICLE: Final = re.compile(
    r"(?:A|An|The|This|That|These|Those|It|Its|They|Their|There|He|His|She|Her)(?= )(?! Hague\b)"
)
"""Words that have a capital in English only because a sentence begins with them."""


def _inside(sentence: str, language: str) -> str:
    """A sentence of the desk as a part of another. Its words stay as they are; no name can lose its capital."""
    sentence = _FULL_STOP.sub("", sentence)
    if main_language(language) == "en" and _ARTICLE.match(sentence):
        return sentence[0].lower() + sentence[1:]
    return sentence
