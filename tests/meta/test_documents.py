"""README, CONTRIBUTING and the handbook name what is there: layers, commands with their options, paths."""

from __future__ import annotations

import argparse
import re
import tomllib
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from lxml.html import fromstring
from mkdocs.utils import meta

from briefing_room.cli.commands import make_parser
from briefing_room.pages import render_handbook
from tests.browser.pictures import FOLDER, LIMIT, PICTURES
from tests.conftest import ROOT
from tests.meta.boxes import boxes_in
from tests.property.rendered import to_html
from tools.handbook.commands import all_commands

if TYPE_CHECKING:
    from pathlib import Path

_PATH: Final = re.compile(r"`((?:generator|tests|tools|docs|requirements|benchmarks|examples|\.github)/[\w./-]+)`")
_DOCUMENTS: Final = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "ROADMAP.md", "tests/README.md",
    "docs/performance.md", "docs/handbook", "docs/design",
)  # fmt: skip


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


def test_contributing_says_where_every_layer_is(root: Path) -> None:
    """Each module of the contract has a place in the table *Where things are*."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    text = text.partition("## Where things are")[2].partition("\n## ")[0]
    named = {name.strip("`/").removesuffix(".py").rpartition("/")[2] for name in re.findall(r"`[\w./]+`", text)}
    assert {name for layer in _layers()[0] for name in layer} - named == set()


def test_every_design_note_has_a_number_of_its_own_and_its_row(root: Path) -> None:
    """Two notes that were written at once do not share a number, and the list of notes has each, in order."""
    folder = root / "docs" / "design"
    notes = sorted(path.name for path in folder.glob("[0-9]*.md"))
    numbers = [name.partition("-")[0] for name in notes]
    assert sorted(set(numbers)) == numbers
    table = re.findall(r"^\| \[(\d+)\]\((\S+)\) \|", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert table == list(zip(numbers, notes, strict=True))


def _commands() -> dict[str, argparse.ArgumentParser]:
    actions = make_parser()._actions  # noqa: SLF001 - argparse offers no other way to ask
    return next(dict(action.choices or {}) for action in actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001 - as above


@pytest.fixture(scope="module")
def commands_page() -> str:
    """The handbook's page *Commands*, as a browser gets it."""
    markdown = next(page.markdown for page in render_handbook((), all_commands()) if page.path == "commands.md")
    return to_html(meta.get_data(markdown)[0])


@pytest.mark.parametrize("name", sorted(_commands()))
def test_the_handbook_has_every_command_with_all_it_may_be_told(name: str, commands_page: str) -> None:
    """Under a heading of its own: every argument, every option with its values and its help, and no other."""
    part = commands_page.partition(f'<h2 id="{name}"')[2].partition("<h2")[0]
    table = fromstring(f"<div>{part}</div>")
    rows = [[str(cell.xpath("string()")) for cell in row.iter("td")] for row in table.iter("tr")]
    shown = {cells[0]: cells[1:] for cells in rows if cells}
    told = [action for action in _commands()[name]._actions if action.dest != "help"]  # noqa: SLF001 - as above
    assert len(shown) == len(told)
    for action in told:
        typed = ", ".join(action.option_strings) or next(
            row for row in shown if str(action.metavar or action.dest).upper() in row
        )
        values, does = shown[typed]
        assert [value for value in action.choices or () if str(value) not in values] == []
        assert does
        assert does.lower() == (action.help or "").lower()


def test_the_handbook_lists_every_command_and_no_other(commands_page: str) -> None:
    """At the head of its page, each with the way to its options."""
    head = commands_page.partition("<h2")[0]
    assert re.findall(r'<a href="#([a-z-]+)"><code>briefing \1\b', head) == [*_commands()]


_LINK: Final = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)|!\[[^\]\n]*\]\(([^)\s]+)\)")
_GENERATED: Final = frozenset({"keys.md", "rules.md", "commands.md"})
"""Pages of the handbook that `make docs` makes; it follows the links to them, anchors included."""


def _documents(root: Path) -> list[Path]:
    """Every Markdown file that people read: those at the root, and all under docs, tests and examples."""
    return [
        *root.glob("*.md"),
        *(root / "docs").rglob("*.md"),
        root / "tests/README.md",
        *(root / "examples").glob("*/*.md"),
    ]


def _without_code(text: str) -> str:
    return re.sub(r"```.*?^ *```|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)


def _anchors(path: Path) -> set[str]:
    """The anchors of a Markdown file: those it gives itself, and those a host makes of its headings."""
    text = path.read_text(encoding="utf-8")
    heads = re.findall(r"^#{1,6} (.+?)(?: \{ #([\w-]+) \})?$", text, re.MULTILINE)
    made = {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title, _ in heads}
    return made | {given for _, given in heads}


def test_every_link_in_a_document_leads_somewhere(root: Path) -> None:
    """To a file that is there, and to a heading in it. Links to other hosts are not followed: no test asks them."""
    dead = []
    for page in _documents(root):
        for found in _LINK.findall(_without_code(page.read_text(encoding="utf-8"))):
            path, _, anchor = (found[0] or found[1]).partition("#")
            if re.match(r"https?:|mailto:", path):
                continue
            target = (page.parent / path) if path else page
            if target.name in _GENERATED and target.parent == root / "docs/handbook":
                continue
            if not target.exists() or (anchor and target.suffix == ".md" and anchor not in _anchors(target)):
                dead.append(f"{page.relative_to(root)}: {path}#{anchor}")
    assert dead == []


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


def test_the_citation_is_of_this_version(root: Path) -> None:
    """What others cite agrees with the package: name, version, licence and authors."""
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"cff-version", "message", "title", "authors"} <= set(cited), "what the format demands"
    assert cited["title"].lower().replace(" ", "-") == project["name"]
    assert (cited["version"], cited["license"], cited["abstract"]) == (
        project["version"], project["license"], project["description"],
    )  # fmt: skip
    assert cited["authors"] == project["authors"]


def test_the_gallery_shows_every_picture(root: Path) -> None:
    """Each that is taken is there, is shown, says in words what is on it, and weighs little; and there is no other."""
    text = (root / "docs/handbook/gallery.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[([^\]]{20,})\]\(images/([a-z-]+)\.webp\)", text)
    assert [name for _, name in shown] == [picture.name for picture in PICTURES]
    files = {path.name: path.stat().st_size for path in (root / FOLDER).iterdir()}
    assert set(files) == {f"{name}.webp" for _, name in shown}
    assert max(files.values()) <= LIMIT
