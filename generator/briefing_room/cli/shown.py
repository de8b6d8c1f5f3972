"""What the commands on a desk share: the desk, the project it is built with, and how findings are shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.build import check
from briefing_room.cli.shared import OK, desk_folder, say_error
from briefing_room.findings import write_findings
from briefing_room.publish.project import find_project

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from briefing_room.build import Checked
    from briefing_room.findings import Finding, Format
    from briefing_room.publish.project import Project


def checked_desk(folder: Path) -> Checked:
    """The desk in a folder, checked."""
    return check(desk_folder(folder))


def print_findings(checked: Checked, findings: tuple[Finding, ...], desk: Path, style: Format) -> None:
    """Print findings, their paths as the user would open them."""
    text = write_findings(findings, style, checked.desk.files, lambda path: (desk / path).as_posix())
    sys.stdout.write(text + ("\n" if style == "text" and text else ""))


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
