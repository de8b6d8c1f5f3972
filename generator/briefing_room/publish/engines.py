"""The programs that make a site of pages: MkDocs in this process, and others that are asked to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from briefing_room.publish.failures import PublishError

if TYPE_CHECKING:
    from pathlib import Path

MKDOCS: Final = "mkdocs"
"""The engine of every build that names none."""

_STRICT: Final = "--strict"
_OTHERS: Final = {"properdocs": ("build", "--quiet", _STRICT), "zensical": ("build", _STRICT)}
ENGINES: Final = (MKDOCS, *_OTHERS)

_LONGEST: Final = 1800
"""Seconds after which a program is taken to hang."""


def program_of(engine: str) -> list[str]:
    """How an engine is started: as a module where it is installed beside this program, else by its name.

    Raises:
        PublishError: there is no such program.
    """
    if find_spec(engine):
        return [sys.executable, "-m", engine]
    found = shutil.which(engine)
    if not found:
        raise PublishError(f"{engine} is not installed; install it beside this program: pip install {engine}")
    return [found]


def run_engine(engine: str, config: str, folder: Path) -> None:
    """Let an engine build what a configuration in a folder describes.

    Raises:
        PublishError: the engine is not there, or found something wrong.
    """
    command = [*program_of(engine), *_OTHERS[engine], "--config-file", config]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the installed program, with our own arguments
            command, cwd=folder, env=environment, capture_output=True, timeout=_LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"{engine} could not be run: {error}"
        raise PublishError(message) from error
    if done.returncode != 0:
        said = (done.stdout + done.stderr).decode("utf-8", errors="replace").strip()
        message = f"{engine} stopped with {done.returncode}:\n{said}"
        raise PublishError(message)
