"""Texts without their markup, for links, titles and lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_room.analysis.heading import heading_of
from briefing_room.analysis.names import conditions_of, named
from briefing_room.model.texts import pieces_of
from briefing_room.pages.escape import plain
from briefing_room.words import words_in

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk
    from briefing_room.model.statements import Statement


def words_of(statement: Statement, desk: Desk, most: int | None = None) -> str:
    """A statement's name without markup: its condition, then its own words, clipped to ``most`` where that is given.

    A condition is never clipped: what is left of one would be another.
    """
    own = _own_words(statement, desk)
    words = words_in(desk.settings.language)

    def fill(message: str, /, **values: object) -> str:
        return words.text(message).format(**values)

    def write(text: str) -> str:
        return unmarked(text, desk)

    own = clipped(own, most) if most else own
    return named(conditions_of(desk, statement), own, desk.settings.language, write, fill)


def _own_words(statement: Statement, desk: Desk) -> str:
    """The words of a statement alone; an actor's role and a relation with the actors' names."""
    if statement.sort == "role":
        return f"{_name_of(statement.address, desk)}: {unmarked(statement.text, desk)}"
    if statement.sort == "relation":
        start, what, end = statement.item.from_, statement.item.what, statement.item.to  # type: ignore[attr-defined]
        return f"{_name_of(start, desk)} {unmarked(what, desk)} {_name_of(end, desk)}"
    return unmarked(statement.text, desk)


def _name_of(actor_id: str, desk: Desk) -> str:
    return desk.actors[actor_id].name if actor_id in desk.actors else actor_id


def unmarked(text: str, desk: Desk) -> str:
    """A marked-up text as plain words."""
    return plain("".join(piece.text or _title_of(piece.target, desk) for piece in pieces_of(text)))


def _title_of(key: str, desk: Desk) -> str:
    if key in desk.actors:
        return desk.actors[key].name
    if key in desk.briefings:
        return heading_of(desk, key).title
    return desk.sources[key].name if key in desk.sources else key


def unended(text: str) -> str:
    """A sentence without its full stop, for a list in which others follow; *U.S.* and *and so on...* keep theirs."""
    return re.sub(r"(?<!\.)(?<!\.[^\W\d])\.$", "", text)


def clipped(text: str, most: int = 90) -> str:
    """A text cut at a word, for a link or a table."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
