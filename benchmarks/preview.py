"""How long an analyst waits in the preview: from saving a file to the new words in what the server answers."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

from benchmarks.edited import MORE, edit_reason
from benchmarks.spent import Spent, wait_for

if TYPE_CHECKING:
    from pathlib import Path

_PAUSE: Final = 0.02
"""Seconds between two questions to the server."""


def wait_in_preview(project: Path, briefing: str) -> tuple[Spent, Spent]:
    """Start the preview of a project, and edit a briefing once it answers: what the start took, and what the edit.

    What the edit cost the processor and the memory is not told apart from the start.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "briefing_room", "serve", "--address", f"127.0.0.1:{port}"]
    environment, nowhere = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}, subprocess.DEVNULL
    began = time.monotonic()
    process = subprocess.Popen(words, cwd=project, env=environment, stdout=nowhere, stderr=nowhere)
    try:
        before = _said(process, port, briefing, more_than=-1)
        started = time.monotonic()
        edit_reason(project / "briefings" / f"{briefing}.yml")
        saved = time.monotonic()
        _said(process, port, briefing, more_than=before)
        shown = time.monotonic()
    finally:
        process.terminate()
        cpu, peak = wait_for(process)
    return Spent(cpu, started - began, peak), Spent(None, shown - saved, peak)


def _said(process: subprocess.Popen[bytes], port: int, briefing: str, *, more_than: int) -> int:
    """Ask for a briefing's page until it has an edit's words more often than so; how often it has them."""
    while process.poll() is None:
        if (many := _asked(port, f"/briefings/{briefing}/")) > more_than:
            return many
        time.sleep(_PAUSE)
    message = "the preview ended before it showed what was edited"
    raise SystemExit(message)


def _asked(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.read().decode("utf-8").count(MORE) if answer.status == http.client.OK else -1
    except OSError:
        return -1  # it does not listen yet, or is busy for longer than one waits
    finally:
        connection.close()
