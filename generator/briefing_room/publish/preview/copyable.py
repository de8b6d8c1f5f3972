"""The lines of a finding's help, each with what of it can be pasted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing_room.findings import Cure, Finding

_WRITE: Final = re.compile(r"(?:^|; or |, and )write: (?P<text>[^…]+)$")
"""A cure that a rule says in words alone. With an ellipsis in it, it is not all there."""

_MORE: Final = ", and "
"""What follows it in the same line is told to a person, and not to be pasted."""


@dataclass(frozen=True)
class HelpLine:
    """A line of a help, or several that are pasted together; ``copied`` is what a button copies, if there is one."""

    shown: str
    copied: str = ""


def help_lines(finding: Finding, told: str) -> tuple[HelpLine, ...]:
    """The lines of a help as it is ``told``, in which each cure is copied; those the help does not name come last."""
    lines, waiting = told.split("\n") if told else [], list(finding.cures)
    made: list[HelpLine] = []
    while lines:
        cure = next((cure for cure in waiting if lines[: len(_rows(cure))] == _rows(cure)), None)
        if cure:
            waiting = [other for other in waiting if other.written != cure.written]
            made.append(HelpLine(cure.line, cure.written))
            lines = lines[len(_rows(cure)) :]
        elif block := _block(lines) if made and made[-1].shown.endswith(":") else []:
            made.append(HelpLine("\n".join(block), dedent("\n".join(block))))
            lines = lines[len(block) :]
        else:
            made.append(HelpLine(lines[0], _said(lines[0])))
            lines = lines[1:]
    have = {line.copied for line in made}
    return (*made, *(HelpLine(cure.line, cure.written) for cure in waiting if cure.written not in have))


def _rows(cure: Cure) -> list[str]:
    return cure.line.split("\n")


def _block(lines: list[str]) -> list[str]:
    """The lines at the beginning that are indented: YAML that stands below its announcement."""
    length = next((at for at, line in enumerate(lines) if not line.startswith("  ")), len(lines))
    return lines[:length]


def _said(line: str) -> str:
    match = _WRITE.search(line)
    return match["text"] if match and _MORE not in match["text"] else ""
