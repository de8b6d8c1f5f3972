"""A source: one article that was brought in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import AliasChoices, Field

from briefing_room.findings import Place
from briefing_room.model.article import Block, read_blocks
from briefing_room.model.grades import Reliability, Rights, SourceType
from briefing_room.model.located import Item, LocatedDict, LocatedText
from briefing_room.model.marks import NOWHERE, Mark
from briefing_room.model.types import (
    Day,
    FileName,
    Language,
    LineNumber,
    Lines,
    NoneIsEmpty,
    Sha256,
    Text,
    Url,
    When,
    mistake,
)
from briefing_room.model.waivers import WAIVE, Waivers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

ARTICLE: Final = "article.md"
"""In a source's folder: what is known of it, and its cleaned text."""

READING: Final = "reading.txt"
"""In a source's folder: the original as numbered lines, where these are not the lines of the original itself."""

STRIPPED: Final = "stripped.yml"
"""In a source's folder: the strip log, which tells the lines of the reading that are not in the text."""

NO_ORIGINAL: Final = "none"
"""What `original` says of a source that was typed by hand."""


MOST_LINES: Final = 1_000_000
"""A number beyond it counts no line of an article."""


def line_numbers(lines: str) -> range:
    """The numbers that a line, or a range of lines, names: ``5``, ``7-9``.

    >>> list(line_numbers("7-9"))
    [7, 8, 9]
    """
    first, _, last = lines.partition("-")
    return range(int(first), min(int(last or first), MOST_LINES) + 1)


def own_reading(name: str, data: bytes) -> str | None:
    """The text of an original that is its own reading, as a plain text in UTF-8 is; None for every other.

    Escapes and zero bytes are those of encodings that only look like it.
    """
    if not name.endswith(".txt") or b"\x1b" in data or b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


class Descriptor(Item):
    """What is known of a source's quality, in words (ICD 206: access, bias, currency)."""

    access: Text | None = Field(
        None, description="How the source could know: on the spot, by an agency, at second hand."
    )
    bias: Text | None = Field(None, description="Whose view it takes, and how that shows.")
    currency: Text | None = Field(None, description="How fresh it is, and whether it may have been overtaken.")


class Stripped(Item):
    """Lines of the original, as it was read, that were left out of the cleaned text."""

    lines: Lines = Field(description="The line, or lines from-to, in the original, counted from 1.")
    text: Text = Field(description="What stood there.")
    rule: Text = Field(description="Why it was left out, such as weather, caption or sign-up prompt.")


class StripLog(Item):
    """The strip log of a source: every line of the original, as it was read, that is not in the text."""

    stripped: Annotated[tuple[Stripped, ...], NoneIsEmpty] = Field(
        (), description="The lines that were left out, in order; lines that follow each other under one rule together."
    )


NOTHING_STRIPPED: Final = StripLog()


class Correction(Item):
    """What the original says wrongly, or is read as saying wrongly, and the text has right. Readers see it."""

    line: LineNumber = Field(description="The line of the original as it was read, counted from 1.")
    was: Text | None = Field(
        None, description="The words that stand there; null for a line that the text adds in front of it."
    )
    now: Text | None = Field(None, description="What the text says instead; null where it leaves the words out.")
    why: Text = Field(description="Why, such as: misread in the scan.")


class Withdrawn(Item):
    """That a source no longer counts."""

    date: Day = Field(validation_alias=AliasChoices("date", "on"), description="The day it was withdrawn.")
    why: Text = Field(description="Why it no longer counts.")


class Review(Item):
    """That a person compared a source's text with its original: when, and which text it was."""

    EXPECTED: ClassVar[str] = "a day and a sum, as `briefing review` writes them,"

    on: Day | None = Field(None, description="The day on which it was compared.")
    text: Sha256 | None = Field(
        None, description="The sum of the text that was compared, which `briefing review` writes; see `text_sum`."
    )

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """`true` and `false`, which say neither the day nor the text, as a review of which nothing is known."""
        if isinstance(value, str) and value in {"true", "false"}:
            return LocatedDict({}, value.mark if isinstance(value, LocatedText) else Mark())
        if isinstance(value, str):
            message = f"“{value}” says neither when the text was compared with its original nor which text that was"
            raise mistake("wrong-type", message, "write: null\n`briefing review` writes the day and the sum")
        return value


