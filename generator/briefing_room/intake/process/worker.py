"""The other process: it limits itself, reads what is asked, and answers."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from briefing_room.intake.document.arrival import Arrival, Delivery, RefusedError
from briefing_room.intake.document.extracted import Extract, Wishes
from briefing_room.intake.formats.sniff import format_of
from briefing_room.intake.process.isolated import CPU_SECONDS, MEMORY
from briefing_room.system import limit_process

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def main() -> int:
    """Read what is asked from standard input, and answer on standard output."""
    limit_process(CPU_SECONDS, MEMORY)
    asked = json.loads(sys.stdin.buffer.readline())
    delivery = Delivery(**{**asked["delivery"], "data": sys.stdin.buffer.read()})
    wishes = Wishes(asked["wishes"]["title"], frozenset(asked["wishes"]["keep"]), frozenset(asked["wishes"]["strip"]))
    answer: dict[str, Any]
    try:
        answer = {"extract": asdict(_extract(delivery, wishes, asked["phrases"]))}
    except RefusedError as error:
        answer = {"refused": [error.message, error.help]}
    except MemoryError:
        sys.stderr.write("MemoryError\n")
        return 1
    sys.stdout.write(json.dumps(answer))
    return 0


def _extract(delivery: Delivery, wishes: Wishes, phrases: Mapping[str, Sequence[str]]) -> Extract:
    # What reads the documents is loaded within the limits, and only here.
    from briefing_room.intake.extract import extract  # noqa: PLC0415 - only in the other process
    from briefing_room.intake.phrases.lists import load_phrases  # noqa: PLC0415 - only in the other process

    found = format_of(delivery.data, delivery.name, delivery.media_type)
    arrival = Arrival(delivery.name, delivery.data, found.name, delivery.charset, delivery.address)
    return extract(arrival, load_phrases().extended(phrases), wishes)


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # nothing is left to tidy, and a huge tree would be freed node by node
