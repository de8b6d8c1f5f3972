"""Who publishes the desk, as an analyst may type it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from briefing_room.model.desk import Settings
from briefing_room.model.owner import Brand, Licence, Organisation


def test_short_forms() -> None:
    """A name is enough."""
    settings = Settings.model_validate({"name": "A", "organisation": "The Institute", "licence": "CC-BY-4.0"})
    assert settings.organisation is not None
    assert settings.licence is not None
    assert (settings.organisation.name, settings.licence.name) == ("The Institute", "CC-BY-4.0")
    assert settings.licence.address == "https://creativecommons.org/licenses/by/4.0/"


def test_a_licence_that_is_not_known_leads_nowhere() -> None:
    """Unless its address is given."""
    assert Licence(name="All rights reserved").address is None
    assert Licence(name="CC-BY-4.0", url="https://a.example/").address == "https://a.example/"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("desk@example.org", "mailto:desk@example.org"), ("https://example.org/a", "https://example.org/a")],
)
def test_where_to_write_to(typed: str, meant: str) -> None:
    """A mail address or a page."""
    assert Organisation(name="A", contact=typed, corrections=typed).corrections == meant


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "a@b", "a@b.example?bcc=c@d.example", "mailto:a@b.example", "a b@c.example", "//a"]
)
def test_nothing_else_is_an_address(typed: str) -> None:
    """What a link would do with it is not left to the browser."""
    with pytest.raises(ValidationError):
        Organisation(name="A", contact=typed)


@pytest.mark.parametrize(("typed", "meant"), [("#0B4680", "#0b4680"), ("0b4680", "#0b4680"), ("#fC0", "#ffcc00")])
def test_colours(typed: str, meant: str) -> None:
    """With the sign or without, long or short."""
    assert Brand(colour=typed).colour == meant


@pytest.mark.parametrize("typed", ["blue", "#12345", "rgb(0, 0, 0)", "#0b4680;}", "#0b46801"])
def test_what_is_no_colour(typed: str) -> None:
    """Nothing but digits reaches the style sheet."""
    with pytest.raises(ValidationError):
        Brand(colour=typed)
