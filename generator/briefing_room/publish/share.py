"""The picture that a shared link shows: what a briefing says at a glance, drawn at build time.

Nothing is asked of a network: the letters are those of Lato, which comes with this package (`fonts/`). A text with a
letter that it lacks is left out, and the drawing stands alone. The same desk gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont

from briefing_room.analysis.tones import tones_of
from briefing_room.model.estimates import Judgement
from briefing_room.pages.days import cut_off_in_words
from briefing_room.pages.escape import plain
from briefing_room.pages.glossary import BASIS
from briefing_room.pages.here import Here
from briefing_room.pages.page import PICTURES, picture_path
from briefing_room.pages.plain_words import unmarked, words_of
from briefing_room.publish.colours import Paints, paints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from briefing_room.kept.kept import Kept
    from briefing_room.model.scales import Band
    from briefing_room.pages.site import Site

DESK: Final = "assets/share.png"
"""The picture of every page that has none of its own."""

_FONTS: Final = Path(__file__).with_name("fonts")

WIDTH: Final = 1200
HEIGHT: Final = 630

_MARGIN: Final = 64
_BOTTOM: Final = HEIGHT - 20
_INSIDE: Final = WIDTH - 2 * _MARGIN
_HEAD_HEIGHT: Final = 92
_ROW: Final = 76
_ROWS: Final = 4
_WORDS_WIDTH: Final = 540
BAR_AT: Final = _MARGIN + _WORDS_WIDTH + 28
BAR_WIDTH: Final = 210
_TERM_AT: Final = BAR_AT + BAR_WIDTH + 24
_COLOURS: Final = 32
_LEVEL: Final = 6
"""How hard a picture is pressed: the hardest takes eight times as long, and saves a twelfth of the size."""


@dataclass(frozen=True)
class Row:
    """One line under the title: words, and beside them a range on an axis, or a date with what it goes by below it."""

    words: str
    band: Band | None = None
    aside: str = ""
    below: str = ""


@dataclass(frozen=True)
class Card:
    """What one picture says: a head, a title, a line, and rows; or a text where there are none.

    ``logo`` is a PNG that stands in the head instead of our sign.
    """

    head: str
    title: str
    line: str = ""
    text: str = ""
    rows: tuple[Row, ...] = ()
    drawn: Paints = field(default_factory=paints)
    logo: bytes = b""


def pictures_of(site: Site) -> tuple[str, ...]:
    """The files of all pictures: of the desk, and of each briefing."""
    return (DESK, *map(picture_path, site.desk.briefings))


def kept_drawing(kept: Kept | None, drawn: Mapping[Card, bytes] | None = None) -> Callable[[Card], bytes]:
    """How a card is drawn: once for as long as it says the same, where anything is kept.

    ``drawn`` are pictures that were drawn before, by their cards.
    """

    def draw(card: Card) -> bytes:
        return (drawn or {}).get(card) or picture(card)

    return draw if kept is None else lambda card: kept.made_of("picture", repr(card), make=lambda: draw(card))


def cards_to_draw(site: Site, kept: Kept | None) -> tuple[Card, ...]:
    """The cards of a site of which no picture is kept."""
    return tuple(card for _, card in cards_of(site) if kept is None or not kept.has("picture", repr(card)))


def write_pictures(
    folder: Path, site: Site, kept: Kept | None = None, drawn: Mapping[Card, bytes] | None = None
) -> None:
    """Draw the picture of the desk and of each briefing into a built site; ``drawn`` are some of them, by card."""
    draw = kept_drawing(kept, drawn)
    (folder / PICTURES).mkdir(parents=True, exist_ok=True)
    for name, card in cards_of(site):
        (folder / name).write_bytes(draw(card))


def cards_of(site: Site) -> Iterator[tuple[str, Card]]:
    """Each card of a site, with the file of its picture."""
    yield DESK, desk_card(site)
    yield from ((picture_path(key), briefing_card(site, key)) for key in site.desk.briefings)


def briefing_card(site: Site, briefing_id: str) -> Card:
    """A briefing: its title, its date, and the likelihoods of its judgements; without any, its bottom line."""
    briefing, say = site.desk.briefings[briefing_id], site.say
    as_of = say.words.text("As of {day}").format(day=cut_off_in_words(say, briefing.as_of))
    rows = tuple(islice(_rungs(site, briefing_id), _ROWS))
    text = "" if rows else Here(site, "").unmarked_with_ranges(briefing.bottom_line.text)
    drawn, logo = _brand_of(site)
    return Card(plain(site.desk.settings.name), plain(briefing.title), as_of, text, rows, drawn, logo)


def _brand_of(site: Site) -> tuple[Paints, bytes]:
    """The colours a card is drawn in, and the logo on it: one that is made of points, for an SVG is not drawn here."""
    brand, drawings = site.desk.settings.brand, site.desk.drawings
    is_points = brand.logo is not None and brand.logo.endswith(".png")
    return paints(tones_of(brand)), drawings.logo if is_points else b""


def _rungs(site: Site, briefing_id: str) -> Iterator[Row]:
    for statement in site.statements[briefing_id]:
        item = statement.item
        if isinstance(item, Judgement) and not statement.owner and not item.retired and not item.resolved:
            band = site.band(item.likelihood)
            if band:
                yield Row(words_of(statement, site.desk), band)


def desk_card(site: Site) -> Card:
    """The desk: what it covers, and its newest briefings."""
    settings, briefings = site.desk.settings, site.desk.briefings
    newest = [briefings[key] for key in site.newest_first if not briefings[key].is_archived]
    rows = tuple(
        Row(plain(b.title), aside=site.say.day(b.as_of.date), below=site.say.words.text(BASIS[b.as_of.basis]))
        for b in newest[: _ROWS - 1]
    )
    drawn, logo = _brand_of(site)
    publisher = plain(settings.organisation.name) if settings.organisation else ""
    text = unmarked(settings.description or "", site.desk)
    return Card(publisher, plain(settings.name), text=text, rows=rows, drawn=drawn, logo=logo)


def picture(card: Card) -> bytes:
    """A card as a PNG of few colours."""
    drawn = card.drawn
    image = Image.new("RGB", (WIDTH, HEIGHT), drawn.paper)
    draw = ImageDraw.Draw(image)
    _draw_head(image, draw, card)
    y = _paragraph(draw, _HEAD_HEIGHT + 28, card.title, _title_size(card.title), drawn.ink, lines=3, bold=True)
    y = _paragraph(draw, y + 6, card.line, 30, drawn.muted, lines=1)
    rows = card.rows[: (_BOTTOM - y) // _ROW]  # the first ones come first where there is no room for all
    _paragraph(draw, y + 12, card.text, 30, drawn.muted, lines=(_BOTTOM - y - 12 - _ROW * len(rows)) // 38)
    for number, row in enumerate(rows):
        _draw_row(draw, _BOTTOM - _ROW * (len(rows) - number), row, drawn)
    out = BytesIO()
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=_LEVEL)
    return out.getvalue()


def _draw_head(image: Image.Image, draw: ImageDraw.ImageDraw, card: Card) -> None:
    """A name, and beside it the logo, or else the ranges of the site's icon."""
    drawn = card.drawn
    draw.rectangle((0, 0, WIDTH, _HEAD_HEIGHT - 1), drawn.head)
    left = _paste_logo(image, card.logo) if card.logo else _draw_sign(draw, drawn.sign)
    _write(draw, (_MARGIN, 24), _clipped(card.head, 36, left - 40 - _MARGIN, bold=True), 36, drawn.paper, bold=True)


