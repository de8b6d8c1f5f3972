"""No circle of imports: what a module says can be understood without what is built on it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any, Final

import grimp
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME: Final = "No circle of imports"

SOUND: Final = {
    "facts/desk.py": "",
    "facts/waivers.py": "from briefing_room.facts import desk",
    "rules/__init__.py": "from briefing_room.rules import first",
    "rules/first.py": "from briefing_room.facts import desk",
    "rules/deep/one.py": "",
    "rules/deep/two.py": "from briefing_room.rules.deep import one",
    "rooms.py": "from briefing_room.rules import first",
}
"""A small house with a room in a room, in which every arrow goes one way."""

FOR_TYPES: Final = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from {} import {}"
IN_A_FUNCTION: Final = "def names():\n    from {} import {}"


def _contract(root: Path) -> dict[str, Any]:
    """The contract as the project has it."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert not settings.get("exclude_type_checking_imports")
    (contract,) = (one for one in settings["contracts"] if one["name"] == NAME)
    return dict(contract)


def _lint(root: Path, folder: Path, modules: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What the contract says of a small house of our name."""
    for name, text in {"__init__.py": "", **modules}.items():
        path = folder / "briefing_room" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
        for package in path.relative_to(folder).parents[:-1]:
            (folder / package / "__init__.py").touch()
    contract = _contract(root)
    (folder / "setup.cfg").write_text(
        "[importlinter]\nroot_package = briefing_room\n\n[importlinter:contract:1]\n"
        f"name = {contract['name']}\ntype = {contract['type']}\nancestors =\n    {contract['ancestors'][0]}\n",
        encoding="utf-8",
    )
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_contract_has_no_hole(root: Path) -> None:
    """It looks at the whole package and at every depth."""
    assert set(_contract(root)) == {"name", "type", "ancestors"}
    assert _contract(root)["ancestors"] == ["briefing_room"]


def test_the_contract_keeps_a_house_without_circles(root: Path, tmp_path: Path) -> None:
    """What it fails on below is the circle, and nothing else of the small house."""
    done = _lint(root, tmp_path, SOUND)
    assert done.returncode == 0, done.stdout
    assert f"{NAME} KEPT" in done.stdout


@pytest.mark.parametrize(
    ("name", "text", "room"),
    [
        ("facts/desk.py", FOR_TYPES.format("briefing_room.facts", "waivers"), "briefing_room.facts"),
        ("rules/deep/one.py", IN_A_FUNCTION.format("briefing_room.rules.deep", "two"), "briefing_room.rules.deep"),
        ("facts/desk.py", "import briefing_room.rooms", "briefing_room"),
    ],
    ids=["for types alone", "inside a function", "between rooms"],
)
def test_the_contract_fails_when_a_circle_is_put_back(
    root: Path, tmp_path: Path, name: str, text: str, room: str
) -> None:
    """An import that closes a circle is refused, wherever it stands, and the room it is in is named."""
    done = _lint(root, tmp_path, {**SOUND, name: text})
    assert done.returncode == 1
    assert f"{NAME} BROKEN" in done.stdout
    assert f"No cycles are allowed in {room}." in done.stdout


def _circles(package: str) -> Iterator[str]:
    """Yield every circle of modules in a package, as the way round it; a package's own module is one of them."""
    graph = grimp.build_graph(package, cache_dir=None)
    for importer in sorted(graph.modules):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            back = graph.find_shortest_chain(importer=imported, imported=importer)
            if back:
                yield " → ".join([importer, *back])


def test_no_module_meets_itself() -> None:
    """The contract compares the modules of a package with each other, and this also with the package's own."""
    assert list(_circles("briefing_room")) == []


def test_a_circle_through_a_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that asks for the list it stands in closes a circle that no sibling shows."""
    (tmp_path / "small_house").mkdir()
    (tmp_path / "small_house" / "__init__.py").write_text("from small_house import rule\n", encoding="utf-8")
    asks = IN_A_FUNCTION.format("small_house", "RULES")
    (tmp_path / "small_house" / "rule.py").write_text(f"{asks}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert list(_circles("small_house")) == [
        "small_house → small_house.rule → small_house",
        "small_house.rule → small_house → small_house.rule",
    ]
