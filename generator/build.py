"""The whole story on one screen: load → check → render → write → site → verify → switch."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import checks
from generator.checks import check_desk
from generator.findings import Finding, apply_levels, has_errors, sorted_once
from generator.intake import article_refused
from generator.load import rules as file_rules
from generator.load.desk import read_desk
from generator.pages import render_pages, render_records, site_of
from generator.pages.page import briefing_path, source_path
from generator.pages.site import FormChecks
from generator.publish import mkdocs
from generator.publish.lock import locked
from generator.publish.search import index_site
from generator.publish.share import write_pictures
from generator.publish.switch import repair, staging_of, switch
from generator.publish.verify import Proof, verify_site
from generator.publish.write import hand_written, write_pages
from generator.quotes import folded_words
from generator.rulebook import RuleText, rule_text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generator.model.desk import Desk
    from generator.model.waivers import Waived
    from generator.pages.site import Site
    from generator.publish.project import Project


@dataclass(frozen=True)
class Checked:
    """A desk and everything that is wrong with it."""

    desk: Desk
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()

    @property
    def may_be_published(self) -> bool:
        """Whether no finding forbids it."""
        return not has_errors(self.findings)


@dataclass(frozen=True)
class Built:
    """What a build came to: the findings, and how many pages the site has (None when nothing was built)."""

    checked: Checked
    pages: int | None = None


def all_rules() -> tuple[RuleText, ...]:
    """Every rule with its explanation, in the order it is documented."""
    return tuple(rule_text(rule) for rule in (*file_rules.RULES, *checks.RULES, article_refused))


def check(desk_folder: Path, today: date | None = None, before: Desk | None = None) -> Checked:
    """Load a desk and check it, with the day and the state of the desk to compare with, where they are given.

    Raises:
        OSError: the folder cannot be read.
    """
    loaded = read_desk(desk_folder)
    desk = replace(loaded.desk, today=today, before=before)
    found = check_desk(desk)
    findings = sorted_once([*loaded.findings, *found.findings])
    return Checked(desk, apply_levels(findings, desk.settings.rules), found.waived)


def refresh(project: Project) -> tuple[Checked, Site | None, int]:
    """Check the desk and, when nothing forbids it, write its pages; with the site and how many pages it has."""
    checked = check(project.desk)
    if not checked.may_be_published:
        return checked, None, 0
    rules = all_rules()
    form = FormChecks(rules, checked.findings, checked.waived)
    site = site_of(checked.desk, private=project.private, checked=form)
    pages = render_pages(site, rules if project.docs else None)
    others = hand_written(project.docs)
    write_pages(project.markdown, pages, others)
    return checked, site, len(pages) + sum(name.endswith(".md") for name in others)


def build(project: Project) -> Built:
    """Build the whole site of a desk. Unless all is well, the site that is there stays as it is.

    Raises:
        PublishError: the pages could not be made into a sound site.
        NotOurFolderError: the site's folder holds something else.
        BusyError: another build is under way.
    """
    with locked(project.work):
        repair(project.site)
        try:
            return _build(project, staging_of(project.site))
        finally:
            shutil.rmtree(staging_of(project.site), ignore_errors=True)
            if not project.lasting:
                shutil.rmtree(project.work, ignore_errors=True)


def _build(project: Project, staging: Path) -> Built:
    checked, site, pages = refresh(project)
    if site is None:
        return Built(checked)
    config = mkdocs.load_config(project, staging)
    config.plugins["briefing"].ready = checked.desk  # type: ignore[attr-defined]
    mkdocs.build_site(config)
    add_to_site(site, staging)
    problems = verify_site(staging, proofs(site), checked.desk.settings.address)
    if problems:
        raise mkdocs.PublishError("\n".join(problems))
    switch(project.site)
    return Built(checked, pages)


def add_to_site(site: Site, folder: Path) -> None:
    """Put into a desk's built site what MkDocs does not make: the pictures that shared links show, and the search.

    Raises:
        PublishError: the search index could not be made.
    """
    write_pictures(folder, site)
    index_site(folder, render_records(site), site.desk.settings.language)


def proofs(site: Site) -> list[Proof]:
    """What a reader of the built site must be able to follow: every quote to its passage, and back."""
    found = []
    for group in site.passages.values():
        for marked in group:
            for citation in marked.citations:
                withheld = citation.source.rights == "none" and not site.private
                found.append(
                    Proof(
                        _html(source_path(citation.source.id)),
                        marked.anchor,
                        None if withheld else folded_words(citation.evidence.quote),
                        _html(briefing_path(citation.statement.briefing)),
                        citation.statement.address,
                    )
                )
    return found


def _html(path: str) -> str:
    return f"{path.removesuffix('.md')}/index.html"
