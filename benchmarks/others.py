"""Others on the same Markdown: MkDocs with Material as it comes, Zensical, Hugo and Eleventy, where they are installed.

Each tells what it spent, or in words why it did not run. None of them is installed by us, and none checks a desk,
follows a proof or draws a picture.
"""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from benchmarks.spent import Spent, run, tried

if TYPE_CHECKING:
    from pathlib import Path

PLAIN: Final = "MkDocs + Material"
"""What all else is compared with."""

NOT_INSTALLED: Final = "not installed"

# Material as it comes, its search too, with the extensions of Markdown that our pages use. The menu is short, as ours
# is: by itself MkDocs puts every page into the menu of every page, whose time and bytes grow with the square of pages.
# No font is fetched.
_MATERIAL: Final = """site_name: Plain
site_url: https://desk.example.org/
docs_dir: {docs}
site_dir: {site}
nav: [{menu}]
theme:
  name: material
  font: false
plugins: [search]
markdown_extensions:
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {{permalink: true, toc_depth: 2}}
"""

_HUGO: Final = "baseURL: https://desk.example.org/\ntitle: Plain\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n"
_HUGO_LAYOUT: Final = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"

# Markdown alone: our pages have braces in them that Eleventy would take for a template.
_ELEVENTY: Final = """export default () => ({{
  markdownTemplateEngine: false, dir: {{ input: "{docs}", output: "{site}" }}, templateFormats: ["md"],
}});
"""


def plain(project: Path, docs: Path) -> Spent:
    """Let MkDocs with Material make a site of the pages in a folder; what it spent."""
    config = _configured(project, docs, "plain")
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config], project)[0]


def _configured(project: Path, docs: Path, name: str) -> str:
    """Write a configuration for the pages in a folder, and a site of this name; its file."""
    menu = ", ".join(sorted(path.name for path in docs.glob("*.md")))
    text = _MATERIAL.format(docs=docs.relative_to(project).as_posix(), site=name, menu=menu)
    (project / f"{name}.yml").write_text(text, encoding="utf-8")
    return f"{name}.yml"


def has_zensical() -> bool:
    """Whether Zensical is installed."""
    return bool(find_spec("zensical") or shutil.which("zensical"))


def zensical(project: Path, docs: Path, *, fresh: bool) -> Spent | str:
    """The same by Zensical, with what it kept of the last time or without it."""
    if not has_zensical():
        return NOT_INSTALLED
    config = _configured(project, docs, "zensical")
    program = [sys.executable, "-m", "zensical"] if find_spec("zensical") else ["zensical"]
    return tried([*program, "build", *(["--clean"] if fresh else []), "--config-file", config], project)


def hugo(project: Path, docs: Path) -> Spent | str:
    """The same by Hugo, with the least template."""
    if not shutil.which("hugo"):
        return NOT_INSTALLED
    folder = project / "hugo"
    (folder / "layouts" / "_default").mkdir(parents=True, exist_ok=True)
    for name in ("single.html", "list.html"):
        (folder / "layouts" / "_default" / name).write_text(_HUGO_LAYOUT, encoding="utf-8")
    (folder / "hugo.yaml").write_text(_HUGO, encoding="utf-8")
    shutil.copytree(docs, folder / "content", dirs_exist_ok=True)
    for path in sorted((folder / "content").rglob("index.md")):
        path.rename(path.with_name("_index.md"))  # or what is beside it would count as a part of this page
    return tried(["hugo", "--quiet", "--destination", "site"], folder)


def eleventy(project: Path, docs: Path) -> Spent | str:
    """The same by Eleventy, without a template."""
    program = shutil.which("eleventy")
    if not program:
        return NOT_INSTALLED
    folder = project / "eleventy"
    folder.mkdir(exist_ok=True)
    shutil.copytree(docs, folder / "docs", dirs_exist_ok=True)
    (folder / "eleventy.config.mjs").write_text(_ELEVENTY.format(docs="docs", site="site"), encoding="utf-8")
    return tried([program, "--quiet", "--config=eleventy.config.mjs"], folder)
