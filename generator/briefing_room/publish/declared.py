"""What an ``mkdocs.yml`` says of itself, read without running anything that it names.

A site is a desk's own where its ``mkdocs.yml`` has the theme ``briefing`` and the plugin ``briefing``. With the plugin
and another theme it is somebody's site that has a desk in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

THEME: Final = "briefing"
PLUGIN: Final = "briefing"
DESK: Final = "briefings"
"""The folder of a desk whose project names none."""


@dataclass(frozen=True)
class Declared:
    """The keys of an ``mkdocs.yml``, with those it inherits; every value is text, a list or a dictionary."""

    keys: Mapping[str, Any] = field(default_factory=dict)
    broken: bool = False
    """That it cannot be read: MkDocs says why, as soon as it is used."""

    @property
    def is_desks_own(self) -> bool:
        """Whether the site is a desk's own, and not a site that has a desk in it. A broken file is taken to be one."""
        theme = self.keys.get("theme")
        name = theme.get("name") if isinstance(theme, dict) else theme
        return self.broken or (name == THEME and any(named == PLUGIN for named, _ in plugins_in(self.keys)))

    @property
    def desk(self) -> str:
        """The folder of the desk, as the plugin's option names it."""
        options = next((options for named, options in plugins_in(self.keys) if named == PLUGIN), {})
        return str(options.get("desk") or DESK)

    @property
    def docs(self) -> str:
        """The folder of hand-written pages."""
        return str(self.keys.get("docs_dir") or "docs")

    def states(self, *path: str) -> bool:
        """Whether it has a key, or one inside another: ``states("validation", "links")``."""
        found: Any = self.keys
        for key in path:
            if not isinstance(found, dict) or key not in found:
                return False
            found = found[key]
        return True


def plugins_in(keys: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The plugins of a configuration, each with its options; MkDocs takes a list as well as a dictionary."""
    stated = keys.get("plugins")
    entries = stated if isinstance(stated, list) else [stated]
    pairs = [pair for entry in entries for pair in (entry.items() if isinstance(entry, dict) else [(entry, None)])]
    return [(str(name), dict(options or {})) for name, options in pairs if name]


def read_declared(path: Path) -> Declared:
    """What an ``mkdocs.yml`` says, and what it inherits.

    Tags are not looked at, so nothing is made of ``!!python/name`` or ``!ENV``.
    """
    try:
        return Declared(_read(path.resolve(), frozenset()))
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return Declared(broken=True)


def _read(path: Path, inherited_by: frozenset[Path]) -> dict[str, Any]:
    keys = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes text of all
    if not isinstance(keys, dict):
        message = f"{path} holds no keys"
        raise ValueError(message)  # noqa: TRY004 - it is a value of the file that is wrong, not a type of ours
    parent = keys.pop("INHERIT", None)
    if not parent:
        return keys
    above = (path.parent / str(parent)).resolve()
    if above in inherited_by:
        message = f"{path} inherits itself"
        raise ValueError(message)
    return _merged(_read(above, inherited_by | {path}), keys)


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Join two configurations as MkDocs does: dictionaries are joined, all else is replaced."""
    both = {**under, **over}
    for key, value in over.items():
        below = under.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            both[key] = _merged(below, value)
    return both
