"""Every message of the interface, gathered from where it is written.

A message is what a call asks for (`t("…")` and `tn("…", "…", n)` in a template; the same, `text` and `many` in
Python), or what stands behind a comment `# messages`:

- behind the first or the last line of a statement, every text in it: a table, a type of several words, a tuple;
- on any other line, the texts on it.

Keys of mappings are none, nor are texts without a letter.

    SEASONS: Final = {21: "spring {year}"}  # messages
    Status = Literal["draft", "published"]  # messages

What is put together from other data while the program runs is read from there: headings of columns, the menu, and the
names of rules on the page that tells how a briefing was made. A comment `# translators: …` above a call explains a
message.
"""

from __future__ import annotations

import ast
import tokenize
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.extract import extract
from jinja2.ext import babel_extract

import briefing_room
from briefing_room import pages
from briefing_room.build import all_rules
from briefing_room.pages.menu import MENU

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(briefing_room.__file__).parent
MARK: Final = "# messages"
_NOTE: Final = "# translators: "

_CALLS: Final = {"t": 1, "text": 1, "tn": 2, "many": 2}
"""The calls whose first words are a message, and how many of them: with two, the second is for many things."""

Message = str | tuple[str, str]
"""A message, or one with its plural."""


@lru_cache(maxsize=1)
def messages() -> tuple[Message, ...]:
    """Every message, sorted; one that has a plural only with it."""
    found: set[Message] = {*_from_data()}
    for path in sorted(PACKAGE.rglob("*.py")):
        found.update(in_python(path.read_text(encoding="utf-8")))
    for path in sorted(PACKAGE.rglob("*.jinja")):
        found.update(_in_template(path))
    plurals = {message[0] for message in found if isinstance(message, tuple)}
    return tuple(sorted(found - plurals, key=lambda one: (one, "") if isinstance(one, str) else one))


@lru_cache(maxsize=1)
def notes() -> dict[str, str]:
    """What translators are told of a message, by message."""
    return {
        message: note
        for path in sorted(PACKAGE.rglob("*.py"))
        for message, note in _notes_in(path.read_text(encoding="utf-8"))
    }


def in_python(source: str) -> Iterator[Message]:
    """Yield the messages of a module: those its calls ask for, and those it marks."""
    marked = {line for line, comment in _comments(source) if comment.startswith(MARK)}
    told: set[int] = set()
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _asked_for(node)
        elif isinstance(node, ast.stmt) and not hasattr(node, "body"):
            marks = marked & {node.lineno, node.end_lineno or node.lineno}
            told |= marks
            yield from (text.value for text in _texts(node)) if marks else ()
    yield from (text.value for text in _texts(tree) if text.lineno in marked - told)


class _Text(ast.Constant):
    value: str


def _texts(node: ast.AST) -> Iterator[_Text]:
    """Yield the texts below a node that may be messages."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and any(sign.isalpha() for sign in node.value):
        yield node  # type: ignore[misc] # a constant whose value is a text
    keys = node.keys if isinstance(node, ast.Dict) else []
    for inner in ast.iter_child_nodes(node):
        if inner not in keys:
            yield from _texts(inner)


def _asked_for(call: ast.Call) -> Iterator[Message]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = [word.value for word in call.args[: _CALLS.get(name, 0)] if isinstance(word, ast.Constant)]
    words = [word for word in given if isinstance(word, str) and word]
    if words and len(words) == _CALLS[name]:
        yield words[0] if len(words) == 1 else (words[0], words[1])


def _comments(source: str) -> Iterator[tuple[int, str]]:
    rows = BytesIO(source.encode("utf-8")).readline
    for token in tokenize.tokenize(rows):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _notes_in(source: str) -> Iterator[tuple[str, str]]:
    told = {line: comment.removeprefix(_NOTE) for line, comment in _comments(source) if comment.startswith(_NOTE)}
    for node in ast.walk(ast.parse(source)) if told else ():
        if isinstance(node, ast.Call) and node.lineno - 1 in told:
            for message in _asked_for(node):
                yield message if isinstance(message, str) else message[0], told[node.lineno - 1]


def _in_template(path: Path) -> Iterator[Message]:
    calls = {name: None if count == 1 else (1, 2) for name, count in _CALLS.items()}
    for _, message, _, _ in extract(babel_extract, BytesIO(path.read_bytes()), calls):  # type: ignore[arg-type] # as documented
        if message:
            yield (message[0], message[1]) if isinstance(message, tuple) else message


def _from_data() -> Iterator[str]:
    """Yield what other data holds: the headings of columns, the menu, and the rules by which form is checked."""
    yield from (column.heading for table in pages.TABLES for column in table.columns if column.translated)
    yield from (words for heading, places in MENU for words in (heading, *(place.title for place in places)) if words)
    yield from (rule.words for rule in all_rules())
