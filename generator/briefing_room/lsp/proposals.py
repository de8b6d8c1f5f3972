"""What may be written where somebody types: keys, ids, terms and words of a source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args, get_origin

from briefing_room.analysis.nameable import WANTED, Nameable, nameable, source_in_a_line
from briefing_room.load.shape import class_at, describe, field_type, is_required, keys_of, unwrapped
from briefing_room.lsp.quoting import continuations
from briefing_room.lsp.where import cursor_at, kind_of
from briefing_room.model.evidence import Evidence
from briefing_room.model.types import Flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Sequence as Rows

    from pydantic import BaseModel

    from briefing_room.lsp.where import Cursor
    from briefing_room.model.desk import Desk

Sort = Literal["key", "id", "word", "quote"]

MOST: Final = 200
"""The most proposals: who types on has fewer."""

_LINK: Final = re.compile(r"\[\[([^\[\]|]*)$")


@dataclass(frozen=True)
class Proposal:
    """What may be written in place of what was typed from ``row`` and ``start`` on, both from 0.

    ``says`` tells what it is in a line, ``more`` in a paragraph. ``first`` comes before the others.
    """

    sort: Sort
    label: str
    text: str
    row: int
    start: int
    says: str = ""
    more: str = ""
    first: bool = False
    typed: str = ""


def proposals(desk: Desk, path: str, rows: Rows[str], row: int, column: int) -> tuple[Proposal, ...]:
    """What may stand where the cursor is in a file of the desk; row and column are counted from 0."""
    kind = kind_of(path)
    if kind is None or row >= len(rows) or _is_no_yaml(path, rows, row):
        return ()
    link = _LINK.search(rows[row][:column])
    if link:
        return tuple(_cut(_links(desk, row, link)))
    cursor = cursor_at(rows, row, column)
    found = _Found(desk, path, kind[1], rows, cursor)
    return tuple(_cut(found.all()))


def _is_no_yaml(path: str, rows: Rows[str], row: int) -> bool:
    """Whether a row is of an article's text, behind its front matter, or in a comment."""
    fences = [number for number, one in enumerate(rows) if one.rstrip() == "---"][:2] if path.endswith(".md") else []
    behind = path.endswith(".md") and (len(fences) < 2 or row >= fences[1])  # noqa: PLR2004 - the fence that closes
    return behind or rows[row].lstrip().startswith("#")


