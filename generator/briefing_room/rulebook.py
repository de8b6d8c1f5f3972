"""What a rule's docstring tells its users: one sentence, an explanation, bad and good examples."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc
from typing import TYPE_CHECKING

from briefing_room.findings import code_of

if TYPE_CHECKING:
    from briefing_room.findings import Rule, Severity


@dataclass(frozen=True)
class RuleText:
    """One rule as it is explained. ``example`` are the lines from the first ``Bad:`` on."""

    code: str
    severity: Severity
    paragraphs: tuple[str, ...]
    example: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The rule in one sentence."""
        return self.paragraphs[0]

    @property
    def words(self) -> str:
        """The rule in one sentence, without the marks of code."""
        return self.summary.replace("`", "")


def rule_text(rule: Rule) -> RuleText:
    """Read a rule's docstring."""
    lines = cleandoc(rule.__doc__ or "").split("\n")
    first = next((n for n, line in enumerate(lines) if line.startswith(("Bad:", "Good:"))), len(lines))
    paragraphs = "\n".join(lines[:first]).strip().split("\n\n")
    return RuleText(code_of(rule), rule.SEVERITY, tuple(" ".join(p.split()) for p in paragraphs), tuple(lines[first:]))
