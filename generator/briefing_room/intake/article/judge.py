"""What each block of a document is: part of the article, its headline, a caption, or furniture and which.

The rules ask where a block stands. A line that says "New York" is a place beside a
thermometer at the head of a page, and part of the article anywhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing_room.intake.document.extracted import CAPTION, HEADLINE, KEPT
from briefing_room.intake.document.letters import letters

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing_room.intake.document.blocks import Block
    from briefing_room.intake.phrases.lists import Phrases

REPEATED: Final = "headline-repeated"
PULL_QUOTE: Final = "pull-quote"

ANYWHERE: Final = (
    "newsletter", "share", "related", "comments", "cookies", "advertising", "subscription", "navigation", "copyright",
)  # fmt: skip
"""Rules of the phrase lists that hold wherever a line stands; the others hold at the head or the tail only."""

AT_HEAD: Final = (*ANYWHERE, "byline", "page-time", "caption")
AT_TAIL: Final = (*ANYWHERE, "page-time", "caption", "credit")

_LONGEST_FURNITURE: Final = 160
_LONGEST_PLACE: Final = 30
_LONGEST_TITLE: Final = 220
_LEAST_TITLE: Final = 12


@dataclass(frozen=True)
class Judged:
    """A verdict for each block, by the number of its first line, and the headline's text when a block holds it."""

    verdicts: Mapping[int, str]
    title: str | None


def judge(
    blocks: Sequence[Block],
    phrases: Phrases,
    main: Collection[int] | None = None,
    title: str | None = None,
    *,
    adjacent: bool = False,
) -> Judged:
    """Say what each block is.

    Args:
        blocks: all blocks of the document, in order.
        phrases: the phrase lists.
        main: the first lines of the blocks that are the main text, where the layout of a page tells; None for all.
        title: the headline, where it is known already.
        adjacent: whether blocks that follow each other without a blank line belong together, as in plain text.
    """
    judging = _Judging(blocks, phrases, main, title, adjacent)
    judging.run()
    return Judged(judging.verdicts, judging.title)


