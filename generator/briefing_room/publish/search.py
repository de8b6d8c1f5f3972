"""The search index, in files of the built site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from briefing_room.ledger import own
from briefing_room.publish.switch import seal
from briefing_room.search.index import FIRST, index_files, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefing_room.search.record import Findable

BUNDLE: Final = "assets/search"
"""The folder of the index on the site."""

_MADE: Final = ("*.json",)
"""How its files are called."""


def index_site(site: Path, findable: Findable) -> None:
    """Write the index of a site: of what can be found."""
    write_index(site, index_files(findable))


def write_index(site: Path, files: Mapping[str, str]) -> None:
    """Write the files of an index, by name, into a site."""
    bundle = site.resolve() / BUNDLE
    own(bundle, patterns=_MADE)
    for name, text in files.items():
        (bundle / name).write_text(text, encoding="utf-8", newline="\n")
    seal(bundle)


def verify_search(site: Path) -> list[str]:
    """What is wrong with the index of a built site, in words: its first file is not there, or another is not as made.

    The first file tells the state of all others together, so that one that is missing, changed or left over is met.
    """
    bundle = site / BUNDLE
    if not (bundle / FIRST).is_file():
        return [f"{BUNDLE}/{FIRST} is not there, without which nothing can be searched"]
    files = {path.name: path.read_bytes().decode(errors="replace") for path in bundle.glob(*_MADE)}
    try:
        told = json.loads(files[FIRST])["state"]
    except (ValueError, KeyError, TypeError):
        told = None
    if told == state_of(files):
        return []
    return [f"{BUNDLE}: a file that {BUNDLE}/{FIRST} counts on is not there, or is not the one that was made with it"]
