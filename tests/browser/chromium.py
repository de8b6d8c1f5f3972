"""Finds a Chromium and the fonts for the browser tests, or installs them, and says what it did.

A browser is looked for in this order: $BRIEFING_CHROMIUM, one on the PATH, Playwright's own; fonts where systems and
people keep them (`fonts.py`). With `--install` what is missing is installed: by apt-get where that may be used, and a
browser else by Playwright. With `--path` only the browser's path is printed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.fonts import FAMILIES, FOLDERS, Family

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The path of a Chromium, or None."""
    named = os.environ.get("BRIEFING_CHROMIUM")
    if named:
        return shutil.which(named)
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - starts a driver

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


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
    """Install a package of Debian, and say so."""
    sys.stdout.write(f"Installing Debian's package {package} for the browser tests\n")
    sys.stdout.flush()
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        subprocess.run([*apt, *words], check=False, **quiet)  # type: ignore[call-overload]


def install_chromium() -> str | None:
    """Install a Chromium; its path, or None when no way worked."""
    apt = _apt_get()
    if apt:
        _install(apt, "chromium")
        if find_chromium():
            return find_chromium()
    sys.stdout.write("Installing Playwright's Chromium for the browser tests\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
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
    path = find_chromium() or ("--install" in sys.argv and install_chromium()) or None
    if path is None:
        sys.stderr.write(
            "No Chromium was found and none could be installed.\n"
            "Install one (Debian, Ubuntu: apt-get install chromium),\n"
            "or name one: BRIEFING_CHROMIUM=/path/to/chromium make test\n"
        )
        return 1
    sys.stdout.write(f"{path}\n" if "--path" in sys.argv else f"Browser tests use {path}\n")
    return 0 if "--install" not in sys.argv or _fonts_are_there() else 1


if __name__ == "__main__":
    sys.exit(main())
