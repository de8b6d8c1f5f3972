"""The part of a desk that decides what is found in one file, so that a large desk is checked as fast as a small one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from briefing_room.load.stray import ACTORS, SETTINGS, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_room.model.desk import Desk

MOST: Final = 12
"""The most briefings that are looked at beside the one that is open; those that are named first come first."""

SMALL: Final = 3
"""A desk of so few briefings is checked as it is."""

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
    sources = {name: one for name, one in desk.sources.items() if name in own | _sources_near(desk, names)}
    # What is named and left out is there all the same: nothing is concluded from its absence.
    cut = {word for name in names for word in _words(desk, f"{name}.yml")} & {*desk.briefings, *desk.sources}
    broken = desk.broken | (cut - briefings.keys() - sources.keys())
    return replace(desk, briefings=briefings, sources=sources, broken=broken)


def _sources_near(desk: Desk, names: Iterable[str]) -> set[str]:
    """The sources that some briefings name."""
    return {word for name in names for word in _words(desk, f"{name}.yml") if word in desk.sources}


def _briefings_near(desk: Desk, path: str) -> set[str]:
    """The briefings that a file names, that these name, and so on; of a source those that name it."""
    if path.startswith(f"{SOURCES}/"):
        source = re.compile(rf"(?<![\w-]){re.escape(path.split('/')[1])}(?![\w-])")
        first = [name for name in desk.briefings if source.search(desk.files.get(f"{name}.yml", ""))]
        return {*first[:MOST], *({path.split("/")[1]} & {*desk.briefings})}
    found = {path.removesuffix(".yml"): None}
    waiting = [*found]
    while waiting and len(found) <= MOST:
        others = [word for word in _words(desk, f"{waiting.pop(0)}.yml") if word in desk.briefings]
        waiting += [name for name in others if name not in found]
        found |= dict.fromkeys(others)
    return {*[*found][: MOST + 1]} & {*desk.briefings}


def _words(desk: Desk, path: str) -> dict[str, None]:
    """What stands in a file that could be an id, in order."""
    return dict.fromkeys(_ID.findall(desk.files.get(path, "")))