class FrontMatter(Item):
    """What is known of a source. All but `title` may be null, which means *not known* and is shown so."""

    title: Text = Field(description="The headline, word for word.")
    title_translation: Text | None = Field(
        None, description="What the headline means in the desk's language, where the source is in another."
    )
    short: Text | None = Field(
        None,
        description="How readers see it named where it is only mentioned, such as “Article A: Pilgrimage”; null takes "
        "the title.",
    )
    publisher: Text | None = Field(None, description="Who published it.")
    author: Text | None = Field(None, description="Who wrote it.")
    published: When | None = Field(None, description="When it was published: EDTF, or a full timestamp.")
    retrieved: When | None = Field(None, description="When it was brought in: EDTF, or a full timestamp.")
    url: Url | None = Field(None, description="Its web address.")
    origin: Text | None = Field(
        None, description="Who first said it: an agency, a wire, a press release. Two articles are not two origins."
    )
    type: SourceType | None = Field(None, description="What sort of source it is.")
    reliability: Reliability | None = Field(
        None,
        description="Reliability of the source, A to F (NATO grading); F means that it cannot be judged. "
        "Null takes the desk's default.",
    )
    descriptor: Descriptor | None = Field(None, description="Access, bias and currency, in words.")
    language: Language | None = Field(None, description="Language of the text, as a tag: en, ko, zh-Hant.")
    rights: Rights | None = Field(
        None,
        description="How much of the text the published site may show. Null takes the desk's default.",
    )
    reviewed: Review | None = Field(
        None,
        description="The day on which a person compared the text with the original, and the sum of that text. "
        "`briefing review` writes it.",
    )
    original: FileName | None = Field(
        None,
        description="File name of the original as it arrived, in the same folder; none for a source typed by hand.",
    )
    no_original: Text | None = Field(None, description="Why there is no original. Readers see it.")
    sha256: Sha256 | None = Field(None, description="SHA-256 sum of the original's bytes.")
    reading_sha256: Sha256 | None = Field(
        None, description="SHA-256 sum of `reading.txt`; null where a plain text is its own reading."
    )
    extractor: Text | None = Field(None, description="What cleaned the text, with its version.")
    captions: Annotated[tuple[Text, ...], NoneIsEmpty] = Field(
        (), description="Captions of pictures; quoted with `in: caption`."
    )
    kept: Annotated[tuple[Lines, ...], NoneIsEmpty] = Field(
        (), description="Lines of the original that the analyst kept although a rule would leave them out."
    )
    corrections: Annotated[tuple[Correction, ...], NoneIsEmpty] = Field(
        (), description="Where the text differs from the original on purpose: line, was, now, why. Readers see it."
    )
    withdrawn: Withdrawn | None = Field(None, description="Set when the source no longer counts.")
    waive: Waivers = Field({}, description=WAIVE)


def text_sum(facts: FrontMatter, blocks: Iterable[str]) -> str:
    """The SHA-256 sum of what a reviewer reads: the title, the captions and the blocks of the body, in this order.

    Of each text the words count, with one space between them, and behind each text stands a zero byte, which none
    can hold. So breaking lines anew needs no new review, and moving one word does.
    """
    texts = (facts.title, *facts.captions, *blocks)
    return sha256("".join(f"{' '.join(text.split())}\0" for text in texts).encode()).hexdigest()


@dataclass(frozen=True)
class Source:
    """One article: what is known of it, its cleaned text, and the original.

    ``body`` is the text of ``article.md`` after its front matter; offsets of
    passages count its code points. ``reading`` is the original as it was read,
    whose lines the strip log (``stripped``) counts, or None when there is none.
    """

    id: str
    facts: FrontMatter
    body: str
    body_place: Place = NOWHERE
    reading: str | None = None
    log: StripLog = NOTHING_STRIPPED
    rights: Rights = "excerpts"
    reliability: Reliability = "F"
    language: str = "en"

    @property
    def title(self) -> str:
        """The headline."""
        return self.facts.title

    @property
    def name(self) -> str:
        """How it is named where it is only mentioned."""
        return self.facts.short or self.facts.title

    @cached_property
    def text_sum(self) -> str:
        """The sum of its title, captions and text, as they are now."""
        return text_sum(self.facts, (block.text(self.body) for block in self.blocks))

    @property
    def compared_on(self) -> date | None:
        """The day on which a person compared its text with the original, whatever became of the text since."""
        review = self.facts.reviewed
        return review.on if review and review.text else None

    @property
    def is_reviewed(self) -> bool:
        """Whether a person has compared the text that stands there now."""
        review = self.facts.reviewed
        return bool(review and review.on and review.text == self.text_sum)

    @property
    def stripped(self) -> tuple[Stripped, ...]:
        """What was left out of the text."""
        return self.log.stripped

    @property
    def read_from(self) -> str:
        """The file whose lines are counted: the original, or what was read of it."""
        name = self.facts.original or "the original"
        return name if self.facts.reading_sha256 is None else READING

    @property
    def is_typed(self) -> bool:
        """Whether the source was typed by hand, and says so."""
        return self.facts.original == NO_ORIGINAL

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the body."""
        return read_blocks(self.body)

    def place_of(self, offset: int) -> Place:
        """The line and column of ``article.md`` at an offset of the body."""
        before = self.body[:offset]
        last_break = before.rfind("\n")
        return Place(self.body_place.path, self.body_place.line + before.count("\n"), offset - last_break)
