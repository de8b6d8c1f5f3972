"""What is locked into `.venv`, by uv where there is a wheel of it for this system, else by pip.

`python tools/set_up.py build` for what a build needs, `… test` for the tests as well;
any Python of at least 3.11 runs it, and it needs no package. uv itself is locked, with
hashes, in `requirements/uv.txt`. It does in seconds what takes pip most of a minute.

Where packages come from is the business of whoever runs this: what pip was told (in its
files, or in `PIP_INDEX_URL` and its like) is told to uv, which reads none of pip's files.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parents[1]
VENV: Final = ROOT / ".venv"
BIN: Final = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON: Final = BIN / ("python.exe" if os.name == "nt" else "python")
UV_LOCK: Final = ROOT / "requirements" / "uv.txt"
UV_FOLDER: Final = VENV / ".uv"
LOCKS: Final = {"build": ("build",), "test": ("build", "test")}

_TOLD: Final = (
    ("index-url", ("UV_DEFAULT_INDEX", "UV_INDEX_URL"), " "),
    ("extra-index-url", ("UV_INDEX", "UV_EXTRA_INDEX_URL"), " "),
    ("find-links", ("UV_FIND_LINKS",), ","),
    ("no-index", ("UV_NO_INDEX",), " "),
    ("trusted-host", ("UV_INSECURE_HOST",), " "),
    ("cert", ("SSL_CERT_FILE",), " "),
    ("client-cert", ("SSL_CLIENT_CERT",), " "),
    ("proxy", ("ALL_PROXY", "HTTPS_PROXY", "https_proxy"), " "),
)
"""What pip calls it, how uv is told (the first that is not set decides), and what stands between two."""


def main() -> int:
    """Set up for what the command line names; the exit code."""
    what = sys.argv[1] if len(sys.argv) > 1 else "build"
    if not PYTHON.exists():
        # Without pip: it takes longer than all the rest, and is only needed where uv is not to be had.
        say(f"Creating .venv with Python {sys.version.split()[0]}")
        venv.create(VENV, symlinks=os.name != "nt", with_pip=False)
    say(f"Installing the locked {'test ' if what == 'test' else ''}dependencies into .venv")
    told = pip_is_told()
    uv = fetched_uv()
    if uv is not None and install_with_uv(uv, LOCKS[what], uv_environment(told, os.environ)):
        return 0
    say("uv is not to be had here, so pip installs them, which takes longer")
    return install_with_pip(LOCKS[what])


def say(text: str) -> None:
    """Say how it goes, beside what the program itself prints."""
    print(text, file=sys.stderr)


def pip_is_told() -> dict[str, str]:
    """What pip is set up with on this machine: its files and environment, read by pip itself."""
    done = subprocess.run([*_pip(), "config", "list"], capture_output=True, text=True, check=False)
    return settings_of(done.stdout) if done.returncode == 0 else {}


def settings_of(listed: str) -> dict[str, str]:
    r"""The settings in what `pip config list` prints; the environment counts more than the files, as with pip.

    >>> settings_of("global.index-url='https://a.example/simple'\n:env:.index-url='https://b.example/simple'")
    {'index-url': 'https://b.example/simple'}
    """
    found: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for row in listed.splitlines():
        key, _, value = row.partition("=")
        section, _, name = key.rpartition(".")
        if section in found and value[:1] in {"'", '"'}:
            found[section][name] = str(ast.literal_eval(value))
    return {**found["global"], **found["install"], **found[":env:"]}


def uv_environment(told: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    """The environment in which uv asks where pip would ask; what uv itself was told already stands."""
    made = dict(environment)
    for name, variables, between in _TOLD:
        words = told.get(name, "").split()
        if words and not any(made.get(variable) for variable in variables):
            made[variables[0]] = between.join(words)
    made.setdefault("UV_SYSTEM_CERTS", "1")  # as pip does
    made.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")  # safe: each file has its hash
    made.pop("VIRTUAL_ENV", None)
    return made


def fetched_uv() -> Path | None:
    """The locked uv, fetched if it is not there; None where no wheel of it can be had."""
    program = UV_FOLDER / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    lock, mark = UV_LOCK.read_text(encoding="utf-8"), UV_FOLDER / "requirements.txt"
    if program.exists() and mark.exists() and mark.read_text(encoding="utf-8") == lock:
        return program
    shutil.rmtree(UV_FOLDER, ignore_errors=True)
    words = ("install", "--quiet", "--target", UV_FOLDER, "--no-compile", "--only-binary", ":all:", "--no-deps")
    done = _run([*_pip(), *words, "--require-hashes", "-r", UV_LOCK], os.environ)
    if done.returncode or not program.exists():
        return None
    mark.write_text(lock, encoding="utf-8")
    return program


def install_with_uv(uv: Path, locks: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Install with uv; whether it did. What it said when it failed is shown."""
    words: list[str | Path] = [uv, "pip", "install", "--quiet", "--python", PYTHON, "--no-deps"]
    for lock in locks:
        if not _told_well(_run([*words, "--require-hashes", "-r", _lock(lock)], environment)):
            return False
    # The project is built by a program that its back end looks for on the PATH.
    path = {"PATH": f"{BIN}{os.pathsep}{environment.get('PATH', '')}"}
    return _told_well(_run([*words, "--no-build-isolation", "--editable", ROOT], {**environment, **path}))


def install_with_pip(locks: Sequence[str]) -> int:
    """Install with pip, which is brought into `.venv` first; the exit code."""
    if subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False).returncode:
        done = subprocess.run([PYTHON, "-m", "ensurepip", "--default-pip"], capture_output=True, check=False)
        if done.returncode:
            say("Python's venv module is not whole; on Debian and Ubuntu: apt-get install python3-venv")
            return 1
    words: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--no-deps"]
    for lock in locks:
        if code := subprocess.run([*words, "--require-hashes", "-r", _lock(lock)], check=False).returncode:
            return code
    path = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    return subprocess.run([*words, "--no-build-isolation", "--editable", ROOT], env=path, check=False).returncode


def _pip() -> list[str | Path]:
    """The pip that fetches uv: that of the Python which runs this, else one that comes with it, put into `.venv`."""
    if find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    subprocess.run([PYTHON, "-m", "ensurepip", "--default-pip"], capture_output=True, check=False)
    return [PYTHON, "-m", "pip"]


def _lock(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def _run(words: Sequence[str | Path], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, env=dict(environment), capture_output=True, text=True, cwd=ROOT, check=False)


def _told_well(done: subprocess.CompletedProcess[str]) -> bool:
    if done.returncode:
        say(done.stderr.strip())
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
