"""The live preview: MkDocs' own server, in private mode."""

from __future__ import annotations

import logging
import shutil
import sys
from typing import TYPE_CHECKING

from briefing_room.publish.mkdocs import overrides

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.publish.project import Project


def serve(project: Project, address: str) -> None:
    """Serve the private site at ``host:port`` until interrupted, and build it again when something changes."""
    from mkdocs.commands.serve import serve as mkdocs_serve  # noqa: PLC0415 - slow to import

    project.markdown.mkdir(parents=True, exist_ok=True)
    _print_log()
    values = overrides(project, project.work)
    del values["site_dir"]  # the server builds into a temporary folder of its own
    watched = [str(folder) for folder in _watched(project)]
    try:
        mkdocs_serve(str(project.config), watch=watched, dev_addr=address, strict=False, **values)
    finally:
        if not project.lasting:
            shutil.rmtree(project.work, ignore_errors=True)


def _watched(project: Project) -> list[Path]:
    return [project.desk, *([project.docs] if project.docs and project.docs.is_dir() else [])]


def _print_log() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
