"""What the commands on a desk share: the desk, the project it is built with, and how findings are shown."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from briefing_room.cli.shared import OK, desk_folder, plural, say_error
from briefing_room.cli.terminal import is_coloured
from briefing_room.findings import count_findings, painted, write_findings
from briefing_room.publish.project import find_project

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from briefing_room.build import Checked
    from briefing_room.findings import Finding, Format
    from briefing_room.publish.project import Project


def checked_desk(folder: Path) -> Checked:
    """The desk in a folder, checked."""
    from briefing_room.build import check  # noqa: PLC0415 - what was told already is told without it

    return check(desk_folder(folder))


def print_findings(
    texts: Mapping[str, str], findings: tuple[Finding, ...], arguments: argparse.Namespace, style: Format = "text"
) -> None:
    """Print findings, their paths as the user would open them; on a terminal errors last, where one looks first.

    ``texts`` are the desk's files by path, or those that findings are in.
    """
    desk: Path = arguments.desk
    if style == "text" and sys.stdout.isatty():
        findings = tuple(sorted(findings, key=lambda finding: finding.severity == "error"))
    text = write_findings(findings, style, texts, lambda path: (desk / path).as_posix(), coloured=_coloured(arguments))
    sys.stdout.write(text + ("\n" if style == "text" and text else ""))


def chosen(findings: tuple[Finding, ...], arguments: argparse.Namespace) -> tuple[Finding, ...]:
    """The findings that are shown: all, or the errors alone."""
    return tuple(finding for finding in findings if finding.severity == "error" or not arguments.errors)


def counted(findings: tuple[Finding, ...], arguments: argparse.Namespace) -> str:
    """How many findings there are of each severity, those that are not shown as well."""
    parts = count_findings(findings).split(", ")
    if _coloured(arguments):
        parts = [painted(part, "error" if "error" in part else "warning") if findings else part for part in parts]
    hidden = len(findings) - len(chosen(findings, arguments))
    return ", ".join(parts) + (f" ({plural(hidden, 'warning')} not shown)" if hidden else "")


def _coloured(arguments: argparse.Namespace) -> bool:
    return is_coloured(arguments.color, sys.stdout, os.environ)


def project_of(folder: Path, arguments: argparse.Namespace, site: Path | None, *, private: bool) -> Project:
    """The project a desk is built with; that one beside it is passed over is said."""
    project = find_project(folder, site, private=private, trusted=arguments.with_project)
    if project.passed_over:
        say_error(
            f"{project.passed_over} is not used: what it names is run (hooks, plugins, templates), and you are not "
            "working in its folder; if you trust it, add --with-project",
            OK,
        )
    return project
