"""Edits to a made desk, as an analyst makes them: one sentence more in one briefing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MORE: Final = "Nobody has said so."
"""The sentence that is added."""


def edit_reason(path: Path) -> None:
    """Add a sentence to the reason of a judgement: it stands on the briefing's own page and is found by search."""
    _edit(path, lambda judgement: judgement.update(because=f"{judgement['because']} {MORE}"))


def edit_judgement(path: Path) -> None:
    """Change the words of a judgement, which the pages of its actors, of registers and of other briefings say too."""
    _edit(path, lambda judgement: judgement.update(text=f"{judgement['text'].removesuffix('.')}, {MORE.lower()}"))


def _edit(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the first judgement of a briefing; of a made desk each key has a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("judgements: "))
    judgements = json.loads(lines[at].removeprefix("judgements: "))
    change(judgements[0])
    lines[at] = "judgements: " + json.dumps(judgements, ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
