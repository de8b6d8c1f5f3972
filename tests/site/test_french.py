"""A desk in French, built: its site speaks French throughout, with the desk's own terms of likelihood."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Final

import pytest

from briefing_room.build import build
from briefing_room.publish.project import find_project
from tools.words.gather import messages

DESK: Final = Path(__file__).parents[1] / "desks" / "french"


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the French desk, built once."""
    folder = tmp_path_factory.mktemp("french")
    shutil.copytree(DESK, folder / "desk")
    built = build(find_project(folder / "desk", folder / "site", private=False))
    assert built.checked.findings == ()
    return folder / "site"


def _said(page: Path) -> str:
    """What a page says: its text, the words of its attributes, and those that scripts show."""
    html = page.read_text(encoding="utf-8")
    script = re.search(r'<script[^>]*id="_words"[^>]*>(.*?)</script>', html, re.DOTALL)
    attributes = re.findall(r'\b(?:aria-label|title|alt|content|data-csv)="([^"]*)"', html)
    shown = re.sub(r"<[^>]+>", "", re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL))
    scripts = json.loads(script[1]).values() if script else ()
    return "\n".join([unescape(shown), *map(unescape, attributes), *scripts])


def test_no_page_says_a_word_of_english(french: Path) -> None:
    """Neither the pages nor the theme, Markdown or scripts say a message of two words or more in English."""
    forms = [text for message in messages() for text in ((message,) if isinstance(message, str) else message)]
    pieces = {piece.strip() for text in forms for piece in re.split(r"\{\w*\}", text)}
    english = [piece for piece in pieces if len(piece.split()) > 1]
    said = {page.parent.name: _said(page) for page in french.rglob("*.html")}
    assert {(name, piece) for name, text in said.items() for piece in english if piece in text} == set()


def test_the_page_tells_its_language(french: Path) -> None:
    """A browser and a screen reader are told French, in its direction."""
    for page in french.rglob("*.html"):
        assert '<html lang="fr" dir="ltr"' in page.read_text(encoding="utf-8")


def test_the_navigation_is_french(french: Path) -> None:
    """The names of pages in the menu are those of their headings."""
    menu = re.findall(r"<nav\b.*?</nav>", (french / "index.html").read_text(encoding="utf-8"), re.DOTALL)
    assert "Ce qui a changé" in menu[0]
    assert "What changed" not in menu[0]


def test_the_desks_own_terms_stand_with_their_ranges(french: Path) -> None:
    """A scale of the desk's own, in its own language, is shown and explained as any other."""
    briefing = _said(french / "briefings" / "fermeture" / "index.html")
    assert re.search(r"probable\s*60–90 %", briefing)
    scale = _said(french / "how-sure" / "index.html")
    assert "échelle de la cellule, en cinq degrés" in scale
    assert "vraisemblable" in scale
