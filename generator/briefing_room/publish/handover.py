"""How our own command tells the plugin that the pages are fresh, and of what site they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from briefing_room.kept.kept import Kept
    from briefing_room.pages.site import Site
    from briefing_room.publish.shares import Share


@dataclass(frozen=True)
class Fresh:
    """A site whose pages are fresh, and the names of the files beside them that were written by hand.

    ``kept`` is what may be used of earlier builds: None where nothing may. ``share`` is what is to be made of the site:
    None where all of it is.
    """

    site: Site
    by_hand: tuple[str, ...] = ()
    kept: Kept | None = None
    share: Share | None = None


class Receiver:
    """What is handed over lies here; nothing where MkDocs was started by someone else."""

    handed: Fresh | None = None

    def keep_made(self, folder: Path) -> None:
        """Keep what another process has made of the pages, which is in a folder now."""


def hand_over(config: MkDocsConfig, fresh: Fresh) -> Receiver:
    """Hand a site whose pages are fresh to the plugin ``briefing`` of a configuration; the plugin.

    Raises:
        TypeError: it is somebody else's plugin.
    """
    plugin = config.plugins["briefing"]
    if not isinstance(plugin, Receiver):
        message = f"the plugin “briefing” is not ours: {type(plugin).__module__}"
        raise TypeError(message)
    plugin.handed = fresh
    return plugin
