"""A desk checked again while it is typed: what a rule finds is kept until something that it read has changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from briefing_room.checks import (
    check_desk,
    confirmed_once,
    given_circle,
    given_no_condition,
    likelier_than_condition,
    link_to_draft,
    one_sided,
    repeated_id,
    repeated_short,
    rests_on_circle,
    rests_on_nothing,
    rests_on_retired,
    support_withdrawn,
    text_markup,
    timeline_circle,
    told_by,
    unknown_id,
    unused_indicator,
)
from briefing_room.checks.told_apart import told_apart
from briefing_room.findings import apply_levels, sorted_once
from briefing_room.load.desk import read_again
from briefing_room.lsp.nearby import at_one, nearby
from briefing_room.model.changed import changed_since
from briefing_room.model.derived import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from briefing_room.checks import DeskRule
    from briefing_room.findings import Finding
    from briefing_room.load.desk import Loaded
    from briefing_room.model.derived import Entry
    from briefing_room.model.desk import Desk

_BETWEEN_BRIEFINGS: Final = frozenset({
    confirmed_once, given_circle, given_no_condition, likelier_than_condition, link_to_draft, one_sided, repeated_id,
    repeated_short, rests_on_circle, rests_on_nothing, rests_on_retired, support_withdrawn, text_markup,
    timeline_circle, unknown_id, unused_indicator,
})  # fmt: skip
"""Rules that find something in one briefing for what others say; all others are asked of the open one alone."""

_ALIKE: Final = 0.75
"""How alike a word and the id of a briefing are that may be meant by it, from 0 to 1."""

_LISTED: Final = 32
"""How many briefings a listing of what is there can name at most, with those that it leaves out."""

_ID: Final = re.compile(r"[a-z0-9-]+")


class StaleError(Exception):
    """Something else was typed meanwhile, so nobody wants to know any more."""


@dataclass(frozen=True)
class Typed:
    """What an editor has of a file of the desk."""

    path: str
    text: str


@dataclass(frozen=True)
class Kept:
    """A desk that was checked, what is nearby in it, and what each rule found and read for that."""

    desk: Desk
    near: Desk
    told: Mapping[DeskRule, tuple[frozenset[Entry], tuple[Finding, ...]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Looked:
    """A desk with what a file says now, what is wrong with that file, and what the next look need not work out."""

    loaded: Loaded
    findings: tuple[Finding, ...]
    kept: Kept | None


def look_again(folder: Path, loaded: Loaded, typed: Typed, kept: Kept | None, is_stale: Callable[[], bool]) -> Looked:
    """What is wrong with one file as it is being typed, on a desk that was read.

    Raises:
        StaleError: ``is_stale`` says that something else was typed.
    """
    path = typed.path
    now = read_again(folder, loaded, path, typed.text.encode("utf-8", "surrogatepass"))
    own = [finding for finding in now.findings if finding.place.path == path]
    near = nearby(now.desk, path)
    one = at_one(near, path)
    told = _Told(near if told_apart(one).twins else one, near, kept, is_stale)
    found = [*check_desk(told.desk, told).findings]
    found = [*_with_all_ids(now.desk, near, path, found)]
    levels = now.desk.settings.rules
    findings = apply_levels(sorted_once([*own, *(one for one in found if one.place.path == path)]), levels)
    return Looked(now, findings, Kept(told.desk, near, told.kept))


def look_at_all(loaded: Loaded, is_stale: Callable[[], bool]) -> dict[str, tuple[Finding, ...]]:
    """What is wrong with a desk, by file; nothing for a file in which nothing is found.

    Raises:
        StaleError: ``is_stale`` says that nobody wants to know any more.
    """
    desk = replace(loaded.desk)
    told = _Told(desk, desk, None, is_stale)
    findings = apply_levels(
        sorted_once([*loaded.findings, *check_desk(told.desk, told).findings]), loaded.desk.settings.rules
    )
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.place.path, []).append(finding)
    return {path: tuple(here) for path, here in by_path.items()}


class _Told:
    """What a rule finds in a desk, from what was kept where nothing that it read has changed."""

    def __init__(self, desk: Desk, near: Desk, before: Kept | None, is_stale: Callable[[], bool]) -> None:
        self.desk = desk
        self.near = near
        self.kept: dict[DeskRule, tuple[frozenset[Entry], tuple[Finding, ...]]] = {}
        self._is_stale = is_stale
        self._changed: frozenset[Entry] = frozenset()
        self._before = before.told if before else {}
        if before:
            self._changed = changed_since(before.near, near)
            near.ledger.take_over(before.near.ledger, self._changed)
            if desk is not near and before.desk is not before.near:
                desk.ledger.take_over(before.desk.ledger, self._changed)

    def __call__(self, rule: DeskRule, desk: Desk) -> tuple[Finding, ...]:
        """The findings of a rule.

        Raises:
            StaleError: something else was typed.
        """
        if self._is_stale():
            raise StaleError
        if desk is not self.desk:  # what has one id was told apart: that desk is of the moment
            return told_by(rule, desk)
        if rule in _BETWEEN_BRIEFINGS:
            desk = self.near
        if rule in self._before and self._changed.isdisjoint(self._before[rule][0]):
            self.kept[rule] = self._before[rule]
            return self._before[rule][1]
        with reading(desk) as read:
            found = told_by(rule, desk)
        self.kept[rule] = read.entries, found
        return found


def _with_all_ids(desk: Desk, near: Desk, path: str, found: list[Finding]) -> Iterator[Finding]:
    """Yield findings, those on unknown ids with what the whole desk has: the ids that are meant may be far away."""
    unknown = [one for one in found if one.code == "unknown-id" and one.place.path == path]
    if not unknown or near.briefings.keys() == desk.briefings.keys():
        yield from found
        return
    rows = desk.files[path].split("\n")
    words = {word for one in unknown for word in _ID.findall(rows[one.place.line - 1])}
    close = {name for word in words for name in get_close_matches(word, [*desk.briefings], 3, _ALIKE)}
    told = {*near.briefings, *close, *sorted(desk.briefings)[:_LISTED]}
    briefings = {name: one for name, one in desk.briefings.items() if name in told}
    yield from (one for one in found if one.code != "unknown-id")
    yield from told_by(unknown_id, replace(near, briefings=briefings, sources=desk.sources))
