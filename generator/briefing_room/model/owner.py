"""Whose desk it is: the organisation that publishes it, the licence of its texts, and what its site looks like."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from briefing_room.model.author import named
from briefing_room.model.located import Item
from briefing_room.model.types import Text, Url, mistake, read_scalar, read_url, shown

_MAIL: Final = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
_COLOUR: Final = r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"
_PICTURE: Final = r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.(svg|png)"
_HOST: Final = r"[a-z0-9-]+(\.[a-z0-9-]+)+"


def _read_contact(value: object) -> str:
    text = read_scalar(value, "a mail address or a web address")
    if re.fullmatch(_MAIL, text, re.ASCII):
        return f"mailto:{text}"
    if re.match(r"https?://", text):
        return read_url(text)
    raise mistake(
        "wrong-value",
        f"{shown(text)} is neither a mail address nor a web address",
        "write one of them: desk@example.org, or https://example.org/contact",
    )


def _read_colour(value: object) -> str:
    text = read_scalar(value, "a colour")
    found = re.fullmatch(_COLOUR, text, re.ASCII)
    if not found:
        help_ = 'write it in hexadecimal digits, in quotes because of the sign: "#0b4680"'
        raise mistake("wrong-value", f"{shown(text)} is not a colour", help_)
    digits = found[1].lower()
    return f"#{''.join(2 * digit for digit in digits)}" if len(digits) == 3 else f"#{digits}"  # noqa: PLR2004 - digits


def _read_picture(value: object) -> str:
    text = read_scalar(value, "the name of a picture")
    if not re.fullmatch(_PICTURE, text, re.ASCII):
        help_ = "put an SVG or a PNG beside settings.yml and write its name, such as logo.svg"
        raise mistake("wrong-value", f"{shown(text)} is not the name of a picture of the desk", help_)
    return text


def _read_host(value: object) -> str:
    text = read_scalar(value, "the name of a host")
    if not re.fullmatch(_HOST, text, re.ASCII):
        help_ = "write the name alone, without https:// and path: statistics.example.org"
        raise mistake("wrong-value", f"{shown(text)} is not the name of a host", help_)
    return text


def _schema(**keys: Any) -> WithJsonSchema:  # noqa: ANN401 - JSON
    return WithJsonSchema({"type": "string", **keys})


Contact = Annotated[str, BeforeValidator(_read_contact), _schema(pattern=f"^({_MAIL}|https?://.+)$")]
"""A mail address, as `mailto:…`, or a web address: what a link may lead to."""
Colour = Annotated[str, BeforeValidator(_read_colour), _schema(pattern=f"^{_COLOUR}$")]
"""A colour as ``#rrggbb``, in small letters."""
PictureName = Annotated[str, BeforeValidator(_read_picture), _schema(pattern=f"^{_PICTURE}$")]
Host = Annotated[str, BeforeValidator(_read_host), _schema(pattern=f"^{_HOST}$")]


class Organisation(Item):
    """Who publishes the desk: a name, or the keys below."""

    EXPECTED: ClassVar[str] = "a name"

    name: Text = Field(description="The name readers see.")
    address: Url | None = Field(None, description="Its own site.")
    contact: Contact | None = Field(None, description="Where to write to: a mail address, or the address of a page.")
    corrections: Contact | None = Field(
        None, description="Where readers report a mistake: a mail address, or the address of a page."
    )

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """A name as the long form."""
        return named(value)


LICENCES: Final = {
    **{
        f"CC-{kind.upper()}-4.0": f"https://creativecommons.org/licenses/{kind}/4.0/"
        for kind in ("by", "by-sa", "by-nc", "by-nc-sa", "by-nd", "by-nc-nd")
    },
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "OGL-UK-3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
"""Licences that are known by their SPDX ids, and where each is explained."""


class Licence(Item):
    """The licence of what the desk wrote itself: its name or SPDX id, a sentence, or the keys below."""

    EXPECTED: ClassVar[str] = "a name"

    name: Text = Field(description="Its name, its SPDX id (CC-BY-4.0), or a sentence (All rights reserved).")
    url: Url | None = Field(None, description="Where it is explained; known for the usual SPDX ids.")

    @classmethod
    def from_short_form(cls, value: object) -> object:
        """A name as the long form."""
        return named(value)

    @property
    def address(self) -> str | None:
        """Where it is explained, if that is known."""
        return self.url or LICENCES.get(self.name)


class Brand(Item):
    """What the site looks like: one colour, a logo, an icon."""

    colour: Colour | None = Field(
        None, description='Colour of the head, of links and of bars, in quotes: "#0b4680". Its contrast is checked.'
    )
    colour_dark: Colour | None = Field(
        None, description="The same on dark ground; without it the nearest that can be read is worked out."
    )
    logo: PictureName | None = Field(None, description="An SVG or PNG beside settings.yml, shown in the head.")
    icon: PictureName | None = Field(None, description="An SVG or PNG beside settings.yml, shown in browsers' tabs.")
    scheme: Literal["light", "dark"] | None = Field(
        None, description="Colours for readers who have chosen none; without it as their system has them."
    )
