"""Where things are: the desk, the site, the work folder, and the MkDocs configuration that applies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefing_room.publish.declared import read_declared
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
    """The project a desk belongs to: the folder it is in, when that has the ``mkdocs.yml`` of its own site; else none.

    The site of a private build has a place of its own unless one is named, so
    that it cannot be published by accident. Where a link stands in the site's place, the site is where it leads.

    What a ``mkdocs.yml`` names is run: hooks, plugins, templates, objects of Python. So one in whose folder nobody is
    working is passed over, unless it is ``trusted``.
    """
    desk = desk.resolve()
    config = desk.parent / "mkdocs.yml"
    is_there = _is_for(config, desk)
    if is_there and (trusted or Path.cwd().is_relative_to(desk.parent)):
        return project_at(config, desk, site, private=private)
    target = (site or Path("site-private" if private else "site")).resolve()
    passed_over = config if is_there else None
    work = scratch_of(target)
    return Project(desk, target, work, PACKAGED, None, private, lasting=False, passed_over=passed_over)


def project_at(config: Path, desk: Path, site: Path | None = None, *, private: bool) -> Project:
    """The project whose ``mkdocs.yml`` this is; its folders are beside it."""
    root = config.parent
    work = root / "build" / "private" if private else root / "build"
    target = (site or (work / "site" if private else root / "site")).resolve()
    docs = root / read_declared(config).docs
    if docs == work / PAGES:  # as MkDocs is told where pages are written
        docs = root / PAGES
    return Project(desk, target, work, config, docs, private, lasting=True)


def _is_for(config: Path, desk: Path) -> bool:
    """Whether a mkdocs.yml is one of ours and names this desk: another desk beside it must not take over its site."""
    if not config.is_file():
        return False
    declared = read_declared(config)
    return declared.is_desks_own and (config.parent / declared.desk).resolve() == desk
