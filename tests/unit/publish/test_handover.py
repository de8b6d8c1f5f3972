"""How our own command tells the plugin that the pages are fresh."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, PluginCollection

from briefing_room.mkdocs_plugin import BriefingPlugin
from briefing_room.publish.handover import hand_over
from briefing_room.visible.seen import Seen
from tests.unit.pages.made import briefing, desk

SEEN = Seen(desk({"ferry": briefing()}), private=False)


def _config(plugin: BasePlugin) -> MkDocsConfig:  # type: ignore[type-arg] # of any options
    """A configuration with this plugin under our name."""
    config = MkDocsConfig()
    config.plugins = PluginCollection()
    config.plugins["briefing"] = plugin
    return config


def test_the_plugin_receives_what_may_be_seen() -> None:
    """It is there before MkDocs asks the plugin for anything."""
    plugin = BriefingPlugin()
    assert plugin.handed is None
    hand_over(_config(plugin), SEEN)
    assert plugin.handed is SEEN


def test_another_plugin_of_that_name_is_told_of() -> None:
    """A site made by somebody else's plugin would have the wrong name and dates, and nobody would know why."""
    config = _config(BasePlugin())
    with pytest.raises(TypeError, match=r"^the plugin “briefing” is not ours: mkdocs\.plugins$"):
        hand_over(config, SEEN)
