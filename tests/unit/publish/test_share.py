"""The picture that a shared link shows."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from briefing_room.build import check
from briefing_room.model.scales import ICD203
from briefing_room.pages import site_of
from briefing_room.pages.page import picture_path
from briefing_room.publish import share
from briefing_room.publish.share import Card, Row

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_room.pages.site import Site

CARD = Card("A desk", "A title", "As of 1 May 2031", rows=(Row("It happens.", ICD203.band("likely")),))


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    """The demonstration desk, as it is published."""
    return site_of(check(root / "briefings").desk, private=False)


def _opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_every_briefing_and_the_desk_have_one(site: Site, tmp_path: Path) -> None:
    """Of the size that is asked for, and small."""
    share.write_pictures(tmp_path, site)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.png")}
    assert made == {share.DESK, *(picture_path(key) for key in site.desk.briefings)}
    for name in made:
        data = (tmp_path / name).read_bytes()
        assert _opened(data).size == (1200, 630)
        assert len(data) <= 40_000


def test_the_same_card_gives_the_same_bytes() -> None:
    """Nothing of the day or the machine is in it."""
    assert share.picture(CARD) == share.picture(replace(CARD))


def test_a_briefing_says_what_how_likely_and_since_when(site: Site) -> None:
    """Title, date, and each judgement that stands with its range."""
    card = share.briefing_card(site, "arms-for-technology")
    assert card.title == site.desk.briefings["arms-for-technology"].title
    assert card.line == "As of 23 April 2024 (a date stamp a page carried when it was captured)"
    assert [row.band.term for row in card.rows if row.band] == ["likely", "likely", "unlikely"]


def test_a_briefing_without_open_judgements_gives_its_bottom_line(root: Path) -> None:
    """There is no ladder to draw when every forecast is settled."""
    site = site_of(check(root / "examples/exercise").desk, private=False)
    card = share.briefing_card(site, "first-half-year")
    assert card.rows == ()
    assert card.text.startswith("This page keeps what we forecast")


@pytest.mark.parametrize("text", ["북한", "他们", "مضيق", "Port 항구"])
def test_letters_that_the_font_lacks_are_left_out(text: str) -> None:
    """Better no words than empty boxes; the ranges are drawn all the same."""
    assert not share.has_letters(text)
    shown = share.picture(replace(CARD, title=text, rows=(Row(text, ICD203.band("likely")),)))
    assert shown == share.picture(replace(CARD, title="", rows=(Row("", ICD203.band("likely")),)))
    assert shown != share.picture(replace(CARD, title="", rows=()))


@pytest.mark.parametrize("text", ["Erdoğan’s Łódź – “ça va”…", "Володимир Зеленський", "Αθήνα 55–80 %"])
def test_letters_of_europe_are_there(text: str) -> None:
    """Accents, quotation marks and dashes, Cyrillic and Greek."""
    assert share.has_letters(text)


@pytest.mark.parametrize("title", ["x" * 400, "word " * 200, ""])
def test_any_title_fits(title: str) -> None:
    """A long one is cut and says so; nothing is written beyond the picture."""
    image = _opened(share.picture(replace(CARD, title=title))).convert("RGB")
    margin = image.crop((1170, 100, 1200, 630))
    assert margin.getcolors() == [(30 * 530, image.getpixel((1199, 629)))]


def test_a_range_is_drawn_where_it_belongs() -> None:
    """From its low end to its high end, on an axis from 0 to 100 per cent."""
    image = _opened(share.picture(Card("", "", rows=(Row("", ICD203.band("likely")),)))).convert("L")
    y = 630 - 20 - 76 + 40
    dark = [x for x in range(share.BAR_AT, share.BAR_AT + share.BAR_WIDTH + 1) if image.getpixel((x, y)) < 120]  # type: ignore[operator]
    low, high = ((x - share.BAR_AT) / share.BAR_WIDTH * 100 for x in (dark[0], dark[-1]))
    assert (round(low), round(high)) == (55, 80)


def test_a_picture_that_was_drawn_before_is_taken(site: Site, tmp_path: Path) -> None:
    """By its card; the others are drawn, so that the files are the same whoever drew them."""
    cards = share.cards_to_draw(site, None)
    assert len(cards) == len(share.pictures_of(site))
    share.write_pictures(tmp_path, site, drawn={cards[0]: b"drawn before"})
    assert (tmp_path / share.DESK).read_bytes() == b"drawn before"
    assert (tmp_path / share.pictures_of(site)[1]).read_bytes() == share.picture(cards[1])
