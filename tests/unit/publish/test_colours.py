"""A colour is said once, in the style sheet; what is drawn elsewhere agrees with it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageColor

import briefing_room.publish
from briefing_room.model.desk import Desk, Settings
from briefing_room.publish import brand, icon, share
from briefing_room.publish.colours import site_colours

THEME: Final = Path(briefing_room.publish.__file__).parent / "theme"


def test_the_style_sheet_names_the_colours() -> None:
    """Every one that pictures are drawn in, by day and by night."""
    colours = site_colours()
    assert {"paper", "ink", "muted", "head", "bar", "axis"} <= set(colours)
    assert all(re.fullmatch("#[0-9a-f]{6}", one) for colour in colours.values() for one in (colour.light, colour.dark))
    assert colours["bar"].light != colours["bar"].dark


def test_the_icon_has_the_colours_of_the_site() -> None:
    """Both files are what `make icon` writes."""
    assert (icon.FOLDER / "icon.svg").read_text(encoding="utf-8") == icon.icon_svg(), "run `make icon`"
    made, kept = Image.open(BytesIO(icon.icon_png())), Image.open(icon.FOLDER / "icon.png")
    assert (made.mode, made.size) == (kept.mode, kept.size) == ("RGBA", (icon.SIDE, icon.SIDE))
    assert ImageChops.difference(made, kept).getbbox(alpha_only=False) is None, "run `make icon`"


def test_the_icon_is_clear_outside_its_corners() -> None:
    """It has an edge, a ground and three ranges."""
    drawn, colours = Image.open(BytesIO(icon.icon_png())), site_colours()
    wanted = {(90, 3): colours["bar"].dark, (20, 20): colours["head"].light, (90, 90): colours["paper"].light}
    assert {at: drawn.getpixel(at) for at in wanted} == {
        at: ImageColor.getcolor(one, "RGBA") for at, one in wanted.items()
    }
    assert drawn.getpixel((50, 50)) == ImageColor.getcolor(colours["bar"].dark, "RGBA")
    assert [drawn.getchannel("A").getpixel(at) for at in ((0, 0), (179, 179))] == [0, 0]


def test_browsers_colour_their_frame_like_the_head() -> None:
    """The page says so in its head, which no style sheet reaches, and no template has a colour of its own."""
    head = site_colours()["head"]
    assert brand.shown(Desk(Settings(name="A")))["frame"] == {"light": head.light, "dark": head.dark}
    texts = [path.read_text(encoding="utf-8") for path in sorted(THEME.rglob("*.html"))]
    assert not [found for text in texts for found in re.findall(r"#[0-9a-f]{6}\b", text)]


def test_pictures_of_shared_links_say_no_colour_of_their_own() -> None:
    """They are drawn in the colours of the site by day."""
    text = Path(share.__file__).read_text(encoding="utf-8")
    assert not re.search("#[0-9a-f]{6}", text)
