"""`briefing rules`: every rule in one line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing_room.build import all_rules
from briefing_room.cli.shared import OK

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run `briefing rules`; the exit code."""
    del arguments
    for rule in all_rules():
        sys.stdout.write(f"{rule.code:<28} {rule.severity:<8} {rule.summary.replace('`', '')}\n")
    return OK
