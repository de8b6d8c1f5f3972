"""One scheme of names for classes and for the interface's words (see CONTRIBUTING.md, *Names on a page*)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefing_room.words import words_in
from briefing_room.words.interface import CLOCK, COMFORTS, EVIDENCE, SEARCH, TABLES, THEME, interface_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OURS = re.compile(r"br(-[a-z]+)+(__[a-z]+(-[a-z]+)*)?(--[a-z]+)?")
"""A block of the skeleton or of the scripts, a part of it, a state of it."""
WORDS = re.compile(r"[a-z]+(-[a-z0-9]+)*")
"""A word of the handbook."""
UNSTYLED = {"br-find__found", "br-article"}
"""What needs no style of its own: its block gives it one, or it is a name for tests."""
_USED = re.compile(r"(?<![\w-])br-[a-z][\w-]*")
_STYLED = re.compile(r"\.(-?[A-Za-z][\w-]*)")


def _texts(root: Path, *patterns: str) -> str:
    found = [path for pattern in patterns for path in sorted((root / "generator/briefing_room").glob(pattern))]
    assert found
    return "\n".join(path.read_text(encoding="utf-8") for path in found)


def _styles(root: Path) -> str:
    text = re.sub(r"/\*.*?\*/", "", _texts(root, "publish/theme/assets/stylesheets/*.css"), flags=re.DOTALL)
    return re.sub(r"\{[^{}]*\}", "{}", text)


def _scripts(root: Path) -> str:
    return _texts(root, "publish/theme/assets/javascripts/*.js")


def _templates(root: Path) -> str:
    return _texts(root, "pages/templates/*.jinja", "publish/theme/**/*.html")


def _given(templates: str) -> Iterable[str]:
    """The classes that templates give, without those that hold an expression."""
    for value in re.findall(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"', templates):
        plain = re.sub(r"[\w-]*(?:\{\{.*?\}\}|\{%.*?%\})[\w-]*", " ", value)
        yield from plain.split()


def test_every_class_is_a_word_or_a_part_of_a_block(root: Path) -> None:
    """What the skeleton and the scripts own is `br-block__part--state`; everything else is a word of the handbook."""
    named = {*_STYLED.findall(_styles(root)), *_given(_templates(root)), *_USED.findall(_scripts(root))}
    assert len(named) > 100
    assert [name for name in sorted(named) if not (OURS if name.startswith("br-") else WORDS).fullmatch(name)] == []


def test_every_class_of_ours_has_a_style_and_every_style_a_place(root: Path) -> None:
    """A class that is renamed in one place and not in the other is found here."""
    styled = {name for name in _STYLED.findall(_styles(root)) if name.startswith("br-")}
    given = {*_USED.findall(_scripts(root)), *_USED.findall(_templates(root))}
    assert styled - given == set()
    assert given - styled == UNSTYLED


@pytest.mark.parametrize(
    "table", [THEME, EVIDENCE, COMFORTS, CLOCK, TABLES, SEARCH], ids=lambda table: next(iter(table))
)
def test_keys_of_words_are_written_alike(table: dict[str, str]) -> None:
    """Small letters and hyphens."""
    assert [key for key in table if not re.fullmatch(r"[a-z]+(-[a-z]+)*", key)] == []


def test_scripts_say_what_the_interface_has_and_nothing_is_left_unsaid(root: Path) -> None:
    """A word that no script says is dead; a key that no table has would be shown as it is."""
    scripts = _scripts(root)
    keys = set(interface_words(words_in("en")))
    assert {key for key in re.findall(r'\bsay\("([^"]+)"', scripts) if key not in keys} == set()
    facets = {f"find-{name}" for name in re.findall(r'"([a-z]+)"', scripts.split("FACETS = ")[1].split(";")[0])}
    assert facets <= keys
    assert {key for key in keys - facets if f'"{key}"' not in scripts} == set()
