"""A shell completes commands, options, values and codes of rules, from a script that needs nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from briefing_room.build import all_rules
from briefing_room.cli import main
from briefing_room.cli.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

SHELLS = ("bash", "zsh", "fish")


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the program prints for a shell."""
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def completed(text: str, words: list[str], folder: Path) -> list[str]:
    """What bash offers for the last of the words."""
    typed = " ".join(f"'{word}'" for word in words)
    asked = (
        f"{text}\nCOMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _briefing; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(
        ["bash", "--norc", "-uc", asked], cwd=folder, capture_output=True, text=True, check=True, env={}
    )
    return done.stdout.split()


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["briefing", ""], [command.name for command in COMMANDS]),
        (["briefing", "re"], ["review", "refresh", "rename", "retire"]),
        (["briefing", "--v"], ["--version"]),
        (["briefing", "check", "--o"], ["--originals"]),
        (["briefing", "check", "--format", ""], ["text", "json", "github", "gitlab"]),
        (["briefing", "check", "a.yml", "--color", "n"], ["never"]),
        (["briefing", "build", "--desk", ""], []),
        (["briefing", "check", ""], []),
        (["briefing", "completion", ""], list(SHELLS)),
        (["briefing", "explain", "history-o"], ["history-order"]),
        (["briefing", "nonsense", "--"], []),
    ],
)
def test_bash_offers_what_may_stand_there(
    words: list[str], offered: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """In a bash without any set-up; where nothing is offered, it completes names of files."""
    text = script("bash", capsys)
    assert completed(text, words, tmp_path) == offered
    assert "complete -o default -F _briefing briefing\n" in text


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_and_every_rule_is_in_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Made from the parser, so that nothing is forgotten."""
    text = script(shell, capsys)
    dashes = "-l " if shell == "fish" else "--"
    assert all(f"{dashes}{name}" in text for name in ("against", "with-project", "allow-private", "errors", "version"))
    assert all(command.name in text for command in COMMANDS)
    assert all(rule.code in text for rule in all_rules())


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_reads_its_script(shell: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Without a word of complaint, where that shell is."""
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    (tmp_path / "script").write_text(script(shell, capsys), encoding="utf-8")
    done = subprocess.run([shell, "-n", "script"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


OFFERED = [
    ("briefing re", {"rename", "retire", "review", "refresh"}),
    ("briefing check --format ", {"text", "json", "github", "gitlab"}),
    ("briefing check --ori", {"--originals"}),
    ("briefing explain history-o", {"history-order"}),
    ("briefing completion ", set(SHELLS)),
]


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish here")
@pytest.mark.parametrize(("typed", "offered"), OFFERED)
def test_fish_offers_what_may_stand_there(
    typed: str, offered: set[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As fish itself answers; each with what it is for."""
    asked = f"{script('fish', capsys)}\ncomplete -C '{typed}'\n"
    done = subprocess.run(
        ["fish", "--no-config", "-c", asked],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
    )
    assert {row.split("\t")[0] for row in done.stdout.splitlines()} == offered


STAND_INS = """
compdef() { : }
compadd() { shift; print -l -- "$@" }
_files() { : }
_describe() { print -l -- "${(@)offered%%:*}" }
"""


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh here")
@pytest.mark.parametrize(("typed", "offered"), OFFERED)
def test_zsh_offers_what_may_stand_there(
    typed: str, offered: set[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """In zsh, with stand-ins for what only an interactive one has; it narrows the offer by what was typed itself."""
    words = typed.split(" ")
    set_up = "words=(" + " ".join(f"'{word}'" for word in words) + f")\nCURRENT={len(words)}\n"
    asked = f"{STAND_INS}{script('zsh', capsys)}\n{set_up}_briefing\n"
    done = subprocess.run(["zsh", "-f", "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert {row for row in done.stdout.splitlines() if row.startswith(words[-1])} == offered
    assert done.stderr == ""
