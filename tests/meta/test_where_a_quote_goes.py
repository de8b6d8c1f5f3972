"""The page *Where a quote goes* tells the way the code goes."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE: Final = "docs/design/where-a-quote-goes.md"
STEP: Final = re.compile(r"^\| `([\w/]+\.py)` `([\w.]+)` \| `([\w/]+\.py)` `([\w.]+)` \|", re.MULTILINE)
LONGEST: Final = 45
"""Lines of the page: what an engineer sees at once."""


def _tree(root: Path, path: str) -> ast.Module:
    return ast.parse((root / "generator/briefing_room" / path).read_text(encoding="utf-8"))


def _named(tree: ast.Module, name: str) -> ast.AST | None:
    """The function, or the method of a class, that a name stands for; None when there is none."""
    found: ast.AST = tree
    for part in name.split("."):
        inner = [
            node
            for node in ast.iter_child_nodes(found)
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == part
        ]
        if not inner:
            return None
        found = inner[0]
    return found


def _imports(tree: ast.Module) -> Iterator[str]:
    """Yield the modules an import may mean; of a room also its door, through which others ask."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _called(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} | {
        n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)
    }


def _steps(root: Path) -> list[tuple[str, str, str, str]]:
    return STEP.findall((root / PAGE).read_text(encoding="utf-8"))


def test_every_row_is_a_step(root: Path) -> None:
    """Each row names an asker and an answerer, heads of a part aside; and the page stays on one screen."""
    text = (root / PAGE).read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row.startswith("| `")]
    assert len(rows) == len(_steps(root)) > 15
    assert len(text.splitlines()) <= LONGEST


def test_what_is_named_exists(root: Path) -> None:
    """Modules and functions have the names that the page gives them."""
    for asker, asking, answerer, answering in _steps(root):
        assert _named(_tree(root, asker), asking), f"{asker} has no {asking}"
        assert _named(_tree(root, answerer), answering), f"{answerer} has no {answering}"


def test_each_asker_calls_what_stands_beside_it(root: Path) -> None:
    """The function that asks uses the name of what answers."""
    for asker, asking, answerer, answering in _steps(root):
        function = _named(_tree(root, asker), asking)
        assert function
        assert answering.rpartition(".")[2] in _called(function), f"{asking} in {asker} does not use {answering}"
        assert asker != answerer, f"{asking}: a step goes from one module to another"


def test_neighbours_know_each_other(root: Path) -> None:
    """A step goes along an import: the asker's, or that of a class which is asked through its base."""
    for asker, _, answerer, answering in _steps(root):
        door = "briefing_room." + answerer.removesuffix(".py").replace("/", ".")
        room = door.rpartition(".")[0]
        through = {door, f"{room}.{answering.partition('.')[0]}"}
        base = "briefing_room." + asker.removesuffix(".py").replace("/", ".")
        known = through & {*_imports(_tree(root, asker))} or base in {*_imports(_tree(root, answerer))}
        # A value that was handed over is asked without an import of its class: its room is known by the asker's.
        handed = "." in answering and any(name.startswith(f"{room}") for name in _imports_through(root, asker))
        assert known or handed, f"{asker} does not import {answerer}"


def _imports_through(root: Path, path: str) -> set[str]:
    """What a module imports, and what the modules of ours that it imports import."""
    own = {*_imports(_tree(root, path))}
    further = {f"{name.removeprefix('briefing_room.').replace('.', '/')}.py" for name in own}
    there = [name for name in further if (root / "generator/briefing_room" / name).is_file()]
    return own.union(*({*_imports(_tree(root, name))} for name in there))


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/design/README.md"])
def test_it_is_linked(root: Path, page: str) -> None:
    """Who wants to change how a quote goes finds the page."""
    assert "where-a-quote-goes.md" in (root / page).read_text(encoding="utf-8")
