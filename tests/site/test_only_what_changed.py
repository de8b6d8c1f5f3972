"""After any sequence of edits, the site of a build that keeps is the site of one that does not, byte for byte.

Every build here runs MkDocs. `make test` tries few sequences, so as to stay short: those that
are planned, and one of chance. More are tried with
``BRIEFING_SEQUENCES=2000 .venv/bin/python -m pytest -n auto tests/site/test_only_what_changed.py``.
"""

from __future__ import annotations

import os
import random
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.build import build
from briefing_room.kept import ground
from briefing_room.kept.store import NAME
from briefing_room.publish import skeleton
from briefing_room.publish.failures import PublishError
from briefing_room.publish.project import project_at
from briefing_room.publish.unchanged import Told, last_told
from tests.desks.desks import BASE, page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing_room.publish.project import Project
    from briefing_room.words import Words

SEQUENCES: Final = int(os.environ.get("BRIEFING_SEQUENCES", "5"))
LENGTH: Final = 5
CONFIG: Final = "site_name: x\ntheme: {name: briefing}\nplugins: [briefing]\n"
QUOTES: Final = (
    "The harbour has been closed since the storm.",
    "A second storm is not expected.",
    "The crane is unable to lift more than ten tonnes.",
    "no date was given",
)
WORDS: Final = ("harbour", "crane", "winter", "grain & wheat", "<b>", "“date”", "Häfen")
STATES: Final = ("status: published", "status: archived")
SETTINGS: Final = (
    "description: Other words.\n", "address: https://other.example/desk/\n", "language: fr\n",
    "brand: {colour: '#004d40'}\n", "organisation: {name: Us}\n", "scale: phia\n", "foreign_hosts: [example.org]\n",
)  # fmt: skip
CONFIGS: Final = (
    "copyright: us\n", "repo_url: https://example.org/us\nedit_uri: edit/main/docs/\n", "extra_css: [own.css]\n",
    "extra: {social: [{icon: x, name: Us, link: 'https://example.org/us'}]}\n", "strict: false\n",
    "nav: [index.md, {Larn: briefings/base.md}, about.md]\n", "nav: [index.md, briefings/base.md]\n",
    "markdown_extensions: [admonition]\n", "use_directory_urls: false\n", "plugins: [briefing, search]\n",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A project on the disk, and chance."""

    root: Path
    chance: random.Random

    def read(self, name: str) -> str:
        """A file's text; nothing where it is not there."""
        return (self.root / name).read_text(encoding="utf-8") if (self.root / name).is_file() else ""

    def write(self, name: str, text: str) -> None:
        """Write a file, and the folders above it."""
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def turn(self, name: str, old: str, new: str) -> None:
        """Put one text in the place of another in a file."""
        self.write(name, self.read(name).replace(old, new))

    def briefings(self) -> list[str]:
        """The files of briefings."""
        kept = {"actors.yml", "settings.yml"}
        return sorted(
            f"briefings/{one.name}" for one in (self.root / "briefings").glob("*.yml") if one.name not in kept
        )


def _text(at: Place) -> None:
    name = at.chance.choice(at.briefings() or ["briefings/new.yml"])
    at.turn(name, "The harbour", f"The {at.chance.choice(WORDS)} harbour")
    at.turn("briefings/base.yml", "Asks for wheat.", f"Asks for {at.chance.choice(WORDS)}.")
    at.write(name, "# A line more, that moves all others.\n" * at.chance.randrange(2) + at.read(name))


def _quote(at: Place) -> None:
    old, new = at.chance.sample(QUOTES, 2)
    at.turn(at.chance.choice(at.briefings() or ["briefings/new.yml"]), f'"{old}"', f'"{new}"')


def _wrong_quote(at: Place) -> None:
    at.turn("briefings/base.yml", "closed since the storm", "open since the storm")


def _mended(at: Place) -> None:
    at.turn("briefings/base.yml", "open since the storm", "closed since the storm")


def _id(at: Place) -> None:
    old, new = at.chance.sample(("stays-closed", "is-shut", "crane-mended", "crane-lifts"), 2)
    at.turn("briefings/base.yml", old, new)


def _added(at: Place) -> None:
    title = at.chance.choice(WORDS).replace("“", "").replace("”", "")
    at.write(f"briefings/new-{at.chance.randrange(3)}.yml", page().replace("A page", f"On {title}"))


def _renamed(at: Place) -> None:
    with suppress(IndexError):
        old = at.chance.choice(at.briefings())
        (at.root / old).rename(at.root / f"briefings/renamed-{at.chance.randrange(3)}.yml")


def _removed(at: Place) -> None:
    for name in at.briefings():
        if "base" not in name:
            (at.root / name).unlink()


def _actor(at: Place) -> None:
    at.turn("briefings/actors.yml", "name: Estria", f"name: Estria {at.chance.choice('ABC')}")
    at.turn("briefings/actors.yml", "Harbour minister", f"{at.chance.choice(('Former harbour', 'Harbour'))} minister")


def _source(at: Place) -> None:
    name = "briefings/sources/wheat-letter/article.md"
    at.turn(name, "on wheat", f"on {at.chance.choice(('wheat', 'grain'))}")
    at.write(name, at.read(name) + f"\nNobody signed on {at.chance.randrange(9)} May.\n")


def _settings(at: Place) -> None:
    before = (BASE / "settings.yml").read_text(encoding="utf-8")
    _one_of(at, "briefings/settings.yml", SETTINGS, before.replace("Larn Desk", f"Desk {at.chance.randrange(99)}"))


def _configuration(at: Place) -> None:
    _one_of(at, "mkdocs.yml", CONFIGS, f"{CONFIG}copyright: {at.chance.randrange(99)}\n")


def _one_of(at: Place, name: str, lines: tuple[str, ...], before: str) -> None:
    """A file as it was, with some keys as one of the lines says."""
    new = at.chance.choice(lines)
    rows = [row for row in before.splitlines(keepends=True) if row.partition(":")[0] != new.partition(":")[0]]
    at.write(name, "".join(rows) + new)


def _page(at: Place) -> None:
    link = at.chance.choice(("", "[Larn](briefings/base.md#stays-closed)", "[actors](actors/index.md)"))
    at.write("docs/about.md", f"# About {at.chance.choice(('us', 'it', 'them'))}\n\nWe write. {link}\n")


def _no_page(at: Place) -> None:
    (at.root / "docs/about.md").unlink(missing_ok=True)


def _style(at: Place) -> None:
    at.write("docs/own.css", f"p {{ margin: {at.chance.randrange(9)}px }}")
    at.write("mkdocs.yml", CONFIG + "extra_css: [own.css]\n")


def _theme(at: Place) -> None:
    at.write("mkdocs.yml", CONFIG.replace("briefing}", "briefing, custom_dir: own}"))
    at.write("own/assets/own.css", f"p {{ margin: {at.chance.randrange(9)}px }}")


def _template(at: Place) -> None:
    _theme(at)
    told = at.chance.choice(("", "Welcome", "Hello"))
    head = f"<p>{told} {{{{ pages | length }}}}, {{{{ nav.items | length }}}}</p>"
    at.write("own/main.html", f'{{% extends "base.html" %}}{{% block announce %}}{head}{{% endblock %}}')


def _untitled(at: Place) -> None:
    at.write("mkdocs.yml", f"{CONFIG}nav: [index.md, briefings/base.md]\n")


def _title(at: Place) -> None:
    at.turn("briefings/base.yml", "title: The", f"title: {at.chance.choice('ABC')} The")
    old, new = at.chance.sample(STATES, 2)
    at.turn("briefings/base.yml", old, new)


def _program(at: Place) -> None:
    at.write("program/version.txt", f"{at.chance.randrange(1000)}")


def _site(at: Place) -> None:
    for path in sorted((at.root / "site").rglob("*.html")):
        if at.chance.random() < 0.3:
            path.write_text(path.read_text(encoding="utf-8") + "<p>A lie.</p>", encoding="utf-8")


def _store(at: Place) -> None:
    path = at.root / "build" / NAME
    if path.is_file():
        data = bytearray(path.read_bytes())
        for _ in range(at.chance.choice((1, 40, 400))):
            data[at.chance.randrange(len(data))] ^= 1 << at.chance.randrange(8)
        path.write_bytes(bytes(data)[: at.chance.choice((len(data), len(data), len(data) // 2, 0))])


def _nothing(at: Place) -> None:
    del at


PLANNED: Final[tuple[tuple[Callable[[Place], None], ...], ...]] = (
    (_template, _added, _page, _text, _removed),
    (_untitled, _title, _wrong_quote, _site, _mended),
    (_settings, _configuration, _style, _actor, _nothing),
    (_quote, _program, _id, _source, _renamed),
    (_page, _store, _theme, _settings, _no_page),
)
"""What is tried first: each sort of edit once, and after each another that shows whether it counts."""

EDITS: Final[tuple[Callable[[Place], None], ...]] = (
    _text, _quote, _wrong_quote, _mended, _id, _added, _renamed, _removed, _actor, _source, _settings, _configuration,
    _page, _no_page, _style, _theme, _template, _program, _site, _store, _nothing, _text, _quote, _settings, _title,
    _untitled,
)  # fmt: skip


def built(project: Project, *, keeps: bool) -> object:
    """What a build told: the pages and the findings, or why there is no site."""
    try:
        told = last_told(project) if keeps else None
        if told is None:
            made = build(project, keeps=keeps)
            told = Told(made.checked.findings, {}, made.pages)
    except PublishError as error:
        return str(error).replace(str(project.site), "SITE")
    return told.pages, [(one.place, one.code, one.message, one.help) for one in told.findings]


def everything(site: Path) -> dict[str, tuple[int, bytes]]:
    """All files of a site, the list of them as well: who may read them, and what they hold."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): (path.stat().st_mode, path.read_bytes()) for path in files}


@pytest.mark.parametrize("number", range(SEQUENCES))
def test_a_sequence_of_edits(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts, quotes, ids, additions, removals, names, settings, theme, program, lies in the site, a broken store."""
    at = Place(tmp_path / "project", random.Random(number))  # noqa: S311 - the same edits every time
    shutil.copytree(BASE, at.root / "briefings")
    at.write("mkdocs.yml", CONFIG)
    at.write("docs/own.css", "p {}")
    at.write("program/version.txt", "0")
    finished = skeleton.finished

    def of_this_program(html: str, words: Words) -> str:
        return f"{finished(html, words)}<!-- {at.read('program/version.txt')} -->"

    monkeypatch.setattr(skeleton, "finished", of_this_program)
    monkeypatch.setattr(ground, "_OURS", at.root / "program")
    project = project_at(at.root / "mkdocs.yml", at.root / "briefings", private=number % 4 == 3)
    clean = replace(project, site=tmp_path / "clean/site")
    done = ["at first"]
    each = PLANNED[number] if number < len(PLANNED) else at.chance.choices(EDITS, k=LENGTH)
    for edit in (_nothing, *each):
        edit(at)
        done.append(edit.__name__)
        before = everything(project.site)
        told = built(project, keeps=True)
        assert told == built(clean, keeps=False), done
        is_built = isinstance(told, tuple) and told[0] is not None
        ours, theirs = everything(project.site), everything(clean.site) if is_built else before
        assert [name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)] == [], done
