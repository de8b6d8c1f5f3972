"""What may be seen by whom is decided in one room; whoever shows something asks there."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE: Final = "generator/briefing_room"

MAY: Final = {
    "visible/": "decides",
    "load/desk.py": "gives a source the desk's rights where it names none of its own",
    "publish/project.py": "gives a private build folders of its own, so that nothing of it is left in a public one",
}
"""Modules that may ask for rights, drafts or private builds themselves, and what for."""


def decisions_in(code: str) -> Iterator[tuple[int, str]]:
    """Yield where a module reads rights, compares with the word draft, or chooses by whether a build is private."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "rights":
            yield node.lineno, "reads rights"
        if isinstance(node, ast.Attribute) and node.attr == "whole" and _name_of(node.value).endswith("seen"):
            yield node.lineno, "reads the desk with its drafts"
        if isinstance(node, ast.Compare | ast.match_case) and _holds(node, "draft"):
            yield getattr(node, "lineno", 0), "asks for drafts"
        for test in _tests(node):
            if any("private" in {getattr(part, "attr", ""), getattr(part, "id", "")} for part in ast.walk(test)):
                yield test.lineno, "asks whether a build is private"


def _name_of(node: ast.expr) -> str:
    return getattr(node, "attr", "") or getattr(node, "id", "")


def _holds(node: ast.AST, word: str) -> bool:
    parts = node.pattern if isinstance(node, ast.match_case) else node
    return any(isinstance(part, ast.Constant) and part.value == word for part in ast.walk(parts))


def _tests(node: ast.AST) -> list[ast.expr]:
    """What a piece of code chooses by."""
    if isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
        return [node.test]
    if isinstance(node, ast.BoolOp | ast.Compare):
        return [node]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [node.operand]
    return node.ifs if isinstance(node, ast.comprehension) else []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("shown = source.rights", ["reads rights"]),
        ("drafts = [b for b in briefings if b.status == 'draft']", ["asks for drafts"]),
        ("public = status in ('published', 'draft')", ["asks for drafts"]),
        ("match status:\n    case 'draft': pass", ["asks for drafts"]),
        ("x = site.seen.whole.briefings", ["reads the desk with its drafts"]),
        ("x = self._seen.whole", ["reads the desk with its drafts"]),
        ("x = builder.whole", []),
        ("if site.seen.private: pass", ["asks whether a build is private"]),
        ("x = 1 if private else 2", ["asks whether a build is private"]),
        ("y = not project.private", ["asks whether a build is private"]),
        ("z = [s for s in sources if private]", ["asks whether a build is private"]),
        ("site_of(desk, private=project.private)", []),
        ("status = 'draft'", []),
    ],
)
def test_a_decision_is_recognised(code: str, found: list[str]) -> None:
    """Passing the wish for a private build on decides nothing; choosing by it does."""
    assert sorted({what for _, what in decisions_in(code)}) == found


def test_only_one_room_decides_what_may_be_seen(root: Path) -> None:
    """Every module but those above asks for what it wants to know, as ``seen.shows_words_of(source)``."""
    found = []
    for path in sorted((root / PACKAGE).rglob("*.py")):
        name = path.relative_to(root / PACKAGE).as_posix()
        if not name.startswith((*MAY,)):
            found += [f"{name}:{line} {what}" for line, what in decisions_in(path.read_text(encoding="utf-8"))]
    assert found == []


def test_no_template_decides_what_may_be_seen(root: Path) -> None:
    """Templates of pages and of the theme are handed the answer."""
    asks = re.compile(r"""\.rights\b|\.whole\b|\.private\b|[!=]=\s*["']draft["']|["']draft["']\s*[!=]=""")
    texts = [path for path in (root / PACKAGE).rglob("*") if path.suffix in {".jinja", ".html", ".txt"}]
    assert len(texts) > 30
    assert [path.name for path in texts if asks.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", MAY)
def test_no_module_is_excepted_in_vain(root: Path, name: str) -> None:
    """An exception goes when what it is for goes."""
    place = root / PACKAGE / name
    paths = place.rglob("*.py") if place.is_dir() else [place]
    assert any(True for path in paths for _ in decisions_in(path.read_text(encoding="utf-8")))
