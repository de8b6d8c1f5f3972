"""A desk as one audience sees it: which briefings, and how much of each source's words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from briefing_room.visible.public import public_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.model.desk import Desk
    from briefing_room.model.grades import Rights
    from briefing_room.model.source import Source

Shown = Literal["whole", "excerpts", "places"]
"""How much of a source is shown: all; what is quoted, with the sentence around it; only where it stands."""

_BY_RIGHTS: Final[Mapping[Rights, Shown]] = {"full-text": "whole", "excerpts": "excerpts", "none": "places"}


def published_text_of(source: Source) -> Shown:
    """How much of a source's text the published site shows, whoever looks."""
    return _BY_RIGHTS[source.rights]


@dataclass(frozen=True)
class Seen:
    """What one audience may see: the public, or with ``private`` those who work on the desk, from whom nothing is kept.

    ``whole`` is the desk as it was read. Whoever shows something shows it of ``desk``.
    """

    whole: Desk
    private: bool

    @cached_property
    def desk(self) -> Desk:
        """The desk without what is kept from this audience."""
        return self.whole if self.private else public_part(self.whole)

    def text_of(self, source: Source) -> Shown:
        """How much of a source's text is shown."""
        return "whole" if self.private else published_text_of(source)

    def shows_words_of(self, source: Source) -> bool:
        """Whether quoted words of a source, and their translation, are shown; else only where they stand."""
        return self.text_of(source) != "places"

    @property
    def shows_left_out(self) -> bool:
        """Whether the lines that were stripped from a source are shown; else only how many there are, and why.

        They are no part of the article, of which alone the rights speak.
        """
        return self.private

    def shows_corrected(self, source: Source, *, quoted: bool) -> bool:
        """Whether the words of a correction are shown, which may be of a part of the text that is ``quoted`` or not."""
        shown = self.text_of(source)
        return shown == "whole" or (shown == "excerpts" and quoted)

    @property
    def shows_originals(self) -> bool:
        """Whether originals are shown as they arrived. No rights cover them: others' words stand round the article."""
        return self.private

    @property
    def shows_use(self) -> bool:
        """Whether each sentence of a source is shown with its use, those that nothing quotes too."""
        return self.private

    @property
    def shows_findings(self) -> bool:
        """Whether findings are told with their place and message; else only how many there are."""
        return self.private

    @property
    def shows_open(self) -> bool:
        """Whether the page of all that is open at the desk is made."""
        return self.private

    @property
    def may_be_listed(self) -> bool:
        """Whether search engines may list the site."""
        return not self.private
