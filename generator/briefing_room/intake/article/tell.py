"""Which lines of a reading are the article: asked of its layout where it has one, and of words and places otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_room.intake.article.judge import judge
from briefing_room.intake.article.main_text import main_lines
from briefing_room.intake.document.blocks import gather

if TYPE_CHECKING:
    from briefing_room.intake.article.judge import Judged
    from briefing_room.intake.document.reading import Reading
    from briefing_room.intake.phrases.lists import Phrases


def tell_article(reading: Reading, phrases: Phrases, title: str | None) -> Judged:
    """A verdict for every block of a reading, and its headline; ``title`` is the headline where it is known already."""
    blocks = gather(reading.lines)
    if reading.page is not None:
        main = main_lines(reading.page, reading.lines, title)
        return judge(blocks, phrases, main=main, title=title)
    if reading.layout == "document":
        return judge(blocks, phrases, title=title)
    # Running heads and page numbers were told by where they stand on their pages.
    told = {block.first: block.region for block in blocks if block.region}
    judged = judge([block for block in blocks if not block.region], phrases, title=title, adjacent=True)
    return replace(judged, verdicts={**told, **judged.verdicts})
