"""What every desk's own site has, put under what its ``mkdocs.yml`` says.

It stands in the packaged ``mkdocs.yml``, once. A path to it would differ from machine to machine, so a project does
not inherit the file: the plugin puts it under the project's own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from mkdocs.config.defaults import MkDocsConfig

from briefing_room.publish.additions import put_ours_first
from briefing_room.publish.declared import THEME, read_declared
from briefing_room.publish.project import PACKAGED
from briefing_room.publish.skeleton import is_ours

if TYPE_CHECKING:
    from briefing_room.publish.declared import Declared

_OF_ITS_OWN: Final = ("site_name", "docs_dir", "site_dir", "theme", "plugins")
"""Keys that a project has for itself: they are never taken from the packaged file."""


def is_desks_own(config: MkDocsConfig) -> bool:
    """Whether a site is a desk's own: its theme has our skeleton. Elsewhere a desk is a guest."""
    return is_ours(config.theme.dirs)


def put_under(config: MkDocsConfig) -> None:
    """Complete the configuration of a desk's own site.

    The owner's style sheets, scripts and extensions come after those of every desk. Of all else the owner's word
    counts, where there is one.
    """
    stated = read_declared(Path(config.config_file_path))
    base = _packaged()
    put_ours_first(config)
    _put_extensions_under(config, base)
    _put_validation_under(config, base, stated)
    for key, value in base.extra.items():
        config.extra.setdefault(key, value)


def _packaged() -> MkDocsConfig:
    """The packaged configuration, without what a project has for itself."""
    keys: dict[str, Any] = yaml.safe_load(PACKAGED.read_text(encoding="utf-8"))
    base = MkDocsConfig(str(PACKAGED))
    own = {"site_name": keys["site_name"], "docs_dir": "theme", "theme": {"name": THEME}, "plugins": []}
    base.load_dict({**{key: value for key, value in keys.items() if key not in _OF_ITS_OWN}, **own})
    failed, _ = base.validate()
    if failed:
        message = f"{PACKAGED}: {failed}"
        raise AssertionError(message)
    return base


def _further(stated: list[Any], before: list[Any]) -> list[Any]:
    """The entries that do not stand there already: a project may inherit the packaged file."""
    there = {str(entry) for entry in before}
    return [entry for entry in stated if str(entry) not in there]


def _put_extensions_under(config: MkDocsConfig, base: MkDocsConfig) -> None:
    further = _further(config.markdown_extensions, base.markdown_extensions)
    config.markdown_extensions = [*base.markdown_extensions, *further]
    for name, options in base.mdx_configs.items():
        config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}


def _put_validation_under(config: MkDocsConfig, base: MkDocsConfig, stated: Declared) -> None:
    for room in ("nav", "links"):
        for key, level in base.validation[room].items():
            if not stated.states("validation", room, key) and not stated.states("validation", key):
                config.validation[room][key] = level
