"""The search index, in files of the built site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.ledger import own
from briefing_room.publish.switch import seal
from briefing_room.search.index import index_files

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
