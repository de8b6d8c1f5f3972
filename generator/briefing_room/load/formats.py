"""Which format a desk is of, and what is told when it is not the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_room.findings import Mistake, Place
from briefing_room.load.yaml_tree import Mapping, Scalar
from briefing_room.model.desk import FORMAT

if TYPE_CHECKING:
    from briefing_room.load.raw import RawFile
    from briefing_room.model.desk import Settings

FLAGS: Final = frozenset({"true", "false"})
"""What the first edition had for a review."""

UNNUMBERED: Final = 0
"""The format of the first edition, which had no number."""

_SINCE: Final = frozenset({"no_original", "reading_sha256"})
"""Keys that the first edition had not."""


def is_of_the_first_edition(raw: RawFile) -> bool:
    """Whether an article keeps what is known of a source as the first edition did.

    Its front matter holds the strip log; or a review that names no day, and an original that no reading is recorded
    of. Such a review alone is a warning, and no other format.
    """
    root = raw.tree.root
    if not isinstance(root, Mapping):
        return False
    values = {key.text: value for key, value in root.entries}
    if "stripped" in values:
        return True
    reviewed, original = values.get("reviewed"), values.get("original")
    if not isinstance(reviewed, Scalar) or reviewed.text not in FLAGS or values.keys() & _SINCE:
        return False
    return original is None or (isinstance(original, Scalar) and not original.text.endswith(".txt"))


def format_of(settings: Settings, *, first_edition: bool) -> int:
    """The number of a desk's format; ``first_edition`` says that a source of it is kept as then.

    A desk that names no number is of the present format where nothing speaks against it.
    """
    if settings.schema_ is not None:
        return settings.schema_
    return UNNUMBERED if first_edition else FORMAT


def mistake_of(number: int, place: Place) -> Mistake:
    """What is told of a desk of another format than the present one."""
    if number > FORMAT:
        message = f"this desk was made for a newer version of the program: its format is {number}, not {FORMAT}"
        return Mistake(place, message, "install a newer version of briefing-room; the number alone is no cure")
    which = f"of format {number}" if number else "of the first edition, whose format had no number"
    message = f"this desk is {which}, and this version reads format {FORMAT}"
    return Mistake(place, message, "see what would be changed, and then write it: briefing migrate")
