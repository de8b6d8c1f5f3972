"""The whole index: what can be found in, files by name out. The same records give the same bytes."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from briefing_room.search.blocks import endings_of, mirror_files, word_files
from briefing_room.search.cards import card_files
from briefing_room.search.columns import dump
from briefing_room.search.facets import FACETS, facet_files
from briefing_room.search.slots import place
from briefing_room.search.stems import passing_in
from briefing_room.search.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.search.record import Findable

FIRST: Final = "index.json"
"""The file that a browser asks for first: it tells where every word is, and which state the others are of."""


def index_files(findable: Findable) -> dict[str, str]:
    """The files of an index by name."""
    blocks, size = place(findable.records)
    words = weigh(findable, blocks)
    passing = passing_in(findable.language)
    found, starts = word_files(words)
    mirrored, mirrors = mirror_files(words)
    cards, many = card_files(blocks, size)
    files = {**found, **mirrored, **facet_files(blocks), **cards}
    files[FIRST] = dump({
        "state": state_of(files),
        "count": len(findable.records),
        "cards": many,
        "words": starts,
        "mirrors": mirrors,
        "facets": [facet for facet in FACETS if f"f-{facet}.json" in files],
        "endings": sorted({*endings_of(words), *passing.endings}),
        "passing": sorted(passing.words),
        "asking": sorted(passing.asking),
        "phrases": [" ".join(phrase) for phrase in passing.phrases],
    })  # fmt: skip
    return files


def state_of(files: Mapping[str, str]) -> str:
    """The state of an index, of all its files by name but the first, which tells it: what differs has another."""
    state = sha256()
    for name in sorted(files.keys() - {FIRST}):
        state.update(f"{name}\n{files[name]}\n".encode())
    return state.hexdigest()[:12]
