"""What an analyst named, as bytes: a file, or an address that is fetched."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_room.intake.document.arrival import Delivery, RefusedError
from briefing_room.intake.fetch import fetch
from briefing_room.intake.formats.sniff import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable


def deliver(what: str, now: Callable[[], str], *, allow_private: bool = False) -> Delivery:
    """The bytes behind a path or an address.

    Args:
        what: what the analyst named.
        now: tells the moment, which a fetched page is marked with.
        allow_private: whether the address may be in this computer or its own network.

    Raises:
        RefusedError: they cannot be had.
    """
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://", what):
        fetched = fetch(what, allow_private=allow_private)
        return Delivery(what, fetched.data, fetched.content_type, fetched.charset, fetched.address, now())
    return Delivery(what, _read_file(Path(what)))


def _read_file(path: Path) -> bytes:
    help_ = "name a file, an address that begins with https://, or - for standard input"
    try:
        if path.is_dir():
            raise RefusedError("it is a folder", f"name the files in it: briefing add {path}/*")
        if not path.is_file():
            there = os.path.lexists(path)
            raise RefusedError("it is no file that can be read" if there else "there is no such file", help_)
        if path.stat().st_size > LARGEST:
            size = path.stat().st_size / 2**20
            message = f"it has {size:,.0f} MiB; an article of more than {LARGEST // 2**20} MiB is not brought in"
            raise RefusedError(message, "save the article alone, without pictures")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RefusedError(f"it cannot be read: {reason.lower()}", "see that you may read it") from None
