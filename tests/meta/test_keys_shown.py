"""Every key of the model is asked for while pages are made: a key that nobody shows is a key that is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from pydantic import BaseModel

from briefing_room.build import all_rules, check
from briefing_room.load.desk import read_desk
from briefing_room.pages import render_pages, site_of
from briefing_room.pages.menu import menu_of
from briefing_room.pages.site import FormChecks
from tests.desks.desks import GOOD, lay_out
from tests.meta.test_rules_documented import MODELS, classes_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOT_SHOWN: Final = {
    "waive": "what it lets pass is shown with its reason, as the check found it",
    "dismissed": "proposals that an analyst does not follow, which are no reader's",
    "FrontMatter.language": "shown as the language of the source, which takes the desk's where this is silent",
    "FrontMatter.rights": "decides how much of the source is shown, together with the desk's default",
    "FrontMatter.kept": "remembered for extracting again; the strip log beside the text shows what was left out",
    "FrontMatter.reading_sha256": "the sum of a file that is made; the original's own sum is shown",
    "Briefing.default_confidence": "shown as the confidence of the judgements and risks that name none",
    "Briefing.default_horizon": "shown as the horizon of the same",
    "Defaults.rights": "shown as the rights and the reliability of the sources that state none",
    "Defaults.reliability": "the same",
    "Settings.phrases": "lines that intake leaves out; shown in the strip log of each source",
    "Settings.schema_": "the number of the files' format, which `briefing migrate` writes",
    "Settings.documentation": "shown by the theme",
    "Settings.brand": "shown by the theme",
    "Brand.colour": "shown by the theme",
    "Brand.colour_dark": "shown by the theme",
    "Brand.logo": "shown by the theme",
    "Brand.icon": "shown by the theme",
    "Brand.scheme": "shown by the theme",
}
"""Keys that pages do not ask for themselves, as `Class.key`, or `key` in every class; each with the reason."""


def _asked_for(folder: Path) -> set[tuple[type, str]]:
    """The fields that are read while the pages of a desk, public and private, and their menus are made."""
    checked = check(folder)
    form = FormChecks(all_rules(), checked.findings, checked.waived)
    asked: set[tuple[type, str]] = set()
    real = BaseModel.__getattribute__

    def recorded(item: Any, name: str) -> Any:  # noqa: ANN401 - any attribute
        if not name.startswith("_") or name.endswith("_"):
            asked.add((type(item), name))
        return real(item, name)

    desk = read_desk(folder).desk  # anew, for the checks have worked out, and kept, some of what pages ask for
    sites = [site_of(desk, private=private, checked=form) for private in (False, True)]
    assert all(site.desk.briefings for site in sites)  # what is public is decided first: it asks, and shows nothing
    with patch.object(BaseModel, "__getattribute__", recorded):
        for site in sites:
            render_pages(site)
            menu_of(site)
    return asked


def test_every_key_is_shown(tmp_path: Path) -> None:
    """On the desk that uses every key; one that shows nowhere is listed with its reason."""
    asked = _asked_for(lay_out(GOOD / "every-key", tmp_path / "desk"))
    keys = {(item, name) for model in MODELS for item in classes_in(model) for name in item.model_fields}
    lost = {
        f"{item.__name__}.{name}" for item, name in keys if not any(name == n and issubclass(c, item) for c, n in asked)
    }
    assert " ".join(sorted(key for key in lost if not _reason(key))) == "", "shown on no page"
    assert {reason for key in lost if (reason := _reason(key))} == set(NOT_SHOWN.values()), "listed, and shown"


def _set_in(value: object) -> Iterator[tuple[type, str]]:
    """Yield each key that a desk's files set, by class and name."""
    if isinstance(value, BaseModel):
        yield from ((type(value), name) for name in value.model_fields_set)
        for name in type(value).model_fields:
            yield from _set_in(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from (found for inner in value.values() for found in _set_in(inner))
    elif isinstance(value, tuple):
        yield from (found for inner in value for found in _set_in(inner))


def _declared(item: type, name: str) -> str:
    """A key under the class that declares it, so that one use stands for every class that inherits it."""
    owner = next(base for base in reversed(item.__mro__) if name in getattr(base, "model_fields", ()))
    return f"{owner.__name__}.{name}"


def test_the_desk_that_uses_every_key_does() -> None:
    """A key that is new would else be proved by no desk; `waive` has one of its own."""
    desk = read_desk(GOOD / "every-key").desk
    parts = (desk.settings, desk.briefings, desk.actors, tuple((one.facts, one.log) for one in desk.sources.values()))
    used = {_declared(*found) for part in parts for found in _set_in(part)}
    keys = {_declared(item, name) for model in MODELS for item in classes_in(model) for name in item.model_fields}
    assert sorted(key for key in keys - used if not key.endswith(".waive")) == [], (
        "use it in tests/desks/good/every-key"
    )


def _reason(key: str) -> str:
    return NOT_SHOWN.get(key) or NOT_SHOWN.get(key.partition(".")[2], "")
