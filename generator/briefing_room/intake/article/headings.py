"""Which lines of a plain text are headings: short lines, set apart, with text below them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_room.intake.document.blocks import Block

_LONGEST: Final = 90
_MOST_WORDS: Final = 14
_SPEAKER: Final = re.compile(r"(?:[QAВО]|[^\W\d_][\w.’' -]{0,30}):\s|[QA]\.?\s")
"""Who speaks, in an interview or a transcript."""

_MARKER: Final = re.compile(r"[-*•·▪]\s|\d{1,3}[.)]\s")
_NO_HEADING_ENDS: Final = (".", ",", ";", "…", "。", "，", "、", "；", "।", "-", "–", "—")


def mark_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with those that are headings marked as such.

    A heading is short, does not end as a sentence, and stands above text.
    """
    return tuple(
        replace(block, kind="heading", level=2)
        if _may_be(block) and _has_text_below(blocks, number) and _stands_apart(blocks, number)
        else block
        for number, block in enumerate(blocks)
    )


def _may_be(block: Block) -> bool:
    text = block.text.rstrip("\"'”’»)")
    return (
        block.kind == "paragraph"
        and len(block.numbers) == 1
        and block.weight <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not text.endswith(_NO_HEADING_ENDS)
        and any(char.isalpha() for char in text)
        and not text[:1].islower()
        and not _SPEAKER.match(text)
        and not _MARKER.match(text)
    )


def _has_text_below(blocks: Sequence[Block], number: int) -> bool:
    """Whether running text or a list follows, be it below further headings."""
    for block in blocks[number + 1 :]:
        if block.is_prose or block.is_sentence or block.kind in {"item", "quote", "row"}:
            return True
        if not _may_be(block):
            return False
    return False


def _stands_apart(blocks: Sequence[Block], number: int) -> bool:
    """Whether what stands above it is no line that goes on in it."""
    if number == 0:
        return True
    before = blocks[number - 1]
    return before.is_sentence or before.kind != "paragraph" or _may_be(before)
