"""`briefing explain`: what a rule wants, and why."""

from __future__ import annotations

import sys
from textwrap import fill
from typing import TYPE_CHECKING

from briefing_room.build import all_rules
from briefing_room.cli.parser import meant
from briefing_room.cli.shared import OK, MisuseError

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing explain`; the exit code."""
    rules = {rule.code: rule for rule in all_rules()}
    rule = rules.get(arguments.code)
    if rule is None:
        hint = meant(arguments.code, rules) or "; this lists them: briefing rules"
        raise MisuseError(f"there is no rule “{arguments.code}”{hint}")
    parts = [f"{rule.code} ({rule.severity})", *(fill(paragraph, 88) for paragraph in rule.paragraphs)]
    sys.stdout.write("\n\n".join([*parts, "\n".join(rule.example)]).rstrip() + "\n")
    return OK
