"""A desk from whose briefing twenty things were left out on purpose, and how each is known again when it is proposed.

The list was written before anything looked for them. Whatever else is proposed on that desk is a wrong proposal.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

DESK: Final = Path(__file__).parent / "desks" / "planted"


class Omission(NamedTuple):
    """One thing that was left out: the kind of proposal that names it, and words of each place that it points at."""

    kind: str
    words: tuple[str, ...]


OMISSIONS: Final = (
    # Actors of the registry in cited sources, by name and by alias.
    Omission("actor-absent", ("Tessel Bank",)),
    Omission("actor-absent", ("Port Hallam",)),
    # Names that recur and are in no registry.
    Omission("name-unknown", ("Ines Calder",)),
    Omission("name-unknown", ("Lund Pilots’ Guild",)),
    Omission("name-unknown", ("Oskar Brandt",)),
    # Sentences that no statement uses: the words of a risk, as they stand and inflected; numbers, a date.
    Omission("sentence-unused", ("the gates of the spillway were never tested under load",)),
    Omission("sentence-unused", ("Salted fields would yield no second harvest",)),
    Omission("sentence-unused", ("1,200 families in the valley",)),
    Omission("sentence-unused", ("open the lower sluice on 15 July",)),
    Omission("sentence-unused", ("gone up by 18 per cent",)),
    # Opposed: by a negation, by numbers, by a hedge, and by numbers in one source.
    Omission("look-at-two", ("found no crack in the wall", "found a crack in the wall")),
    Omission("look-at-two", ("holds 90 million cubic metres", "holds 120 million cubic metres")),
    Omission("look-at-two", ("may complete the filling", "completes the filling")),
    Omission("look-at-two", ("Twelve of the fifteen turbines", "fourteen of the fifteen turbines")),
    # What another source has as well.
    Omission("also-in", ("rice growers below Lund lost the spring planting",)),
    Omission("also-in", ("40 centimetres less water",)),
    # Gaps that a new source may fill.
    Omission("gap-answered", ("will be full by 20 October",)),
    Omission("gap-answered", ("Compensation for the houses",)),
    # A passage that two sources share, and a near copy.
    Omission("passage-shared", ("barges could no longer reach the upper quay",)),
    Omission("near-copy", ("sources/gazette-reprint",)),
)
