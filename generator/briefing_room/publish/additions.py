"""What an owner's ``mkdocs.yml`` adds to what every desk's own site loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue

from briefing_room.publish.guest.ours import read_ours

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def put_ours_first(config: MkDocsConfig) -> None:
    """Let the style sheets and scripts that an owner names be added to ours, behind them.

    A list in an `mkdocs.yml` takes the place of the one that it inherits, so one line there would else leave the pages
    without any of ours.
    """
    ours = read_ours()
    styles = [path for path in config.extra_css if path not in ours.styles]
    scripts = [script for script in config.extra_javascript if str(script) not in ours.scripts]
    config.extra_css = [*ours.styles, *styles]
    config.extra_javascript = [*(_deferred(path) for path in ours.scripts), *scripts]


def _deferred(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.defer = True
    return script
