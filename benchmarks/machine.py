"""On what was measured: the system, its cores, and the versions of what was run. No names and no paths."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

_PACKAGES: Final = ("briefing-room", "mkdocs", "mkdocs-material", "zensical", "Markdown", "pydantic", "lxml", "Pillow")


def machine() -> str:
    """One line on what this is run."""
    told = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    return f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}; {told}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
