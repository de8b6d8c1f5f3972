"""How long a test waits for another process: one answer for all, so that no test is decided by a busy machine."""

from __future__ import annotations

import os
from typing import Final

USUAL: Final = 120.0
"""Seconds on a machine that has nothing else to do; many times what anything here takes."""


def patience(usual: float = USUAL) -> float:
    """The seconds to wait before something hangs: more on a machine that has more to do than it has cores."""
    try:
        waiting = os.getloadavg()[0] / (os.cpu_count() or 1)
    except (OSError, AttributeError):  # a system that does not say
        waiting = 1.0
    return usual * max(1.0, waiting)
