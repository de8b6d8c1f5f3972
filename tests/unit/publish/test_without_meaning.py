"""What Material's users type, and what it means to the site of a desk."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from briefing_room.publish.material_keys import MEANT
from briefing_room.publish.without_meaning import KEYS, without_meaning

THEME = Path(__file__).parents[3] / "generator/briefing_room/publish/theme"


def _named(keys: dict[str, Any], *custom: Path) -> list[str]:
    return [line.partition(" ")[0] for line in without_meaning(keys, custom)]


def test_a_key_is_named_with_what_is_there_instead() -> None:
    """The whole sentence."""
    assert list(without_meaning({"theme": {"name": "briefing", "features": ["navigation.tabs"]}})) == [
        "theme.features means nothing here: the pages load none of Material's scripts"
    ]


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"site_name": "x", "copyright": "Us", "nav": [], "extra_css": ["a.css"], "theme": "briefing"}, []),
        ({"theme": {"name": "briefing", "custom_dir": "overrides", "font": "false"}}, []),
        ({"theme": {"palette": {"scheme": "slate"}, "logo": "a.svg", "favicon": "a.png", "language": "fr"}}, []),
        ({"extra": {"social": [], "analytics": {}, "ours": 1}, "repo_url": "https://example.org/"}, []),
        ({"theme": {"icon": {"logo": "material/abacus"}}, "extra": {"consent": {}}}, ["theme.icon", "extra.consent"]),
        ({"plugins": ["briefing", "search"]}, ["plugins.search"]),
        ({"plugins": [{"search": {"lang": "en"}}, {"briefing": {}}]}, ["plugins.search"]),
        ({"plugins": {"search": {}, "briefing": {}}}, ["plugins.search"]),
        ({"plugins": ["briefing"], "extra": None, "theme": None}, []),
    ],
)
def test_what_is_named(keys: dict[str, Any], named: list[str]) -> None:
    """Keys of Material that are set; neither keys of MkDocs that hold, nor the owner's own, nor what is so anyhow."""
    assert _named(keys) == named


def test_a_key_that_an_owners_template_uses_has_its_meaning(tmp_path: Path) -> None:
    """An owner may show what our templates do not."""
    template = tmp_path / "main.html"
    template.write_text("{% for link in config.extra.alternate %}{{ link.name }}{% endfor %}", encoding="utf-8")
    assert _named({"extra": {"alternate": [{"name": "x"}], "status": {}}}, template) == ["extra.status"]


def test_our_own_templates_use_none_of_them() -> None:
    """A key gets its meaning in a template, and leaves the list."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in THEME.rglob("*.html"))
    used = set(re.findall(r"config\.((?:theme\.|extra\.)?\w+)", text))
    given = {"site_description", "site_url"}  # by the plugin, from the desk's settings
    assert sorted(used & {*KEYS} - given) == []


def test_every_key_that_materials_templates_read_is_told_of() -> None:
    """Under `theme` and `extra`, where all of Material's own keys are; a release with a key that is new is told of."""
    folder = Path(str(importlib.import_module("material").__file__)).parent / "templates"
    text = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.html"))
    found = set(re.findall(r"config\.((?:theme|extra)\.[a-z_]+)", text))
    assert len(found) > 10
    assert sorted(found - {*KEYS, *MEANT}) == []
    assert not {*KEYS} & {*MEANT}
