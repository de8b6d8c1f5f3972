"""The same desk under every engine: the same files, addresses, anchors, evidence and words."""

from __future__ import annotations

import shutil
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from briefing_room.publish.engines import ENGINES, MKDOCS, program_of
from briefing_room.publish.failures import PublishError
from tests.copies import Copy, sums
from tests.site.engines import files_of, read_pages

if TYPE_CHECKING:
    from pathlib import Path

OTHERS = [engine for engine in ENGINES if engine != MKDOCS]

PAGE = """
# About us

A [link](more/hours.md#_open) and a note.[^1]

| day | hours |
| --- | --- |
| Monday | 9–17 |

Term
:   What it means.

[^1]: The note.
"""

# The program where there is no Material: neither its package can be imported nor its theme be found.
WITHOUT_MATERIAL = dedent(
    """
    import importlib.metadata as metadata, sys

    class Gone:
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] in {"material", "materialx"}:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    entry_points = metadata.entry_points
    sys.meta_path.insert(0, Gone())
    metadata.entry_points = lambda **sort: metadata.EntryPoints(
        entry for entry in entry_points(**sort) if not entry.value.startswith("material")
    )
    from briefing_room.cli import main
    sys.exit(main(sys.argv[1:]))
    """
)


@pytest.fixture(params=OTHERS)
def engine(request: pytest.FixtureRequest) -> str:
    """Every engine but MkDocs, where it is installed; `make test` installs them all."""
    name: str = request.param
    try:
        program_of(name)
    except PublishError as error:
        pytest.skip(str(error))
    return name


def test_every_engine_makes_the_same_site(built: Copy, engine: str, tmp_path: Path) -> None:
    """Files, addresses, anchors, links to evidence and words: nothing tells a reader what made the pages."""
    site = tmp_path / "site"
    done = built.here("build", "--desk", str(built.folder / "briefings"), "--site", str(site), "--engine", engine,
                      cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    theirs, ours = read_pages(site), read_pages(built.folder / "site")
    assert files_of(site) == files_of(built.folder / "site")
    assert theirs.keys() == ours.keys()
    for name, page in ours.items():
        assert theirs[name] == page, name
    same = [name for name in files_of(site) if not name.endswith(".html") and not name.startswith(".")]
    theirs_sums, our_sums = sums(site), sums(built.folder / "site")
    assert [name for name in same if theirs_sums[name] != our_sums[name]] == []


def test_an_owners_pages_and_words_are_there_under_every_engine(
    built: Copy, beginners_desk: Path, engine: str, tmp_path: Path
) -> None:
    """Hand-written pages, a menu of the owner's, style sheets and overridden blocks; plugins are named as left out."""
    project = tmp_path / "project"
    files = {
        "docs/about.md": PAGE,
        "docs/more/hours.md": "# Hours\n\n## When { #_open }\n\nOn Monday.\n",
        "docs/mine.css": "p { margin: 0 }\n",
        "mine/main.html": '{% extends "base.html" %}\n{% block announce %}<p id="_mine">Ours.</p>{% endblock %}\n',
        "mkdocs.yml": "site_name: Mine\ntheme: {name: briefing, custom_dir: mine}\nplugins: [briefing]\n"
        "extra_css: [mine.css]\ncopyright: By us\nhooks: [hook.py]\n",
        "hook.py": "",
    }
    for name, text in files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    shutil.copytree(beginners_desk, project / "briefings")
    sites = []
    for name in (MKDOCS, engine):
        done = built.here("build", "--site", f"site-{name}", "--engine", name, cwd=project)
        assert done.returncode == 0, done.stdout + done.stderr
        sites.append(project / f"site-{name}")
    assert "runs no plugins and no hooks" in done.stderr
    assert "hook.py" in done.stderr
    ours, theirs = map(read_pages, sites)
    assert files_of(sites[0]) == files_of(sites[1])
    assert theirs["about/index.html"] == ours["about/index.html"]
    for name, page in ours.items():
        assert theirs[name] == page, name


def test_a_site_needs_no_material(built: Copy, project: Copy) -> None:
    """Where Material is not installed, the same bytes are built."""
    (project.folder / "without.py").write_text(WITHOUT_MATERIAL, encoding="utf-8")
    done = project.run("without", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert sums(project.folder / "site") == sums(built.folder / "site")


def test_an_engine_that_is_not_there_is_named(built: Copy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to type; the site that is there stays."""
    for name in OTHERS:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setenv("PATH", str(tmp_path))
    desk, site = str(built.folder / "briefings"), str(tmp_path / "site")
    done = built.here("build", "--desk", desk, "--site", site, "--engine", "zensical", cwd=tmp_path)
    assert done.returncode == 1
    assert "pip install zensical" in done.stderr
    assert not (tmp_path / "site").exists()
