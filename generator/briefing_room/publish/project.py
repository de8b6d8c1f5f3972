"""Where things are: the desk, the site, the work folder, and the MkDocs configuration that applies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefing_room.publish.switch import PAGES, scratch_of

PACKAGED: Final = Path(__file__).with_name("mkdocs.yml")


@dataclass(frozen=True)
class Project:
    """The folders of one build; all are absolute.

    ``docs`` holds hand-written pages, and is None for a desk without a project.
    ``work`` is where Markdown is written; ``lasting`` that it stays after the build.
    """

    desk: Path
    site: Path
    work: Path
    config: Path
    docs: Path | None
    private: bool
    lasting: bool
    passed_over: Path | None = None
    """A ``mkdocs.yml`` beside the desk that is not used, because it is not that of the project we are in."""

    @property
    def markdown(self) -> Path:
        """Where the pages are written: MkDocs' ``docs_dir``."""
        return self.work / PAGES


def find_project(desk: Path, site: Path | None, *, private: bool, trusted: bool = False) -> Project:
    """The project a desk belongs to: the folder it is in, when that has a ``mkdocs.yml`` of ours; else none.

    The site of a private build has a place of its own unless one is named, so
    that it cannot be published by accident. Where a link stands in the site's place, the site is where it leads.

    What a ``mkdocs.yml`` names is run: hooks, plugins, templates, objects of Python. So one in whose folder nobody is
    working is passed over, unless it is ``trusted``.
    """
    desk = desk.resolve()
    config = desk.parent / "mkdocs.yml"
    is_there = config.is_file() and _is_for(config.read_text(encoding="utf-8", errors="replace"), desk.name)
    if is_there and (trusted or Path.cwd().is_relative_to(desk.parent)):
        work = desk.parent / "build" / "private" if private else desk.parent / "build"
        target = (site or (work / "site" if private else desk.parent / "site")).resolve()
        return Project(desk, target, work, config, desk.parent / "docs", private, lasting=True)
    target = (site or Path("site-private" if private else "site")).resolve()
    passed_over = config if is_there else None
    work = scratch_of(target)
    return Project(desk, target, work, PACKAGED, None, private, lasting=False, passed_over=passed_over)


def _is_for(configuration: str, desk: str) -> bool:
    """Whether a mkdocs.yml is one of ours and names this desk: another desk beside it must not take over its site."""
    named = re.search(r"^\s+desk:\s*['\"]?([^'\"\s#]+)", configuration, re.MULTILINE)
    ours = "generator/briefing_room/publish/mkdocs.yml" in configuration
    return ours and (named[1].strip("/") if named else "briefings") == desk