def _cut(found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield those that hold what was typed, and no more than anybody reads."""
    fitting = (one for one in found if one.sort == "quote" or _fits(one))
    yield from (one for one, _ in zip(fitting, range(MOST), strict=False))


def _fits(one: Proposal) -> bool:
    typed = one.typed.strip().lower()
    return typed in one.label.lower() or typed in one.says.lower()


def _links(desk: Desk, row: int, link: re.Match[str]) -> Iterator[Proposal]:
    """Yield what a text may refer to."""
    named = [*nameable(desk, "actor", ""), *nameable(desk, "source", "")]
    named += [Nameable(key, briefing.title) for key, briefing in desk.briefings.items()]
    for one in named:
        yield Proposal("id", one.id, one.id, row, link.start(1), one.says, typed=link[1])


@dataclass(frozen=True)
class _Found:
    desk: Desk
    path: str
    model: type[BaseModel]
    rows: Rows[str]
    cursor: Cursor

    def all(self) -> Iterator[Proposal]:
        loc, cursor = self.cursor.loc, self.cursor
        key = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
        owner = class_at(self.model, loc)
        if cursor.part == "value" and self._quotes_here():
            yield from self._quotes()
        elif key == "ratings" and cursor.part == "key":
            yield from self._explanations()
        elif owner is not None:
            yield from self._keys(owner)
        else:
            yield from self._values(key)

    # --- keys ---

    def _keys(self, owner: type[BaseModel]) -> Iterator[Proposal]:
        if self.cursor.mark:
            return
        there = self._keys_beside()
        for key in keys_of(owner):
            if key not in there:
                says = describe(owner, key).partition(": ")[2]
                needed = is_required(owner, key)
                text = f"{key}:" if class_at(owner, (key,)) or class_at(owner, (key, 0)) else f"{key}: "
                yield self._made("key", key, text, "needed" if needed else "", says, first=needed)
        if owner is Evidence and not there:
            for source_id, source in self.desk.sources.items():
                yield self._made("id", source_id, f'{source_id}: "', source_in_a_line(source))

    def _keys_beside(self) -> set[str]:
        """The keys that the same item has in the rows around."""
        found: set[str] = set()
        at = len(self.rows[self.cursor.row]) - len(self.rows[self.cursor.row].lstrip(" -"))
        for step in (-1, 1):
            number = self.cursor.row + step
            while 0 <= number < len(self.rows):
                row = self.rows[number]
                key = re.match(r"[ -]*?([\w-]+):(?:\s|$)", row[: at + 60])
                bare = len(row) - len(row.lstrip(" "))
                if row.strip() and bare < at:
                    dashed = row[bare:at].strip(" ") == "-" and key and key.start(1) == at
                    found |= {key[1]} if dashed and key and step < 0 else set()
                    break
                if key and key.start(1) == at:
                    found.add(key[1])
                number += step
        return found

    # --- values ---

    def _values(self, key: str) -> Iterator[Proposal]:
        wanted = WANTED.get(key)
        if wanted and self.path.count("/") == 0:
            yield from self._named(nameable(self.desk, wanted, self._briefing), "word" if " " in wanted else "id")
            if wanted in {"statement", "condition", "disagreement", "timeline entry"}:
                others = (one for one in self.desk.briefings if one != self._briefing and "#" in self.cursor.typed)
                for other in others:
                    listed = nameable(self.desk, wanted, other)
                    yield from self._named((Nameable(f"{other}#{one.id}", one.says) for one in listed), "id")
            return
        holder = class_at(self.model, self.cursor.loc[:-1])
        if holder is not None and key in keys_of(holder):
            for word in _words_of(holder, key):
                yield self._made("word", word, word, describe(holder, key).partition(": ")[2])

    def _named(self, listed: Iterable[Nameable], sort: Sort) -> Iterator[Proposal]:
        for one in listed:
            yield self._made(sort, one.id, one.id, one.says)

    def _explanations(self) -> Iterator[Proposal]:
        briefing = self.desk.briefings.get(self._briefing)
        for item in briefing.hypotheses if briefing else ():
            for one in item.explanations:
                yield self._made("key", one.id, f"{one.id}: ", one.text)

    @property
    def _briefing(self) -> str:
        return self.path.removesuffix(".yml")

    # --- quotes ---

    def _quotes_here(self) -> bool:
        """Whether words of a source are typed here: an entry of evidence in one of its forms."""
        loc = self.cursor.loc
        in_evidence = "evidence" in loc[-3:] and class_at(self.model, loc[: _last(loc, "evidence") + 2]) is Evidence
        return in_evidence and (loc[-1] == 0 or loc[-1] == "quote" or loc[-1] in self.desk.sources)

    def _quotes(self) -> Iterator[Proposal]:
        source = self._source()
        if source not in self.desk.sources:
            return
        cursor = self.cursor
        for words, says in continuations(self.desk, source, cursor.typed):
            text = _within(words, cursor.mark)
            yield self._made("quote", words, text, says, words)

    def _source(self) -> str:
        """The source that is quoted: the one that is named in this entry, or the briefing's."""
        last = self.cursor.loc[-1]
        if last != "quote" and last in self.desk.sources:
            return str(last)
        named = self._beside("source") if last == "quote" else ""
        return named or next((m[1] for row in self.rows if (m := re.match(r"default_source:\s*([\w-]+)", row))), "")

    def _beside(self, key: str) -> str:
        """What stands under another key of the same item, in braces or in rows around."""
        row = self.rows[self.cursor.row]
        found = re.search(rf"[{{,]\s*{key}:\s*([\w-]+)", row)
        if found:
            return found[1]
        at = len(row) - len(row.lstrip(" -"))
        for step in (1, -1):
            number = self.cursor.row + step
            while (
                0 <= number < len(self.rows) and len(self.rows[number]) - len(self.rows[number].lstrip(" ")) >= at - 2
            ):
                found = re.match(rf"[ -]{{{at}}}{key}:\s*([\w-]+)", self.rows[number])
                if found:
                    return found[1]
                if self.rows[number][:at].strip() == "-":
                    break
                number += step
        return ""

    def _made(  # noqa: PLR0913 - what a proposal holds besides where it stands
        self, sort: Sort, label: str, text: str, says: str = "", more: str = "", *, first: bool = False
    ) -> Proposal:
        cursor = self.cursor
        return Proposal(sort, label, text, cursor.row, cursor.start, says, more, first, cursor.typed)


def _last(loc: tuple[int | str, ...], key: str) -> int:
    return len(loc) - 1 - loc[::-1].index(key)


def _words_of(owner: type[BaseModel], key: str) -> tuple[str, ...]:
    """The words that a key may have, where there are only some."""
    typed = field_type(owner, key)
    if typed == Flag:
        return ("true", "false")
    bare = unwrapped(typed)
    if get_origin(bare) is tuple:
        bare = unwrapped(get_args(bare)[0])
    return tuple(map(str, get_args(bare))) if get_origin(bare) is Literal else ("true", "false") if bare is bool else ()


def _within(words: str, mark: str) -> str:
    """Words as they are written inside quotation marks of a sort; without any, in those that they need."""
    if mark == '"':
        return words.replace("\\", "\\\\").replace('"', '\\"')
    return words.replace("'", "''") if mark == "'" else words
