"""How our own command tells the plugin that the pages are fresh."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, PluginCollection

from briefing_room.mkdocs_plugin import BriefingPlugin
from briefing_room.pages import site_of
from briefing_room.publish.handover import Fresh, hand_over
from tests.unit.pages.made import briefing, desk

FRESH = Fresh(site_of(desk({"ferry": briefing()}), private=False), ("about.md",))


def _config(plugin: BasePlugin) -> MkDocsConfig:  # type: ignore[type-arg] # of any options
    """A configuration with this plugin under our name."""
    config = MkDocsConfig()
    config.plugins = PluginCollection()
    config.plugins["briefing"] = plugin
    return config


def test_the_plugin_receives_the_site() -> None:
    """It is there before MkDocs asks the plugin for anything."""
    plugin = BriefingPlugin()
    assert plugin.handed is None
    hand_over(_config(plugin), FRESH)
    assert plugin.handed is FRESH


def test_another_plugin_of_that_name_is_told_of() -> None:
    """A site made by somebody else's plugin would have the wrong name and dates, and nobody would know why."""
    config = _config(BasePlugin())
    with pytest.raises(TypeError, match=r"^the plugin “briefing” is not ours: mkdocs\.plugins$"):
        hand_over(config, FRESH)
