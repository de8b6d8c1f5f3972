"""A source from what was delivered, on one screen: extract → compare → settle; nothing is written yet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing_room.bring_in.written import bound_files, check_written, read_back
from briefing_room.intake.document.arrival import RefusedError
from briefing_room.intake.formats import format_named
from briefing_room.intake.process.isolated import extract_isolated
from briefing_room.intake.source.article_file import body_of, new_article
from briefing_room.intake.source.duplicates import twins
from briefing_room.intake.source.facts import settle
from briefing_room.intake.source.strip_log import ranges
from briefing_room.model.ids import id_of_source
from briefing_room.model.source import ARTICLE, FrontMatter, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_room.intake.document.arrival import Delivery
    from briefing_room.intake.document.extracted import Extract, Wishes
    from briefing_room.intake.source.duplicates import Twin
    from briefing_room.intake.source.facts import Fact
    from briefing_room.model.desk import Desk

TITLE_NEEDED: Final = "name its headline: --title “…”"

_NO_SOURCE: Final = Source("", FrontMatter(title="(none)"), "")


@dataclass(frozen=True)
class Draft:
    """A source that could be written: its id, its files by name, and all there is to say of it."""

    id: str
    delivery: Delivery
    wishes: Wishes
    extract: Extract
    facts: tuple[Fact, ...]
    twins: tuple[Twin, ...]
    files: Mapping[str, bytes]
    source: Source


def draft_source(desk: Desk, delivery: Delivery, given: Mapping[str, str], wishes: Wishes) -> Draft:
    """Make a source of what was delivered, without writing anything.

    Args:
        desk: the desk it is for.
        delivery: what arrived.
        given: what the analyst typed: ``id``, and keys of the front matter.
        wishes: lines to keep or to strip.

    Raises:
        RefusedError: it cannot be brought in, or is there already.
    """
    checksum = hashlib.sha256(delivery.data).hexdigest()
    same = next((source for source in desk.sources.values() if source.facts.sha256 == checksum), None)
    if same:
        message = f"these very bytes are the source {same.id} already"
        raise RefusedError(message, f"quote {same.id}, or extract it again with: briefing refresh {same.id}")
    made = extract_isolated(delivery, replace(wishes, title=given.get("title")), desk.settings.phrases)
    near = twins(made.text, desk.sources.values())
    facts = settle(made, given, near, delivery.retrieved)
    return settled(desk, Draft(given.get("id", ""), delivery, wishes, made, facts, near, {}, _NO_SOURCE))


def settled(desk: Desk, draft: Draft) -> Draft:
    """The draft with its files, made from its facts; asked for again when the analyst changed one.

    Raises:
        RefusedError: it has no headline, or what would be written is not sound.
    """
    facts = {fact.key: fact.value for fact in draft.facts if fact.sure}
    title = facts.get("title")
    if not title:
        raise RefusedError("no headline can be told", TITLE_NEEDED)
    made = draft.extract
    source_id = draft.id or id_of_source(title, facts.get("publisher") or "", taken_ids(desk))
    original = f"original.{format_named(made.format).endings[0]}"
    values: dict[str, object] = {**facts, "original": original}
    values["sha256"] = hashlib.sha256(draft.delivery.data).hexdigest()
    held, keys, files = bound_files(made, title)
    values |= keys
    if held.added:
        values["corrections"] = list(held.added)
    if draft.wishes.keep:
        values["kept"] = list(ranges(draft.wishes.keep))
    text = new_article(values, body_of(made.blocks))
    files = {ARTICLE: text.encode("utf-8"), original: draft.delivery.data, **files}
    source = read_back(source_id, files, desk)
    check_written(source, values, held)
    return replace(draft, id=source_id, files=files, source=source)


def taken_ids(desk: Desk) -> frozenset[str]:
    """The ids that a new source cannot have."""
    return frozenset({*desk.sources, *desk.actors, *desk.briefings, *desk.broken})
