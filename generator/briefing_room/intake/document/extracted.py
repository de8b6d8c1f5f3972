"""What extraction comes to, and what an analyst may wish of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing_room.intake.document.blocks import Block
    from briefing_room.intake.document.reading import Key, Line, Offer


@dataclass(frozen=True)
class Wishes:
    """What the analyst decided: the headline, and lines (from 1) to keep or to strip whatever the rules say."""

    title: str | None = None
    keep: frozenset[int] = frozenset()
    strip: frozenset[int] = frozenset()


NO_WISHES: Final = Wishes()

KEPT: Final = "kept"
HEADLINE: Final = "headline"
CAPTION: Final = "caption"
BY_HAND: Final = "by-hand"
"""Verdicts on a line; any other is the rule that left it out."""

OURS: Final = "briefing-room "
"""Begins what a source says of its extractor, when it is this program."""

READ_AS: Final = ", read as "
"""Before the encoding, at the end of what a source says of its extractor."""


@dataclass(frozen=True)
class Extract:
    """A document and what was made of it.

    ``verdicts`` say for each line of the reading what it is: ``kept``,
    ``headline``, ``caption``, the rule that left it out, or nothing for a blank
    line. ``alarm`` says why this may be no article at all.
    """

    lines: tuple[Line, ...]
    verdicts: tuple[str, ...]
    blocks: tuple[Block, ...]
    captions: tuple[str, ...]
    offers: tuple[Offer, ...]
    doubts: tuple[str, ...]
    alarm: str | None
    extractor: str
    is_text: bool = False
    """Whether the lines are those of the original itself, so that no other file need show them."""
    format: str = "text"
    """The name of the format it was read as."""

    def best(self, key: Key) -> Offer | None:
        """The best offer for a key of the front matter."""
        return next((offer for offer in self.offers if offer.key == key), None)

    @property
    def title(self) -> str | None:
        """The headline."""
        offer = self.best("title")
        return offer.value if offer else None

    @property
    def published(self) -> str | None:
        """When it was published, as far as the document says."""
        offer = self.best("published")
        return offer.value if offer else None

    @cached_property
    def text(self) -> str:
        """The cleaned text, a block a line."""
        return "\n".join(block.text for block in self.blocks)
