"""What a reader is told covers every entry of a desk whose change changes what was read."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing_room
from briefing_room.analysis import changes, cited, disputes, impact, shared, sides, source_base, support, track_record
from briefing_room.analysis.about import _briefings_naming, about_actor
from briefing_room.analysis.answers import answers_in
from briefing_room.analysis.as_read import as_read
from briefing_room.analysis.at_stake import at_stake_in
from briefing_room.analysis.binding import differences_of, lost_words
from briefing_room.analysis.chronology import chronology
from briefing_room.analysis.corrected import corrected_in
from briefing_room.analysis.heading import answer_of, heading_of
from briefing_room.analysis.naming import _leads, names_in
from briefing_room.analysis.ranked_gaps import gaps_by_target, ranked_gaps
from briefing_room.analysis.suggest import copies, proposed, sentences, unused_sentences, used
from briefing_room.analysis.watch import watched_in
from briefing_room.lexicon import estimates, lexicon_of
from briefing_room.load.desk import read_desk
from briefing_room.model.derived import Entry, derived, reading
from briefing_room.model.desk import Desk
from briefing_room.model.source import Source
from briefing_room.pages import PAGES, site_of
from briefing_room.pages.glossary import glossary_of, terms_of
from briefing_room.pages.passages import anchors_in, many_passages_in, passages_in
from briefing_room.pages.remarks import usual_remarks
from briefing_room.pages.render import environment
from briefing_room.quotes import citations
from briefing_room.quotes.citations import citations_in, searchable_in
from tests.desks.desks import GOOD, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing_room.pages.site import Site

FACTS: Final[tuple[tuple[Callable[..., object], str], ...]] = (
    (Desk.statements, "briefings"),
    (Desk._retired_in, "briefings"),  # noqa: SLF001 - a fact of its own
    (Desk._by_address, "briefings"),  # noqa: SLF001 - a fact of its own
    (heading_of, "briefings"),
    (answer_of, "briefings"),
    (Desk._rows, "files"),  # noqa: SLF001 - a fact of its own
    (lexicon_of, ""),
    (estimates.estimates_of, ""),
    (searchable_in, "sources"),
    (as_read, "sources"),
    (differences_of, "sources"),
    (lost_words, "sources"),
    (citations_in, "briefings"),
    (citations, ""),
    (support._support_in, ""),  # noqa: SLF001 - a fact of its own
    (support.sources_behind, ""),
    (support.own_sources, ""),
    (support.resting_on, ""),
    (support.withdrawn_in, ""),
    (support.standing, "briefings"),
    (cited.statements_by_briefing, ""),
    (cited.citations_standing, ""),
    (cited.cited_by, ""),
    (cited.citations_from, ""),
    (cited.newest_first, ""),
    (cited.sources_quoted_in, "briefings"),
    (disputes.disputes_in, ""),
    (disputes.questions_in, ""),
    (disputes.positions_in, "briefings"),
    (answers_in, "briefings"),
    (at_stake_in, ""),
    (names_in, "actors"),
    (_leads, ""),
    (sides.sides_in, ""),
    (changes.moves_in, ""),
    (changes.moved_in, "briefings"),
    (impact.impact_of, "sources"),
    (source_base.source_base_of, "briefings"),
    (track_record.track_record_of, ""),
    (watched_in, ""),
    (gaps_by_target, ""),
    (chronology, ""),
    (about_actor, "actors"),
    (_briefings_naming, ""),
    (corrected_in, "sources"),
    (passages_in, ""),
    (anchors_in, "sources"),
    (many_passages_in, "sources"),
    (glossary_of, ""),
    (terms_of, ""),
    (shared.shared_in, "briefings"),
    (ranked_gaps, "briefings"),
    (usual_remarks, "briefings"),
    (sentences.sentences_of, "sources"),
    (sentences._weights_in, ""),  # noqa: SLF001 - a fact of its own
    (sentences._holding, ""),  # noqa: SLF001 - a fact of its own
    (sentences._figures, ""),  # noqa: SLF001 - a fact of its own
    (used.users_in, "sources"),
    (used.read_by, "briefings"),
    (used.quoted_by_nobody, ""),
    (used.home_of, "sources"),
    (copies._words_in, "sources"),  # noqa: SLF001 - a fact of its own
    (copies.copies_in, ""),
    (copies.repeated_in, "sources"),
    (unused_sentences._told_in, ""),  # noqa: SLF001 - a fact of its own
    (proposed.proposed_in, "briefings"),
    (proposed.proposed_of_all, ""),
)
"""Every fact, and the part of the desk whose ids it is asked for."""

PARTS: Final = ("actors", "sources", "briefings", "files")


@cache
def _desk() -> Desk:
    """A desk that uses every key."""
    with TemporaryDirectory() as folder:
        return read_desk(lay_out(GOOD / "every-key", Path(folder) / "desk")).desk


def _asked(ours: Desk) -> Iterator[tuple[Callable[..., object], tuple[str, ...]]]:
    """Yield every fact of a desk: the function and its arguments."""
    for function, part in FACTS:
        yield from ((function, (key,)) for key in getattr(ours, part)) if part else ((function, ()),)


def _answer(ours: Desk, function: Callable[..., object], arguments: tuple[str, ...]) -> object:
    """A fact; of a desk that cannot answer, what it says instead."""
    try:
        found = function(ours, *arguments)
        return dict(found) if isinstance(found, Mapping) else found  # all of it is read
    except KeyError as error:
        return repr(error)


def _changed(thing: Any, how: str) -> Any:  # noqa: ANN401 - an actor, a source, a briefing or a text
    """One entry of the desk, changed."""
    if isinstance(thing, str):
        return f"{thing}\nmore"
    if isinstance(thing, Source):
        if how == "text":
            return replace(thing, body=f"Other words.\n\n{thing.body}")
        stated = {"publisher": "Another", "origin": "Another", "published": None}
        return replace(thing, facts=thing.facts.model_copy(update={"title": "Another"} if how == "title" else stated))
    return thing.model_copy(update={"title": "Another", "name": "Another", "judgements": (), "timeline": ()})


def _with_another(ours: Desk, part: str, key: str, how: str) -> tuple[Desk, set[Entry]]:
    """A copy of a desk in which one entry is changed or gone, and the entries that differ."""
    things = dict(getattr(ours, part))
    if how == "gone":
        del things[key]
    else:
        things[key] = _changed(things[key], how)
    other: dict[str, Any] = {part: things}
    return replace(ours, **other), {Entry(part, key), *([Entry(part)] if how == "gone" else [])}


@given(st.data())
def test_a_fact_that_changed_had_read_what_changed(data: st.DataObject) -> None:
    """One entry of a copy of a desk differs: each fact that comes out otherwise had that entry among its reads."""
    ours = replace(_desk())  # with an empty ledger
    part = data.draw(st.sampled_from(PARTS))
    key = data.draw(st.sampled_from(sorted(getattr(ours, part))))
    how = data.draw(st.sampled_from(["text", "facts", "title", "gone"]))
    theirs, differing = _with_another(ours, part, key, how)
    for function, arguments in data.draw(st.permutations(list(_asked(ours)))):
        with reading(ours) as read:
            before = _answer(ours, function, arguments)
        if before != _answer(theirs, function, arguments):
            assert differing & read.entries, (function, arguments)


def test_the_settings_are_among_the_reads() -> None:
    """Other settings, and another day to compare with, are told of like any entry."""
    ours = replace(_desk())
    own_words = ours.settings.model_copy(update={"words": {"vague": ("ferry-like",)}, "scale": "phia"})
    for theirs, entry in (
        (replace(ours, settings=own_words), Entry("settings")),
        (replace(ours, today=date(2031, 1, 1)), Entry("today")),
    ):
        for function, arguments in _asked(ours):
            with reading(ours) as read:
                before = _answer(ours, function, arguments)
            if entry not in read.entries:
                assert before == _answer(theirs, function, arguments), (function, arguments)


@pytest.mark.parametrize(
    ("part", "how"), [("actors", ""), ("sources", "text"), ("sources", "facts"), ("briefings", "")]
)
def test_a_page_that_changed_had_read_what_changed(part: str, how: str) -> None:
    """The same for pages, all of one site: what a page was told to have read holds all that can change it."""
    templates = environment()

    def made(site: Site, make: Callable[..., Iterator[object]]) -> list[object]:
        return list(make(site, templates))

    reads = {}
    ours = replace(_desk())
    site = site_of(ours, private=True)
    for make in PAGES:
        with reading(ours) as read:
            pages = made(site, make)
        reads[make] = pages, read.entries
    for key in getattr(ours, part):
        theirs, differing = _with_another(ours, part, key, how)
        other = site_of(theirs, private=True)
        for make, (before, entries) in reads.items():
            if made(other, make) != before:
                assert differing & entries, make


def test_a_source_that_nobody_read_changes_nothing() -> None:
    """Reads are no wider than they need be: evidence of one briefing has read its own sources and no other file."""
    ours = replace(_desk())
    with reading(ours) as read:
        found = citations_in(ours, "page")
    quoted = {citation.source.id for citation in found}
    assert {entry.key for entry in read.entries if entry.part == "sources"} >= quoted
    assert {entry for entry in read.entries if entry.part == "briefings"} == {Entry("briefings", "page")}
    assert not {entry for entry in read.entries if entry.part in {"actors", "files", "settings"}}


def test_every_fact_is_tried() -> None:
    """A function that is marked as working out a fact stands in the list above."""
    marked = derived(_asked).__code__  # what every marked function runs
    names = [module.name for module in pkgutil.walk_packages(briefing_room.__path__, "briefing_room.")]
    modules = [vars(importlib.import_module(name)) for name in names if not name.endswith("__main__")]
    classes = [vars(thing) for module in modules for thing in module.values() if isinstance(thing, type)]
    functions = {thing for owner in (*modules, *classes) for thing in owner.values() if isinstance(thing, FunctionType)}
    assert {function for function in functions if function.__code__ is marked} == {function for function, _ in FACTS}
