"""What Material's users expect of a key is what it does in a desk's own site."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from briefing_room.model.desk import Desk, Settings
from briefing_room.publish.brand import shown, style_sheet
from briefing_room.publish.failures import PublishError
from briefing_room.publish.material_keys import (
    COLOURS,
    GOOGLE,
    SCRIPT,
    completed,
    own_keys,
    passed_over,
    refused,
    social_links,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def _desk(**settings: Any) -> Desk:  # noqa: ANN401 - as YAML holds them
    return Desk(Settings.model_validate({"name": "A", **settings}))


def _theme(**keys: Any) -> dict[str, Any]:  # noqa: ANN401 - as YAML holds them
    return {"theme": {"name": "briefing", **keys}}


def test_the_colours_are_materials() -> None:
    """As its own style sheet has them."""
    folder = Path(str(importlib.import_module("material").__file__)).parent
    (path,) = (folder / "templates/assets/stylesheets").glob("palette.*.min.css")
    text = path.read_text(encoding="utf-8")
    theirs = dict(re.findall(r"\[data-md-color-primary=([a-z-]+)\]\{--md-primary-fg-color:(#[0-9a-f]{6})", text))
    assert len(theirs) > 15
    assert {name: COLOURS[name] for name in theirs} == theirs


@pytest.mark.parametrize(
    ("palette", "colour"),
    [
        ({"primary": "indigo"}, "#4051b5"), ({"primary": "Deep Purple"}, "#7e56c2"), ({"accent": "brown"}, "#795649"),
        ({"primary": "indigo", "accent": "brown"}, "#4051b5"), ({"primary": "custom"}, None), ({}, None),
        ([{"primary": "indigo", "media": "x"}, {"primary": "brown"}], "#4051b5"),
    ],
)  # fmt: skip
def test_palette_names_the_colour(palette: Any, colour: str | None) -> None:  # noqa: ANN401 - as YAML holds it
    """The primary one, or the accent; of several palettes the first."""
    assert completed(_desk(), _theme(palette=palette), {}).settings.brand.colour == colour


@pytest.mark.parametrize(
    ("palette", "scheme"),
    [
        ({"scheme": "slate"}, "dark"), ({"scheme": "default"}, "light"), ({"primary": "indigo"}, None),
        ([{"scheme": "slate", "media": "(prefers-color-scheme: dark)"}], None), ([{"scheme": "slate"}, {}], "dark"),
    ],
)  # fmt: skip
def test_scheme_is_where_a_reader_begins(palette: Any, scheme: str | None) -> None:  # noqa: ANN401 - as YAML holds it
    """Light or dark, unless the reader's system is asked."""
    found = completed(_desk(), _theme(palette=palette), {}).settings.brand.scheme
    assert found == scheme
    assert (f"color-scheme: {scheme};" in style_sheet(None, found)) == (scheme is not None)


def test_logo_and_favicon_are_files_of_docs() -> None:
    """As in Material, by their path there."""
    docs = {"assets/logo.svg": SVG, "assets/icon.svg": SVG + b" "}
    desk = completed(_desk(), _theme(logo="assets/logo.svg", favicon="assets/icon.svg"), docs)
    assert (desk.drawings.logo, desk.drawings.icon) == (SVG, SVG + b" ")
    assert shown(desk)["logo"] == "assets/images/logo.svg"


def test_the_settings_count() -> None:
    """What says something else is named; what says the same, is not."""
    keys = _theme(palette={"primary": "indigo", "scheme": "slate"}, logo="a.svg", language="fr")
    desk = _desk(language="en-GB", brand={"colour": "#8a1538", "scheme": "light", "logo": "logo.svg"})
    assert completed(desk, keys, {"a.svg": SVG}) == desk
    assert list(passed_over(desk, keys)) == [
        "theme.palette is passed over: settings.yml says brand.colour: #8a1538",
        "theme.palette.scheme is passed over: settings.yml says brand.scheme: light",
        "theme.logo is passed over: settings.yml says brand.logo: logo.svg",
        "theme.language is passed over: settings.yml says language: en-GB",
    ]
    docs = {"a.svg": SVG}
    agreed = _theme(palette={"primary": "indigo", "scheme": "slate"}, logo="a.svg", language="en")
    assert list(passed_over(completed(_desk(), agreed, docs), agreed)) == []


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (_theme(font={"text": "Roboto"}), "theme.font: pages would ask fonts.googleapis.com"),
        (_theme(logo="no.svg"), "theme.logo: no.svg is not in the folder"),
        (_theme(favicon="favicon.ico"), "theme.favicon: favicon.ico is neither"),
        (_theme(logo="bad.svg"), "theme.logo: bad.svg has an element <script>"),
        (_theme(palette={"primary": "puce"}), "theme.palette: “puce” is none of"),
        ({"extra": {"social": [{"link": "javascript:alert(1)"}]}}, "extra.social: “javascript:alert(1)” is no link"),
        ({"extra": {"analytics": {"provider": "google"}}}, f"extra.analytics: pages would ask {GOOGLE}"),
        ({"extra": {"analytics": {"provider": "plausible"}}}, "extra.analytics: there is no partials/"),
    ],
)  # fmt: skip
def test_what_is_refused(keys: dict[str, Any], told: str, tmp_path: Path) -> None:
    """Before anything is built, with what to do."""
    bad = b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
    (line,) = refused(_desk(), keys, {"bad.svg": bad})
    assert line.startswith(told)
    with pytest.raises(PublishError, match=r"^mkdocs\.yml: error: "):
        own_keys(_desk(), keys, {"bad.svg": bad}, tmp_path / "mkdocs.yml")


@pytest.mark.parametrize("font", [False, "false", None])
def test_no_font_is_what_is_so_anyhow(font: object) -> None:
    """As Material's users switch it off."""
    assert list(refused(_desk(), _theme(font=font), {})) == []


def test_analytics_are_let_pass_when_the_settings_allow_the_host(tmp_path: Path) -> None:
    """With a script of the site's own beside them, so that nothing is inline."""
    keys = {"extra": {"analytics": {"provider": "google", "property": "G-1"}}}
    owned = own_keys(_desk(foreign_hosts=[GOOGLE]), keys, {}, tmp_path / "mkdocs.yml")
    assert list(owned.files) == [SCRIPT]
    assert own_keys(_desk(), {}, {}, tmp_path / "mkdocs.yml").files == {}


def test_another_provider_has_a_template_of_the_owners(tmp_path: Path) -> None:
    """Where Material's users put it."""
    template = tmp_path / "mine/partials/integrations/analytics/plausible.html"
    template.parent.mkdir(parents=True)
    template.touch()
    keys = {**_theme(custom_dir="mine"), "extra": {"analytics": {"provider": "plausible"}}}
    assert own_keys(_desk(), keys, {}, tmp_path / "mkdocs.yml").files == {}


def test_social_links_have_words() -> None:
    """Their own, or the host they lead to."""
    stated = [{"icon": "x", "link": "https://a.example/@b"}, {"link": "mailto:a@b.example"}, {"link": "", "name": "x"}]
    assert social_links(stated) == [
        {"link": "https://a.example/@b", "name": "a.example"},
        {"link": "mailto:a@b.example", "name": "a@b.example"},
    ]
    assert social_links(None) == []
