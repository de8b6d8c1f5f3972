"""What a brand adds to a site, and what the skeleton is told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_room.load.desk import read_desk
from briefing_room.model.desk import Desk, Drawings, Settings
from briefing_room.pages import site_of
from briefing_room.publish import share
from briefing_room.publish.brand import LAST_OF_OURS, STYLE_SHEET, brand_files, shown, with_brand
from briefing_room.publish.colours import Colour, paints, site_colours
from briefing_room.publish.guest.ours import read_ours
from tests.desks.desks import GOOD, lay_out

if TYPE_CHECKING:
    from pathlib import Path


def _desk(drawings: Drawings | None = None, **brand: str) -> Desk:
    settings = Settings.model_validate({"name": "A", "brand": brand})
    return Desk(settings, drawings=drawings or Drawings())


def test_without_a_brand_nothing_is_added() -> None:
    """The site is the one it was."""
    assert brand_files(_desk()) == {}
    assert with_brand(["a.css"], _desk()) == ["a.css"]
    head = site_colours()["head"]
    assert shown(_desk())["frame"] == {"light": head.light, "dark": head.dark}


def test_a_colour_is_in_the_style_sheet_and_in_the_icon() -> None:
    """One place each in the settings, and everything takes it from there."""
    files = brand_files(_desk(colour="#8a1538"))
    assert sorted(files) == ["assets/images/icon.png", "assets/images/icon.svg", STYLE_SHEET]
    css = files[STYLE_SHEET].decode()
    assert "--br-head: #8a1538;" in css
    assert re.search(r"--br-link: var\(--br-by-day, #8a1538\) var\(--br-by-night, #[0-9a-f]{6}\);", css)
    assert b"#8a1538" in files["assets/images/icon.svg"]
    assert shown(_desk(colour="#8a1538"))["frame"] == {"light": "#8a1538", "dark": "#8a1538"}


def test_the_names_of_colours_are_those_of_the_style_sheet() -> None:
    """A name that is not there would change nothing."""
    css = brand_files(_desk(colour="#8a1538"))[STYLE_SHEET].decode()
    assert set(re.findall("--br-([a-z-]+):", css)) <= set(site_colours())


def test_pictures_are_published_as_they_are(tmp_path: Path) -> None:
    """Byte for byte, under addresses that stay."""
    folder = lay_out(GOOD / "every-key", tmp_path / "desk")
    files = brand_files(read_desk(folder).desk)
    assert files["assets/images/logo.svg"] == (folder / "logo.svg").read_bytes()
    assert files["assets/images/icon.png"] == (folder / "icon.png").read_bytes()
    assert "assets/images/icon.svg" not in files


def test_only_the_icon_of_the_desk_is_linked() -> None:
    """Without one, both of ours are."""
    own = shown(_desk(Drawings(icon=b"x"), icon="icon.png"))["icons"]
    assert own == [{"rel": "icon", "type": "image/png", "sizes": "any", "path": "assets/images/icon.png"}]
    ours = shown(_desk())["icons"]
    assert isinstance(ours, list)
    assert [one["rel"] for one in ours] == ["icon", "icon", "apple-touch-icon"]


def test_the_brand_comes_behind_our_styles_and_before_the_owners() -> None:
    """So that the owner has the last word."""
    assert read_ours().styles[-1] == LAST_OF_OURS
    desk = _desk(colour="#8a1538")
    assert with_brand([*read_ours().styles, "own.css"], desk) == [*read_ours().styles, STYLE_SHEET, "own.css"]
    once = with_brand([*read_ours().styles, "own.css"], desk)
    assert with_brand(once, desk) == once


def test_pictures_of_shared_links_have_the_brand(tmp_path: Path) -> None:
    """Its colour, a logo of points, and who publishes the desk."""
    folder = lay_out(GOOD / "every-key", tmp_path / "desk")
    desk = read_desk(folder).desk
    card = share.desk_card(site_of(desk, private=False))
    assert (card.head, card.drawn.head, card.logo) == ("The Larn Institute", "#0b4680", b"")
    settings = desk.settings.model_copy(update={"brand": desk.settings.brand.model_copy(update={"logo": "icon.png"})})
    points = replace(desk, settings=settings, drawings=Drawings(logo=desk.drawings.icon))
    with_logo = share.desk_card(site_of(points, private=False))
    assert with_logo.logo == desk.drawings.icon
    assert len({share.picture(one) for one in (card, with_logo, replace(card, drawn=paints()))}) == 3


def test_the_paints_are_those_of_the_site() -> None:
    """Without a brand."""
    colours = site_colours()
    drawn = paints()
    assert (Colour(drawn.head, colours["head"].dark), drawn.sign) == (colours["head"], colours["bar"].dark)
