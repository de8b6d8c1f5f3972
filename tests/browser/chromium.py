"""Finds a Chromium for the browser tests, or installs one, and says what it did.

Looked for in this order: $BRIEFING_CHROMIUM, a browser on the PATH, Playwright's own.
With `--install` a missing one is installed: by apt-get where that may be used, else by Playwright.
With `--path` only its path is printed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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


def install_chromium() -> str | None:
    """Install a Chromium; its path, or None when no way worked."""
    apt = _apt_get()
    if apt:
        sys.stdout.write("No Chromium found; installing Debian's package chromium for the browser tests\n")
        sys.stdout.flush()
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run([*apt, *words], check=False, **quiet)  # type: ignore[call-overload]
        if find_chromium():
            return find_chromium()
    sys.stdout.write("Installing Playwright's Chromium for the browser tests\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find_chromium()


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
    return 0


if __name__ == "__main__":
    sys.exit(main())
