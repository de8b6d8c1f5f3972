"""The texts an analyst writes, and the little markup they may use.

`*emphasis*`, `**strong emphasis**`, `[words](https://…)`, `[[id]]` and
`[[id|words]]`. Everything else is text, whatever it looks like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.findings import Place
    from briefing_room.model.briefing import Briefing
    from briefing_room.model.desk import Desk
    from briefing_room.model.located import Item
    from briefing_room.model.source import FrontMatter

MARKED_UP: Final = frozenset({
    "text", "because", "settled_by", "what", "role", "why", "question", "if_wrong", "note", "description",
    "source_base", "notice", "computed", "was",
})  # fmt: skip
"""Keys whose text may use markup."""

SCHEMES: Final = ("https://", "http://", "mailto:")
"""What a link's address may begin with."""

# Emphasis opens before and closes after something that is no space, and holds no asterisk, so that it never nests.
_MARKUP: Final = re.compile(
    r"\[\[(?P<ref>[^\[\]|]{1,200})(?:\|(?P<said>[^\[\]|]{1,500}))?\]\]"
    r"|\[(?P<words>[^\[\]]{1,500})\]\((?P<address>(?:[^()\s]|\([^()\s]{0,200}\)){1,2000})\)"
    r"|\*\*(?P<strong>[^*\s](?:[^*]{0,2000}[^*\s])?)\*\*"
    r"|\*(?P<emphasis>[^*\s](?:[^*]{0,2000}[^*\s])?)\*"
)


@dataclass(frozen=True)
class Piece:
    """A piece of a marked-up text. ``target`` is a reference's id or a link's address."""

    sort: Literal["text", "emphasis", "strong", "link", "reference"]
    text: str
    target: str = ""


def pieces_of(text: str) -> tuple[Piece, ...]:
    """A text as pieces; white space of any length becomes one space.

    A link to an address that may not be linked is text, as it stands. A
    reference without words of its own has an empty ``text``.
    """
    flat = " ".join(text.split())
    pieces: list[Piece] = []
    at = 0
    for match in _MARKUP.finditer(flat):
        piece = _piece(match)
        if piece is None:
            continue
        if match.start() > at:
            pieces.append(Piece("text", flat[at : match.start()]))
        pieces.append(piece)
        at = match.end()
    if at < len(flat):
        pieces.append(Piece("text", flat[at:]))
    return tuple(pieces)


def _piece(match: re.Match[str]) -> Piece | None:
    if match["ref"] is not None:
        return Piece("reference", (match["said"] or "").strip(), match["ref"].strip())
    if match["words"] is not None:
        address = match["address"]
        return Piece("link", match["words"], address) if _may_be_linked(address) else None
    if match["strong"] is not None:
        return Piece("strong", match["strong"])
    return Piece("emphasis", match["emphasis"])


def _may_be_linked(address: str) -> bool:
    if not address.lower().startswith(SCHEMES) or not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) or (parts.scheme == "mailto" and bool(parts.path))


def refs_in(text: str) -> tuple[str, ...]:
    """The ids a text refers to, in order."""
    if "[[" not in text:
        return ()
    return tuple(piece.target for piece in pieces_of(text) if piece.sort == "reference")


def bad_links_in(text: str) -> tuple[str, ...]:
    """The addresses a text tries to link and may not."""
    if "](" not in text:
        return ()
    matches = _MARKUP.finditer(" ".join(text.split()))
    return tuple(m["address"] for m in matches if m["address"] is not None and not _may_be_linked(m["address"]))


def own_words(text: str) -> str:
    """A text with what it only mentions blanked, its length kept: references, addresses, words in quotation marks."""
    return _MENTIONED.sub(lambda match: "\0" * len(match[0]), text)


@dataclass(frozen=True)
class InMarks:
    """Words in quotation marks in a text: where they stand, without the marks, and the words without markup."""

    start: int
    end: int
    words: str


def in_marks(text: str) -> Iterator[InMarks]:
    """Yield what stands in quotation marks in a text; marks inside others are words of these."""
    for match in _IN_MARKS.finditer(text):
        start, end = match.span(match.lastindex or 0)
        pieces = pieces_of(text[start:end])
        yield InMarks(start, end, " ".join("".join(piece.text or piece.target for piece in pieces).split()))


# An apostrophe before a letter ends no words in single marks: ‘the port’s ships’.
_IN_MARKS: Final = re.compile(
    r"“([^“”]{1,2000})”|„([^„“”]{1,2000})[“”]|«([^«»]{1,2000})»|\"([^\"]{1,2000})\""
    r"|‘((?:[^‘’]|’(?=\w)){1,2000})’(?!\w)"
)

_MENTIONED: Final = re.compile(
    r"\[\[[^\[\]]{1,701}\]\]|\]\([^()\s]{1,2000}\)"
    r"|“[^“”]{0,2000}”|„[^„“”]{0,2000}[“”]|«[^«»]{0,2000}»|\"[^\"]{0,2000}\"|‘[^‘’]{0,2000}’(?!\w)"
)


@dataclass(frozen=True)
class PlacedText:
    """A text that may use markup, and where it stands."""

    item: Item
    keys: tuple[str, ...]
    text: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.item.at(*self.keys)


def texts_of(briefing: Briefing) -> Iterator[PlacedText]:
    """Yield every text of a briefing that may use markup."""
    yield from _walk(briefing)


def texts_beside_briefings(desk: Desk) -> Iterator[PlacedText]:
    """Yield every text of the settings, the registry and the sources that may use markup."""
    yield from _walk(desk.settings)
    for actor in desk.actors.values():
        yield from _walk(actor)
    for source in desk.sources.values():
        yield from texts_of_source(source.facts)


def texts_of_source(facts: FrontMatter) -> Iterator[PlacedText]:
    """Yield the analyst's own texts on a source that may use markup; what the article says may not."""
    if facts.withdrawn:
        yield from _walk(facts.withdrawn)
    yield from _of_waivers(facts)


def all_texts(desk: Desk) -> Iterator[PlacedText]:
    """Yield every text of the desk that may use markup."""
    yield from texts_beside_briefings(desk)
    for briefing in desk.briefings.values():
        yield from _walk(briefing)


def _walk(root: Item) -> Iterator[PlacedText]:
    keys: dict[type[Item], tuple[str, ...]] = {}  # of the texts of each sort of item
    for item in root.items():
        sort = type(item)
        if sort not in keys:
            keys[sort] = tuple(name for name in sort.model_fields if name in MARKED_UP)
        yield from _of_waivers(item)
        values = item.__dict__
        for name in keys[sort]:
            value = values[name]
            if isinstance(value, str):
                yield PlacedText(item, (name,), value)


def _of_waivers(item: Item) -> Iterator[PlacedText]:
    """Yield why warnings are let pass in one item itself, which readers are shown."""
    for code, why in item.__dict__.get("waive", {}).items():
        yield PlacedText(item, ("waive", code), why)
