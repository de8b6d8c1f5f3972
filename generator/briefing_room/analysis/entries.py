"""Words of a source as an entry of evidence, as an analyst would type it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_room.findings import yaml_text
from briefing_room.model.types import main_language
from briefing_room.quotes import settling_prefix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_room.model.desk import Desk
    from briefing_room.quotes import Passage, Searchable


def entry_rows(desk: Desk, searchable: Searchable, passage: Passage) -> Iterator[str]:
    """Yield the entry's rows: in one line where that says it all, else with its keys."""
    source = searchable.source
    words = searchable.words(passage)
    prefix = "" if searchable.find(words, passage.where) == passage else settling_prefix(searchable, passage)
    ours, theirs = (main_language(tag) for tag in (desk.settings.language, source.language))
    if passage.where == "text" and not prefix and ours == theirs:
        yield f"- {source.id}: {yaml_text(words)}"
        return
    yield f"- quote: {yaml_text(words)}"
    yield f"  source: {source.id}"
    if passage.where != "text":
        yield f"  in: {passage.where}"
    if prefix:
        yield f"  prefix: {yaml_text(prefix)}"
    if ours != theirs:
        yield f"  # translation: the same words in {desk.settings.language}"
