"""The part of a desk that decides what is found in one file, so that a large desk is checked as fast as a small one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from briefing_room.load.stray import ACTORS, SETTINGS, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing_room.model.desk import Desk

MOST: Final = 12
"""The most briefings that are looked at beside the one that is open; those that are named first come first."""

SMALL: Final = 3
"""A desk of so few briefings is checked as it is."""

Thing = TypeVar("Thing")

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def nearby(desk: Desk, path: str) -> Desk:
    """A desk with what is named from a file, and with what names it: the briefings, and the sources of these.

    Settings and registry are whole. Of settings and registry themselves the whole desk is nearby.
    """
    if path in {SETTINGS, ACTORS} or len(desk.briefings) <= SMALL:
        return replace(desk)
    names = _briefings_near(desk, path)
    # What has the file's own id counts too: no two things of a desk may have one.
    own = {path.split("/")[1]} if path.startswith(f"{SOURCES}/") else {path.removesuffix(".yml")}
    briefings = {name: one for name, one in desk.briefings.items() if name in names}
    named = own | _sources_near(desk, names)
    sources = {name: one for name, one in desk.sources.items() if name in named}
    # What is named and left out is there all the same: nothing is concluded from its absence.
    cut = {word for name in names for word in _words(desk, f"{name}.yml")} & {*desk.briefings, *desk.sources}
    broken = desk.broken | (cut - briefings.keys() - sources.keys())
    return replace(desk, briefings=briefings, sources=sources, broken=broken)


def _sources_near(desk: Desk, names: Iterable[str]) -> set[str]:
    """The sources that some briefings name."""
    return {word for name in names for word in _words(desk, f"{name}.yml") if word in desk.sources}


class OneOf(Mapping[str, Thing]):
    """Things by their ids, of which every one can be looked up, and one alone is met by who goes through them."""

    def __init__(self, things: Mapping[str, Thing], one: str) -> None:
        """Take the things and the id of the one."""
        self._things = dict(things)
        self._one = one

    def __getitem__(self, key: str) -> Thing:
        """One of all."""
        return self._things[key]

    def __contains__(self, key: object) -> bool:
        """Whether it is one of all."""
        return key in self._things

    def __iter__(self) -> Iterator[str]:
        """The id of the one, when it is there."""
        return iter([self._one] if self._one in self._things else [])

    def __len__(self) -> int:
        """One, or none."""
        return int(self._one in self._things)


def at_one(desk: Desk, path: str) -> Desk:
    """A desk in which rules meet one briefing, whose file this is, and can look up all others; else the very desk."""
    briefing_id = path.removesuffix(".yml")
    return replace(desk, briefings=OneOf(desk.briefings, briefing_id)) if briefing_id in desk.briefings else desk


def _briefings_near(desk: Desk, path: str) -> set[str]:
    """The briefings that name a statement of this one, that it names, that these name, and so on.

    Of a source those that name it.
    """
    if path.startswith(f"{SOURCES}/"):
        source = re.compile(rf"(?<![\w-]){re.escape(path.split('/')[1])}(?![\w-])")
        first = [name for name in desk.briefings if source.search(desk.files.get(f"{name}.yml", ""))]
        return {*first[:MOST], *({path.split("/")[1]} & {*desk.briefings})}
    own = path.removesuffix(".yml")
    found = {own: None} | {name: None for name in desk.briefings if f"{own}#" in desk.files.get(f"{name}.yml", "")}
    waiting = [*found]
    while waiting and len(found) <= MOST:
        others = [word for word in _words(desk, f"{waiting.pop(0)}.yml") if word in desk.briefings]
        waiting += [name for name in others if name not in found]
        found |= dict.fromkeys(others)
    return {*[*found][: MOST + 1]} & {*desk.briefings}


def _words(desk: Desk, path: str) -> dict[str, None]:
    """What stands in a file that could be an id, in order."""
    return dict.fromkeys(_ID.findall(desk.files.get(path, "")))
