"""README, CONTRIBUTING and the handbook name what is there: layers, commands with their options, paths."""

from __future__ import annotations

import argparse
import re
import tomllib
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.cli.commands import make_parser
from tests.conftest import ROOT
from tests.meta.boxes import boxes_in

if TYPE_CHECKING:
    from pathlib import Path

_PATH: Final = re.compile(r"`((?:generator|tests|tools|docs|requirements|benchmarks|examples|\.github)/[\w./-]+)`")
_DOCUMENTS: Final = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "tests/README.md", "docs/handbook", "docs/design")


def _layers() -> list[list[list[str]]]:
    """The contracts on layers: each a list of layers, each a list of modules."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    return [
        [[name.removeprefix("briefing_room.") for name in re.split(r" [|:] ", layer)] for layer in contract["layers"]]
        for contract in contracts
        if contract["type"] == "layers"
    ]


@pytest.mark.parametrize("layers", _layers(), ids=["program", "intake"])
def test_contributing_draws_every_layer(layers: list[list[str]]) -> None:
    """In the order of the contract, with every module in its row."""
    drawn = [_drawn(box.rows) for box in boxes_in(ROOT, "CONTRIBUTING.md") if box.language == "text"]
    assert [sorted(layer) for layer in layers] in drawn, drawn


def _drawn(rows: list[str]) -> list[list[str]]:
    """The modules in each row; what is said of them begins in the same column everywhere."""
    begun = [row for row in rows if not row.startswith(" ")]
    column = max(len(re.match(r"\S+\s*", row)[0]) for row in begun)  # type: ignore[index] # every row begins with a name
    return [sorted(row[:column].split()) for row in begun]


def test_the_readme_says_where_every_layer_is(root: Path) -> None:
    """Each module of the contract has a place in the table *Where things are*."""
    text = (root / "README.md").read_text(encoding="utf-8")
    named = {name.strip("`/").removesuffix(".py").rpartition("/")[2] for name in re.findall(r"`[\w./]+`", text)}
    assert {name for layer in _layers()[0] for name in layer} - named == set()


def _commands() -> dict[str, argparse.ArgumentParser]:
    actions = make_parser()._actions  # noqa: SLF001 - argparse offers no other way to ask
    return next(dict(action.choices or {}) for action in actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001 - as above


@pytest.mark.parametrize("name", sorted(_commands()))
def test_the_handbook_lists_every_command_with_its_options(name: str, root: Path) -> None:
    """In its table of commands, and no option that is none."""
    text = (root / "docs/handbook/index.md").read_text(encoding="utf-8")
    row = next((row for row in text.splitlines() if re.match(rf"\| `briefing {name}\b", row)), "")
    assert row, f"docs/handbook/index.md has no row for briefing {name}"
    actions = _commands()[name]._actions  # noqa: SLF001 - as above
    options = {option for action in actions for option in action.option_strings} - {"-h", "--help"}
    assert set(re.findall(r"`(--[a-z-]+)", row)) == options


def test_the_handbook_lists_no_other_command(root: Path) -> None:
    """One that is gone is taken out."""
    text = (root / "docs/handbook/index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `briefing (\w+)", text, re.MULTILINE)) == set(_commands())


def test_every_path_that_is_named_exists(root: Path) -> None:
    """A file that was moved is followed in what is written of it."""
    pages = [
        page for name in _DOCUMENTS for page in ([root / name] if name.endswith(".md") else (root / name).glob("*.md"))
    ]
    missing = [
        f"{page.relative_to(root)}:{number}: {path}"
        for page in pages
        for number, row in enumerate(page.read_text(encoding="utf-8").splitlines(), 1)
        for path in _PATH.findall(row)
        if not re.search(r"[A-Z]{2,}(?!\.md)", path.replace("README", "").replace("CHANGELOG", ""))
        and not (root / path).exists()
    ]
    assert missing == []
