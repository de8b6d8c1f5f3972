"""What everything that is made stands on: this program, what it runs on, and what of the environment it asks for."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path
from typing import Final

from briefing_room.kept.digests import digest_of, digest_of_folder, stamps_of

_OURS: Final = Path(__file__).resolve().parents[1]
_PACKAGES: Final = (".dist-info", ".egg-info", ".pth", ".egg-link")
_ASKED_FOR: Final = ("SOURCE_DATE_EPOCH",)
"""What of the environment changes what is made."""


def ground() -> bytes | None:
    """The digest of all this; None where it cannot be told.

    Our own files count by their contents, other packages by their names and versions, as they stand beside them.
    """
    ours = digest_of_folder(_OURS, _is_code)
    if ours is None:
        return None
    asked = (f"{name}={os.environ.get(name)}" for name in _ASKED_FOR)
    return digest_of(ours, sys.version, platform.machine(), sys.platform, *_packages(), *asked)


def ground_stamps() -> list[object]:
    """When our own files were last touched."""
    return stamps_of(_OURS, _is_code)


def _is_code(name: str) -> bool:
    return not name.endswith(("__pycache__", ".pyc"))


def _packages() -> list[str]:
    """What is installed, each with its version, in the order in which Python looks for it."""
    folders = dict.fromkeys(os.path.realpath(folder) for folder in sys.path)
    listed = (sorted(os.listdir(folder)) for folder in folders if os.path.isdir(folder))  # noqa: PTH112, PTH208 - names
    return [name for names in listed for name in names if name.endswith(_PACKAGES)]
