"""What is asked of the command line without a desk is answered at once: nothing is loaded for it that is not needed."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.metadata import version

import pytest

from briefing_room.cli import main
from briefing_room.cli.commands import COMMANDS, Command
from briefing_room.cli.shared import MISUSE, OK

WITHOUT_A_DESK = [(), ("--help",), ("--version",), ("biuld",), ("check", "--help"), ("add", "--help"), ("build", "-x")]

LOADED = """
import sys
from briefing_room.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
for name, module in sorted(sys.modules.items()):
    if "site-packages" in (getattr(module, "__file__", None) or "") or name.startswith("briefing_room"):
        print("loaded", name)
"""


@pytest.mark.parametrize("words", WITHOUT_A_DESK, ids=" ".join)
def test_help_loads_no_library_and_no_rule(words: tuple[str, ...]) -> None:
    """Nobody's package but our own, and of ours no more than what names commands: whatever the clock says."""
    done = subprocess.run([sys.executable, "-P", "-c", LOADED, *words], capture_output=True, text=True, check=True)
    loaded = [row.removeprefix("loaded ") for row in done.stdout.splitlines() if row.startswith("loaded ")]
    ours = [name for name in loaded if name.startswith("briefing_room")]
    # What begins with an underscore is put there by those who installed the environment, for every program.
    theirs = [name for name in loaded if not name.startswith(("briefing_room", "_"))]
    assert theirs == []
    rooms = {name.split(".")[1] for name in ours if "." in name}
    assert rooms == {"cli", "findings", "intake", "ledger", "lock", "model", "publish", "system"}
    assert {name for name in ours if name.startswith(("briefing_room.model.", "briefing_room.publish."))} == {
        "briefing_room.model.dates",
        "briefing_room.model.grades",
        "briefing_room.publish.engines",
        "briefing_room.publish.failures",
    }


@pytest.mark.parametrize("command", COMMANDS, ids=[command.name for command in COMMANDS])
def test_every_command_has_a_module_that_runs_it(command: Command) -> None:
    """The table names modules, and a name that is wrong would only be met by who types the command."""
    assert callable(import_module(command.module).run)


def test_without_a_word_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """It is no misuse to ask what there is; the answer is that of `--help`."""
    assert main([]) == OK
    shown = capsys.readouterr()
    with pytest.raises(SystemExit) as done:
        main(["--help"])
    assert done.value.code == OK
    assert capsys.readouterr() == shown
    assert all(f"\n  {command.name:<13} {command.help}\n" in shown.out for command in COMMANDS)
    assert max(map(len, shown.out.splitlines())) <= 80, "each command has one row, whatever the terminal"


def test_the_version_is_that_of_what_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, as tools that read it expect."""
    with pytest.raises(SystemExit) as done:
        main(["--version"])
    assert (done.value.code, *capsys.readouterr()) == (OK, f"briefing {version('briefing-room')}\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("biuld",), "briefing: error: there is no command “biuld”; did you mean “build”?"),
        (("chek", "--desk", "x"), "briefing: error: there is no command “chek”; did you mean “check”?"),
        (("zzz",), "briefing: error: there is no command “zzz”"),
        (("build", "--sitte", "x"), "briefing build: error: there is no option --sitte; did you mean --site?"),
        (("build", "--sitte=x"), "briefing build: error: there is no option --sitte; did you mean --site?"),
        (("check", "--qqq"), "briefing check: error: there is no option --qqq"),
        (("rules", "more"), "briefing rules: error: nothing is expected where “more” stands"),
        (("--verison",), "briefing: error: there is no option --verison; did you mean --version?"),
        (("--verison", "check"), "briefing: error: there is no option --verison; did you mean --version?"),
    ],
)
def test_a_slip_of_the_keys_is_told_with_what_was_meant(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    """After how the command is used, and only where something is near."""
    with pytest.raises(SystemExit) as done:
        main(words)
    out, err = capsys.readouterr()
    assert (done.value.code, out) == (MISUSE, "")
    assert err.startswith("usage: briefing")
    assert err.splitlines()[-1] == said
