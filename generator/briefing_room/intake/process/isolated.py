"""Extraction in a process of its own, with little time and little memory.

Articles are scraped pages, and the libraries that read pages, PDFs and archives
can be made to crawl, to fill the memory or to crash. Here that ends in a
sentence for the analyst, and the program goes on.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.document.blocks import Block
from briefing_room.intake.document.extracted import Extract
from briefing_room.intake.document.reading import Line, Offer
from briefing_room.system import used_up_its_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_room.intake.document.arrival import Delivery
    from briefing_room.intake.document.extracted import Wishes

CPU_SECONDS: Final = 7
WALL_SECONDS: Final = 60
"""The wall clock is only the last resort: on a busy machine an honest page waits for its turn."""

MEMORY: Final = 768 * 2**20
"""Bytes of address space; the program that asks needs some of the gibibyte too."""

_COULD_NOT: Final = "save the article in another way, or copy its text into a text file and add that"


def extract_isolated(delivery: Delivery, wishes: Wishes, phrases: Mapping[str, Sequence[str]]) -> Extract:
    """Extract a document in a process of its own. ``phrases`` are the desk's own lines of furniture, by rule.

    Raises:
        RefusedError: nothing can be made of it, or not within the limits.
    """
    asked = {
        "delivery": {**asdict(delivery), "data": None},
        "wishes": {"title": wishes.title, "keep": sorted(wishes.keep), "strip": sorted(wishes.strip)},
        "phrases": {rule: list(lines) for rule, lines in phrases.items()},
    }
    try:
        done = ask_worker(json.dumps(asked).encode("ascii") + b"\n" + delivery.data)
    except subprocess.TimeoutExpired:
        raise RefusedError(f"its text could not be read within {WALL_SECONDS} seconds", _COULD_NOT) from None
    if done.returncode:
        raise RefusedError(_failure(done), _COULD_NOT)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise RefusedError(*answer["refused"])
    return _extract_of(answer["extract"])


def ask_worker(asked: bytes) -> subprocess.CompletedProcess[bytes]:
    """Start the other process, hand it what is asked, and return what it answered.

    Raises:
        TimeoutExpired: it did not answer.
    """
    # -P: what lies in the folder the analyst stands in is never imported.
    words = [sys.executable, "-P", "-m", "briefing_room.intake.process.worker"]
    return subprocess.run(words, input=asked, capture_output=True, timeout=WALL_SECONDS, check=False)  # noqa: S603 - our own program


def _failure(done: subprocess.CompletedProcess[bytes]) -> str:
    if used_up_its_time(done.returncode):
        return f"its text could not be read within {CPU_SECONDS} seconds"
    last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if "RecursionError" in last:
        return "its parts are nested too deep in each other to be read"
    if "MemoryError" in last:
        return f"reading its text would take more than {MEMORY // 2**20} MiB of memory"
    return f"its text could not be read; it may be damaged ({last or f'signal {-done.returncode}'})"


def _extract_of(values: dict[str, Any]) -> Extract:
    return Extract(
        **{
            **values,
            "lines": tuple(Line(**line) for line in values["lines"]),
            "verdicts": tuple(values["verdicts"]),
            "blocks": tuple(Block(**{**block, "numbers": tuple(block["numbers"])}) for block in values["blocks"]),
            "captions": tuple(values["captions"]),
            "offers": tuple(Offer(**offer) for offer in values["offers"]),
            "doubts": tuple(values["doubts"]),
        }
    )
