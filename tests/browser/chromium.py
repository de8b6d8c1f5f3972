"""Finds a Chromium and the fonts for the browser tests, or installs them, and says what it did.

Tests run in a *headless shell* where there is one: the engine of the whole browser without what surrounds it, for less
than half of the processor. A browser is looked for in this order: $BRIEFING_CHROMIUM; a shell on the PATH, or
Playwright's own; a whole browser on the PATH, or Playwright's own. Fonts are looked for where systems and people keep
them (`fonts.py`). With `--install` what is missing is installed: by apt-get where that may be used, a shell although
there is a whole browser; by Playwright where there is neither. With `--path` only a path is printed, of a whole browser
if there is one: Lighthouse asks for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

from tests.browser.fonts import FAMILIES, FOLDERS, Family

SHELLS: Final = ("chromium-headless-shell", "chrome-headless-shell")
WHOLE: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The path of the Chromium for the tests, a shell rather than a whole browser; or None."""
    return shutil.which(named) if (named := _named()) else find_shell() or find_whole()


def _named() -> str:
    return os.environ.get("BRIEFING_CHROMIUM", "")


def find_shell() -> str | None:
    """The path of a headless shell, or None."""
    return _on_the_path(SHELLS) or next((str(path) for path in _shells_beside(_playwrights_own())), None)


def find_whole() -> str | None:
    """The path of a whole browser, or None."""
    own = _playwrights_own()
    return _on_the_path(WHOLE) or (str(own) if own.exists() else None)


def _on_the_path(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


@cache
def _playwrights_own() -> Path:
    """Where Playwright keeps its whole browser, whether or not it is there."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - starts a driver

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _shells_beside(whole: Path) -> list[Path]:
    """The headless shells that Playwright keeps beside its whole browser: of the same number, in a folder of their own.

    Playwright names no path of theirs. Its folders are `chromium-1255` and `chromium_headless_shell-1255`.
    """
    folder = next((one for one in whole.parents if one.name.startswith("chromium-")), whole.parent)
    shells = folder.with_name(folder.name.replace("chromium-", "chromium_headless_shell-"))
    found = (path for path in sorted(shells.rglob("*headless*shell*")) if path.is_file())
    return [path for path in found if path.stem in {"chrome-headless-shell", "headless_shell"}]


def _apt_get() -> list[str] | None:
    """The words that begin an apt-get command which needs no password, or None."""
    if not shutil.which("apt-get"):
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ["apt-get"]
    may = (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    )
    return ["sudo", "-n", "apt-get"] if may else None


def _install(apt: list[str], package: str) -> None:
    """Install a package of Debian, and say so; where it is not to be had, whoever asks has another way."""
    sys.stdout.write(f"Installing Debian's package {package} for the browser tests\n")
    sys.stdout.flush()
    quiet = {"capture_output": True, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        subprocess.run([*apt, "-o", "Acquire::http::Timeout=20", *words], check=False, **quiet)  # type: ignore[call-overload]


def install_chromium() -> str | None:
    """Install a Chromium, if possible a shell; the path of what there is then, or None when no way worked."""
    if apt := _apt_get():
        _install(apt, SHELLS[0])
        if not find_chromium():
            _install(apt, WHOLE[0])
    if not find_chromium():
        sys.stdout.write("Installing Playwright's headless shell for the browser tests\n")
        sys.stdout.flush()
        subprocess.run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"], check=False)
    return find_chromium()


def install_fonts(family: Family) -> bool:
    """Install a family of fonts where that may be done; whether it is there."""
    apt = _apt_get()
    if apt and not family.found():
        _install(apt, family.package)
    return bool(family.found())


def _fonts_are_there() -> bool:
    """Whether all families are there, or could be installed; those that are not are named with the cure."""
    missing = [family for family in FAMILIES if not family.found() and not install_fonts(family)]
    for family in missing:
        sys.stderr.write(
            f"The fonts {family.name} were not found and could not be installed; widths are measured with them.\n"
            f"Install them (Debian, Ubuntu: apt-get install {family.package}),\n"
            f"or put {' '.join(family.files)} into {FOLDERS[-1]}\n"
        )
    if not missing:
        sys.stdout.write(f"Browser tests measure with {' and '.join(family.name for family in FAMILIES)}\n")
    return not missing


def main() -> int:
    """Find or install; exit code 1 with the cure when neither worked."""
    if "--path" in sys.argv:
        path = shutil.which(_named()) if _named() else find_whole() or find_shell()
    elif "--install" in sys.argv and not find_shell() and not (_named() and find_chromium()):
        path = install_chromium()
    else:
        path = find_chromium()
    if path is None:
        sys.stderr.write(
            "No Chromium was found and none could be installed.\n"
            "Install one (Debian: apt-get install chromium-headless-shell; Ubuntu: chromium),\n"
            "or name one: BRIEFING_CHROMIUM=/path/to/chromium make test\n"
        )
        return 1
    sys.stdout.write(f"{path}\n" if "--path" in sys.argv else _told(path))
    return 0 if "--install" not in sys.argv or _fonts_are_there() else 1


def _told(path: str) -> str:
    """What the tests use; and of a whole browser, which they need not have, what is faster."""
    if _named() or "shell" in Path(path).name:
        return f"Browser tests use {path}\n"
    return (
        f"Browser tests use {path}. In a headless shell they take less than half as long:\n"
        f"{sys.executable} -m playwright install --only-shell chromium\n"
    )


if __name__ == "__main__":
    sys.exit(main())