def _draw_sign(draw: ImageDraw.ImageDraw, colour: str) -> int:
    """The ranges of the icon; where they begin."""
    left = WIDTH - _MARGIN - 80
    for number, (low, high) in enumerate(((10, 45), (40, 80), (65, 95))):
        y = 27 + 15 * number
        draw.rectangle((left + low * 0.8, y, left + high * 0.8, y + 7), colour)
    return left


def _paste_logo(image: Image.Image, data: bytes) -> int:
    """A logo at the end of the head, as large as there is room for; where it begins."""
    with Image.open(BytesIO(data), formats=["PNG"]) as opened:
        logo = opened.convert("RGBA")
    share = min((_HEAD_HEIGHT - 28) / logo.height, 300 / logo.width)
    logo = logo.resize((max(1, round(logo.width * share)), max(1, round(logo.height * share))))
    left = WIDTH - _MARGIN - logo.width
    image.paste(logo, (left, (_HEAD_HEIGHT - logo.height) // 2), logo)
    return left


def _title_size(title: str) -> int:
    """Large for a short title, smaller for one that would fill the picture."""
    return next((size for size in (60, 52, 46) if len(_lines(title, size, _INSIDE, bold=True)) <= 2), 40)  # noqa: PLR2004 - lines


def _draw_row(draw: ImageDraw.ImageDraw, y: int, row: Row, drawn: Paints) -> None:
    draw.line((_MARGIN, y, WIDTH - _MARGIN, y), drawn.axis, 2)
    width = _WORDS_WIDTH if row.band else _INSIDE - 320
    lines = len(_lines(row.words, 24, width))
    # A condition and what follows from it are one text, so a long one is written small before it is clipped.
    at, size, most = (22, 24, 1) if lines == 1 else (8, 24, 2) if lines == 2 else (6, 18, 3)  # noqa: PLR2004 - lines
    _paragraph(draw, y + at, row.words, size, drawn.ink, lines=most, width=width)
    if row.aside:
        left = _MARGIN + width + 40
        _write(draw, (left, y + (6 if row.below else 22)), row.aside, 24, drawn.muted)
        _paragraph(draw, y + 36, row.below, 16, drawn.muted, lines=2, width=_INSIDE - width - 40, left=left)
    if row.band:
        _draw_band(draw, y, row.band, drawn)


def _draw_band(draw: ImageDraw.ImageDraw, y: int, band: Band, drawn: Paints) -> None:
    """A range on an axis from 0 to 100 per cent, and the same in words."""
    scale = BAR_WIDTH / 100
    draw.rectangle((BAR_AT, y + 26, BAR_AT + BAR_WIDTH, y + 50), drawn.axis)
    draw.rectangle((BAR_AT + band.low * scale, y + 26, BAR_AT + band.high * scale, y + 50), drawn.bar)
    _write(draw, (_TERM_AT, y + 9), _clipped(band.term, 24, WIDTH - 24 - _TERM_AT, bold=True), 24, drawn.ink, bold=True)
    _write(draw, (_TERM_AT, y + 39), band.range, 22, drawn.muted)


def _write(  # noqa: PLR0913 - what, where and how
    draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, colour: str, *, bold: bool = False
) -> None:
    if text and has_letters(text):
        draw.text(at, text, colour, _font(size, bold=bold))


def _paragraph(  # noqa: PLR0913 - the same, and how much room there is
    draw: ImageDraw.ImageDraw,
    y: int,
    text: str,
    size: int,
    colour: str,
    *,
    lines: int,
    width: int = _INSIDE,
    left: int = _MARGIN,
    bold: bool = False,
) -> int:
    """Write a text into as many lines as there is room for; where the next text may begin."""
    if not text or lines < 1 or not has_letters(text):
        return y
    found = _lines(text, size, width, bold=bold)
    shown = found[:lines]
    if len(found) > lines:
        shown[-1] = _clipped(f"{shown[-1]} …", size, width, bold=bold)
    for line in shown:
        _write(draw, (left, y), line, size, colour, bold=bold)
        y += round(size * 1.25)
    return y


def _lines(text: str, size: int, width: int, *, bold: bool = False) -> list[str]:
    """A text broken into lines between its words."""
    font, lines = _font(size, bold=bold), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return [_clipped(line, size, width, bold=bold) for line in lines]


def _clipped(text: str, size: int, width: int, *, bold: bool = False) -> str:
    """As many words of a text as there is room for."""
    font, words = _font(size, bold=bold), text.split()
    if font.getlength(text) <= width:
        return text
    while len(words) > 1 and font.getlength(" ".join(words) + " …") > width:
        words.pop()
    kept = " ".join(words)
    while kept and font.getlength(kept + " …") > width:  # one word that is wider than the line
        kept = kept[:-1]
    return f"{kept.rstrip(' ,.;:…')} …"


def has_letters(text: Iterable[str]) -> bool:
    """Whether the font has every letter of a text."""
    return all(_has(letter) for letter in text)


@lru_cache(maxsize=4096)
def _has(letter: str) -> bool:
    font = _font(30)
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask("\U000e0fff"))


@lru_cache(maxsize=32)
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Lato. Laid out simply: the fuller layout cannot read its format."""
    name = "lato-bold.woff" if bold else "lato-normal.woff"
    letters = (_FONTS / name).read_bytes()
    return ImageFont.truetype(BytesIO(letters), size, layout_engine=ImageFont.Layout.BASIC)
