"""How our own command tells the plugin that the pages are fresh, and what of the desk may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from briefing_room.visible.seen import Seen


class Receiver:
    """What is handed over lies here; nothing where MkDocs was started by someone else."""

    handed: Seen | None = None


def hand_over(config: MkDocsConfig, seen: Seen) -> None:
    """Hand what may be seen to the plugin ``briefing`` of a configuration.

    Raises:
        TypeError: it is somebody else's plugin.
    """
    plugin = config.plugins["briefing"]
    if not isinstance(plugin, Receiver):
        message = f"the plugin “briefing” is not ours: {type(plugin).__module__}"
        raise TypeError(message)
    plugin.handed = seen
