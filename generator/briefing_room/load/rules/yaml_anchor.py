"""YAML is written without anchors, aliases and merge keys.

An alias makes one text stand in two places: a reader of the file no longer sees
what a statement says, and nested aliases can make a small file endless.

Bad:   evidence: &e ["rose sharply"]   …   evidence: *e
Good:  write the evidence where it belongs, twice if need be
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.load.raw import RawFile

SEVERITY: Severity = "error"


def check(file: RawFile) -> Iterator[Mistake]:
    """Yield each anchor once, at the first place its name occurs, and each merge key of its own."""
    seen: set[str] = set()
    for oddity in file.tree.oddities:
        if oddity.sort == "merge":
            message = "“<<” is YAML's sign for taking over the keys of another mapping, which a desk does not use"
            yield Mistake(oddity.place, message, "write the keys out")
        if oddity.sort in {"anchor", "alias"} and oddity.text not in seen:
            seen.add(oddity.text)
            sign = "&" if oddity.sort == "anchor" else "*"
            yield Mistake(
                oddity.place,
                f"“{sign}{oddity.text}” is YAML's sign for re-using a value, which a desk does not use",
                f'write the value out; or, if a text begins with "{sign}", put it in quotes',
            )
