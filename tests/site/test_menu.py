"""The menu of a built site: from what the desk has, with an owner's pages; or as the owner's mkdocs.yml has it."""

from __future__ import annotations

import re
import shutil
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.copies import Copy


def _menu(page: Path) -> list[str]:
    """The lines of a page's menu: a heading as it is, a page with where it leads."""
    nav = re.search(r'<nav class="br-nav".*?</nav>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert nav
    found = re.findall(r'<p>(.*?)</p>|<a href="([^"]*)"[^>]*>(.*?)</a>', nav[0])
    return [unescape(heading or f"{title} → {link}") for heading, link, title in found]


@pytest.fixture
def owned(project: Copy) -> Copy:
    """A project whose owner has written two pages."""
    shutil.rmtree(project.folder / "docs")
    for name, title in (("about", "Who we are"), ("guides/asking", "Asking us")):
        path = project.folder / f"docs/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {title}\n\nWords.\n", encoding="utf-8")
    return project


def test_the_menu_has_what_the_desk_has_and_what_the_owner_wrote(owned: Copy) -> None:
    """No register that is empty, no handbook; the owner's pages behind the desk's."""
    done = owned.here("build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert _menu(owned.folder / "site/index.html") == [
        "Home → .", "Briefings → briefings/",
        "What happened", "Timeline → timeline/", "What changed → changes/",
        "What to watch", "Risks → risks/", "Indicators → indicators/", "Gaps → gaps/",
        "Who is involved", "Who wants what → stakes/", "Actors → actors/",
        "What sources say", "Who says what → positions/", "Disagreements → disagreements/", "Sources → sources/",
        "About this site", "How to read this site → method/", "What the words mean → words/",
        "Likelihood and confidence → how-sure/",
        "More pages", "Who we are → about/", "Guides", "Asking us → guides/asking/",
    ]  # fmt: skip
    assert (owned.folder / "site/track-record/index.html").is_file(), "the page keeps its address"


def test_a_menu_in_mkdocs_yml_takes_its_place_whole(owned: Copy) -> None:
    """In the owner's own words; pages of the desk need not stand in it, and a page by hand that it forgets is told."""
    config = owned.folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    menu = "nav:\n  - Start: index.md\n  - Risks, mostly: risks.md\n  - Us: [about.md, guides/asking.md]\n"
    config.write_text(text + menu, encoding="utf-8")
    done = owned.here("build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert _menu(owned.folder / "site/index.html") == [
        "Start → .", "Risks, mostly → risks/", "Us", "Who we are → about/", "Asking us → guides/asking/",
    ]  # fmt: skip
    config.write_text(text + menu.replace(", guides/asking.md", ""), encoding="utf-8")
    done = owned.here("build")
    assert done.returncode == 1
    assert "guides/asking.md" in done.stderr
