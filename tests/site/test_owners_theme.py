"""What an owner adds to a desk's own site: style sheets, scripts, blocks of templates; and keys that add nothing."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from briefing_room.publish.without_meaning import KEYS

if TYPE_CHECKING:
    from tests.copies import Copy

MINE = """
extra_css: [mine.css]
extra_javascript: [mine.js]
site_author: Somebody
extra:
  homepage: https://example.org/
"""


@pytest.fixture
def owned(project: Copy) -> Copy:
    """A project whose owner has a style sheet and a script."""
    shutil.rmtree(project.folder / "docs")
    (project.folder / "docs").mkdir()
    for name in ("mine.css", "mine.js"):
        (project.folder / "docs" / name).touch()
    path = project.folder / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + MINE, encoding="utf-8")
    return project


def test_an_owners_style_sheet_comes_behind_ours(owned: Copy, built: Copy) -> None:
    """All that a page loads without it, in the same order, and then the owner's; what means nothing is named."""
    done = owned.here("build")
    assert done.returncode == 0, done.stdout + done.stderr
    page = (owned.folder / "site/index.html").read_text(encoding="utf-8")
    plain = (built.folder / "site/index.html").read_text(encoding="utf-8")
    for pattern, mine in (
        (r'<link rel="stylesheet" href="([^"]*)"', "mine.css"),
        (r'<script src="([^"]*)"', "mine.js"),
    ):
        assert re.findall(pattern, page) == [*re.findall(pattern, plain), mine]
    assert done.stderr.splitlines() == [
        f"mkdocs.yml: warning: {key} means nothing here: {KEYS[key]}" for key in ("site_author", "extra.homepage")
    ]


def test_a_style_sheet_that_is_not_there_stops_the_build(owned: Copy) -> None:
    """A slip in its name is told once, with how many pages have it."""
    (owned.folder / "docs/mine.css").unlink()
    done = owned.here("build")
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if "mine.css" in line]
    assert len(told) == 1
    assert re.fullmatch(r"404\.html \(and \d+ more\): loads “/mine\.css”, which is not there", told[0])


def _override(project: Copy, template: str) -> None:
    """Put a template of the owner's before ours, in the folder that `custom_dir` names."""
    (project.folder / "overrides").mkdir()
    (project.folder / "overrides/main.html").write_text(template, encoding="utf-8")
    path = project.folder / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert "  name: briefing\n" in text
    path.write_text(text.replace("  name: briefing\n", "  name: briefing\n  custom_dir: overrides\n", 1), "utf-8")


def test_an_owner_overrides_blocks(owned: Copy) -> None:
    """By the names they have in Material: something above the page, and a line more at its foot."""
    _override(
        owned,
        '{% extends "base.html" %}{% block announce %}<p>Moved.</p>{% endblock %}'
        "{% block footer %}{{ super() }}<p>Imprint</p>{% endblock %}",
    )
    done = owned.here("build")
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("index.html", "risks/index.html", "404.html"):
        page = (owned.folder / "site" / name).read_text(encoding="utf-8")
        assert page.index("<p>Moved.</p>") < page.index("<header")
        assert page.index("Every quoted word was found") < page.index("<p>Imprint</p>") < page.index("</footer>")


def test_a_template_that_leaves_out_our_styles_stops_the_build(owned: Copy) -> None:
    """The first page is named, the file, and what to write."""
    _override(owned, '{% extends "base.html" %}{% block styles %}{% endblock %}')
    done = owned.here("build")
    assert done.returncode == 1
    assert re.search(r"404\.html \(and \d\d more\) does not load “assets/stylesheets/layout\.css”", done.stderr)
    assert "{{ super() }}" in done.stderr
    assert not (owned.folder / "site").exists()


@pytest.mark.parametrize(
    ("wrong", "told"), [("{% blok %}", "Encountered unknown tag 'blok'."), ("{{ a.b.c }}", "'a' is")]
)
def test_a_template_that_is_wrong_stops_the_build_and_is_named(owned: Copy, wrong: str, told: str) -> None:
    """With its line and what is wrong in it, and without a word on how the program is made."""
    _override(owned, f'{{% extends "base.html" %}}\n{{% block footer %}}{wrong}{{% endblock %}}')
    done = owned.here("build")
    assert done.returncode == 1
    assert f"main.html:2: a template is wrong: {told}" in done.stderr
    assert "Traceback" not in done.stderr