class _Judging:
    def __init__(
        self,
        blocks: Sequence[Block],
        phrases: Phrases,
        main: Collection[int] | None,
        title: str | None,
        adjacent: bool,  # noqa: FBT001 - its own module's
    ) -> None:
        self.phrases = phrases
        self.title = title
        self.adjacent = adjacent
        self.verdicts: dict[int, str] = {}
        self.all = blocks
        self.blocks = [block for block in blocks if main is None or block.first in main]
        self.outside = [block for block in blocks if main is not None and block.first not in main]

    def run(self) -> None:
        self._body()
        head = self._head_blocks()
        if self.title is None:
            self._find_title(head)
        self._headline_elsewhere()
        self._head(head)
        self._tail()
        self._outside()
        for block in self.blocks:
            self.verdicts.setdefault(block.first, KEPT)

    # --- the three parts ---

    def _body(self) -> None:
        for block in self.blocks:
            if block.kind == "caption":
                self.verdicts[block.first] = CAPTION
            elif rule := self._phrase(block, ANYWHERE):
                self.verdicts[block.first] = rule
        self._pull_quotes()

    def _pull_quotes(self) -> None:
        """Words of the article set apart once more, as magazines do to catch the eye."""
        keys = [letters(block.text) for block in self.blocks]
        for block, key in zip(self.blocks, keys, strict=True):
            set_apart = block.kind == "quote" or block.region == "aside" or block.text.startswith(_OPENING)
            if set_apart and _PULLED <= len(key) <= _LONGEST_PULLED and any(key in o and key != o for o in keys):
                self.verdicts.setdefault(block.first, PULL_QUOTE)

    def _head(self, head: Sequence[Block]) -> None:
        at_title = next((n for n, block in enumerate(head) if self.verdicts.get(block.first) == HEADLINE), None)
        for number, block in enumerate(head):
            if self.verdicts.get(block.first) in {HEADLINE, REPEATED}:
                continue
            before = at_title is not None and number < at_title
            rule = self._at_head(head, number, before=before)
            if rule:
                self.verdicts[block.first] = rule

    def _head_blocks(self) -> list[Block]:
        """What stands before the first running text; a headline that is a whole sentence belongs to it."""
        head: list[Block] = []
        for number, block in enumerate(self.blocks):
            if block.is_prose and not (number < _NEAR and self._may_be_title(block, head)):
                break
            head.append(block)
        return head

    def _may_be_title(self, block: Block, head: Sequence[Block]) -> bool:
        """Whether a sentence is the headline: the known one, or the first thing that is no furniture."""
        if self.title is not None:
            return letters(block.text) == letters(self.title)
        return self._is_title_like(block) and all(self._small(other) for other in head)

    def _small(self, block: Block) -> bool:
        return bool(self._head_furniture(block)) or len(block.text) <= _LONGEST_PLACE or self._is_title_like(block)

    def _find_title(self, head: Sequence[Block]) -> None:
        keys = Counter(letters(block.text) for block in self.blocks)
        candidates = [b for b in head if self._is_title_like(b) and not self._head_furniture(b)
                      and self.verdicts.get(b.first, KEPT) == KEPT]  # fmt: skip
        repeated = [block for block in candidates if keys[letters(block.text)] > 1]
        wordy = [
            block for block in candidates if len(block.text.split()) >= _TITLE_WORDS or block.weight >= _TITLE_WEIGHT
        ]
        chosen = next(iter(repeated or wordy or candidates), None)
        if chosen is not None:
            self.title = chosen.text
            self.verdicts[chosen.first] = HEADLINE

    def _is_title_like(self, block: Block) -> bool:
        if _TRAIL.search(block.text) or _CONTACT.search(block.text):
            return False
        if (
            block.kind not in {"paragraph", "heading"}
            or not block.weight >= _LEAST_TITLE
            or len(block.text) > _LONGEST_TITLE
        ):
            return False
        ends_flat = block.text.endswith((".", "。")) and not block.text.endswith("...")
        return not ends_flat

    def _at_head(self, head: Sequence[Block], number: int, *, before: bool) -> str | None:
        block = head[number]
        if rule := self._head_furniture(block):
            return rule
        if self._is_place(head, number):
            return "place"
        if before:
            return "before-headline"
        if self.adjacent and number and self._is_caption(head[number - 1], block):
            return CAPTION
        return None

    def _head_furniture(self, block: Block) -> str | None:
        return self._furniture(block, AT_HEAD)

    def _furniture(self, block: Block, rules: Sequence[str]) -> str | None:
        """What a block at the head or the tail is, by its words alone."""
        if block.weight > _LONGEST_FURNITURE:
            return None
        if self.phrases.is_weather(block.text):
            return "weather"
        if self.phrases.is_date(block.text):
            return "page-date"
        return self._phrase(block, rules)

    def _is_place(self, head: Sequence[Block], number: int) -> bool:
        """A few words beside a thermometer or a date at the head of a page: where the widget is."""
        block = head[number]
        beside = [head[n] for n in (number - 1, number + 1) if 0 <= n < len(head)]
        return (
            block.kind == "paragraph"
            and len(block.text) <= _LONGEST_PLACE
            and letters(block.text) != letters(self.title or "")
            and any(self.phrases.is_weather(other.text) for other in beside)
        )

    def _is_caption(self, before: Block, block: Block) -> bool:
        """A short line right under the headline: the caption of the picture that stood there."""
        touches = before.numbers[-1] + 1 == block.first
        under = self.verdicts.get(before.first) in {HEADLINE, REPEATED}
        short = len(block.text.split()) <= _MOST_WIDGET_WORDS and not any(char.isdigit() for char in block.text)
        return touches and under and block.kind == "paragraph" and not block.is_sentence and short

    def _tail(self) -> None:
        """From the end upwards: furniture, and headings with no text after them, until a sentence of the article."""
        below = False
        for number in range(len(self.blocks) - 1, -1, -1):
            block = self.blocks[number]
            verdict = self.verdicts.get(block.first)
            if verdict in {HEADLINE, REPEATED}:
                break
            rule = verdict or self._furniture(block, AT_TAIL) or self._dangling(number, below)
            if not rule:
                break
            self.verdicts[block.first] = rule
            below = True

    def _dangling(self, number: int, below: bool) -> str | None:  # noqa: FBT001 - its own module's
        """A heading with no text under it; in a text without any sentence nothing can be told.

        In a plain text a last line without a full stop may be the article's, so it takes a few words with other
        furniture beneath them, or two such lines on end, to make headings of widgets.
        """
        above = self.blocks[max(0, number - _NEAR) : number]
        if not any(other.is_prose for other in self.blocks[:number]) or any(o.text.endswith(":") for o in above):
            return None
        if self.blocks[number].kind == "heading":
            return "widget-heading"
        few = self._is_few_words(number) and (below or self._is_few_words(number - 1))
        return "widget-heading" if self.adjacent and few else None

    def _is_few_words(self, number: int) -> bool:
        block = self.blocks[number]
        return (
            block.kind == "paragraph"
            and not block.is_sentence
            and block.weight <= _LONGEST_WIDGET
            and len(block.text.split()) <= _MOST_WIDGET_WORDS
            and not any(char.isdigit() for char in block.text)
        )

    # --- what is the same everywhere ---

    def _headline_elsewhere(self) -> None:
        """The first block with the headline's words is the headline, any other one repeats it."""
        key = letters(self.title or "")
        if not key:
            return
        found = HEADLINE in self.verdicts.values()
        for block in self.all:
            if letters(block.text) == key and self.verdicts.get(block.first) != HEADLINE:
                near = block in self.outside or block in self.blocks[: 2 * _NEAR]
                if not found or near:
                    self.verdicts[block.first] = REPEATED if found else HEADLINE
                found = True

    def _outside(self) -> None:
        numbers = [block.first for block in self.blocks]
        for block in self.outside:
            if block.first in self.verdicts:
                continue
            inside = bool(numbers) and numbers[0] < block.first < numbers[-1]
            if block.kind == "caption" and inside and block.region in {"", "figure"}:
                self.verdicts[block.first] = CAPTION
                continue
            rule = self._phrase(block, AT_HEAD if not inside else ANYWHERE)
            place = "before-article" if numbers and block.first < numbers[0] else "after-article"
            self.verdicts[block.first] = rule or block.region or ("not-main-text" if inside else place)

    def _phrase(self, block: Block, rules: Sequence[str]) -> str | None:
        if block.weight > _LONGEST_FURNITURE or block.kind == "row":
            return None
        rule = self.phrases.rule_of(block.text, rules)
        return CAPTION if rule == "caption" else rule


_TRAIL: Final = re.compile(r"^(?:[^\W\d_][\w.&’' -]{0,24}\s*[|/›>»]\s*){1,4}[^\W\d_][\w.&’' -]{0,24}$")
"""The way to a page: World / Asia Pacific."""

_CONTACT: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w|\+\d[\d ()-]{7,}")
_LONGEST_WIDGET: Final = 60
_MOST_WIDGET_WORDS: Final = 6
_NEAR: Final = 4
_OPENING: Final = ('"', "“", "„", "«", "‘", "「", "『", "»")
_PULLED: Final = 25
_LONGEST_PULLED: Final = 250
_TITLE_WORDS: Final = 4
_TITLE_WEIGHT: Final = 24
