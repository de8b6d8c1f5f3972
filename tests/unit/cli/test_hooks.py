"""The hooks for pre-commit run commands that there are, on the files of a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from briefing_room.cli.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path


def test_each_hook_runs_a_command(root: Path) -> None:
    """Without options: a hook that wrote and one that found something both stop the commit by themselves."""
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["entry"] for hook in hooks] == ["briefing check", "briefing fmt"]
    assert {hook["entry"].split()[1] for hook in hooks} <= {command.name for command in COMMANDS}
    assert all(hook["language"] == "python" and hook["files"].startswith("^briefings/") for hook in hooks)
