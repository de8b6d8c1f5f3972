"""Templates choose and repeat, in lines that can be read; what they show is worked out in Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from jinja2 import Environment, nodes

import briefing_room

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(briefing_room.__file__).parent
PAGES: Final = sorted((PACKAGE / "pages/templates").glob("*"))
THEME: Final = sorted(path for path in (PACKAGE / "publish/theme").rglob("*") if path.suffix in {".html", ".xml"})

LONGEST: Final = 160

CHOOSING: Final = frozenset({"items", "join", "length", "list", "rejectattr", "reverse", "selectattr"})
"""Filters that choose, count or repeat. Whatever sorts, groups, cuts or joins by a rule is worked out in Python."""

BOOKKEEPING: Final = frozenset({"append", "extend", "insert", "pop", "remove", "setdefault", "update"})
"""Methods by which a template would keep a list of its own."""


def _logic(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield where a template does more than choose and repeat, with the line and what it is."""
    for sum_ in tree.find_all(nodes.BinExpr):
        if not isinstance(sum_, nodes.And | nodes.Or):
            yield sum_.lineno, type(sum_).__name__
    for node in tree.find_all((nodes.Concat, nodes.NSRef, nodes.Neg)):
        yield node.lineno, type(node).__name__
    for used in tree.find_all(nodes.Filter):
        if used.name not in CHOOSING:
            yield used.lineno, f"the filter {used.name}"
    for named in tree.find_all(nodes.Getattr):
        if named.attr in BOOKKEEPING:
            yield named.lineno, f".{named.attr}"


@pytest.mark.parametrize("path", [*PAGES, *THEME], ids=lambda path: path.name)
def test_no_line_is_too_long_to_be_read(path: Path) -> None:
    """Macros, quoted pieces of a message and `{%- -%}` break lines without a change to what is made."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    assert [f"{path.name}:{number}: {len(line)} characters" for number, line in lines if len(line) > LONGEST] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_template_chooses_and_repeats(path: Path) -> None:
    """It adds, joins, sorts and groups nothing, and keeps no books."""
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    assert [f"{path.name}:{line}: {what}" for line, what in sorted(_logic(tree))] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ a + b }}", "Add"),
        ("{{ a - 1 }}", "Sub"),
        ("{{ a * 2 }}", "Mul"),
        ("{{ a / 2 }}", "Div"),
        ("{{ a // 2 }}", "FloorDiv"),
        ("{{ a % 2 }}", "Mod"),
        ("{{ a ** 2 }}", "Pow"),
        ("{{ a ~ b }}", "Concat"),
        ("{{ -a }}", "Neg"),
        ("{% set n = namespace(x=1) %}{% set n.x = 2 %}", "NSRef"),
        ("{% set _ = a.extend(b) %}", ".extend"),
        ("{{ a | sort }}", "the filter sort"),
        ("{% for x in a | groupby('b') %}{% endfor %}", "the filter groupby"),
    ],
)
def test_the_scan_sees_logic(text: str, what: str) -> None:
    """The test above would name each of these, with its line."""
    tree = Environment(autoescape=True).parse("\n" + text)
    assert (2, what) in set(_logic(tree))
    assert (
        list(_logic(Environment(autoescape=True).parse("{% if a and b or not c %}{{ a[:3] | length }}{% endif %}")))
        == []
    )
