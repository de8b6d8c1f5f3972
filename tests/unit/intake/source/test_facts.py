"""What is written as a fact, and what is only proposed."""

from __future__ import annotations

import pytest

from briefing_room.intake.document.extracted import Extract
from briefing_room.intake.document.reading import Key, Offer
from briefing_room.intake.source.duplicates import Twin
from briefing_room.intake.source.facts import GIVEN, settle
from briefing_room.intake.stated.days import GUESS, IN_ADDRESS, UNDER_HEADLINE
from briefing_room.model.source import FrontMatter, Source


def made(*offers: tuple[Key, str, str]) -> Extract:
    """An extract of which only the offers matter."""
    return Extract((), (), (), (), tuple(Offer(*offer) for offer in offers), (), None, "x")


def fact(key: str, extract: Extract, twins: tuple[Twin, ...] = (), **given: str) -> tuple[str | None, str, bool]:
    """One fact: value, where it is from, and whether it is sure."""
    found = next(fact for fact in settle(extract, given, twins, None) if fact.key == key)
    return found.value, found.where, found.sure


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ([], (None, "", True)),
        ([("published", "2024-02-05", "meta date")], ("2024-02-05", "meta date", True)),
        ([("published", "2024-02-05", UNDER_HEADLINE)], ("2024-02-05", UNDER_HEADLINE, False)),
        ([("published", "2024-02-05", IN_ADDRESS)], ("2024-02-05", IN_ADDRESS, False)),
        ([("published", "2024-02-05", GUESS)], ("2024-02-05", GUESS, False)),
        ([("published", "2024-02-05", "data"), ("published", "2023-02-05", "meta")], ("2024-02-05", "data", False)),
        ([("published", "2024-02-05", "JSON-LD"), ("published", "2023-02-05", GUESS)], ("2024-02-05", "JSON-LD", True)),
        ([("published", "2024-02-05T23:30:00Z", "JSON-LD"), ("published", "2024-02-06T08:30:00+09:00", "meta")],
         ("2024-02-05T23:30:00Z", "JSON-LD", True)),
    ],
)  # fmt: skip
def test_a_date_is_sure_when_it_is_stated_and_nothing_stated_contradicts(
    offers: list[tuple[Key, str, str]], expected: tuple[str | None, str, bool]
) -> None:
    """A date under the headline, in the address or guessed is a proposal; so is one of two that differ."""
    assert fact("published", made(*offers)) == expected


def test_what_the_analyst_typed_wins() -> None:
    """Over anything the document states."""
    assert fact("author", made(("author", "A. B.", "meta author")), author="C. D.") == ("C. D.", GIVEN, True)


def test_an_origin_is_always_a_proposal() -> None:
    """Be it an agency in the dateline, or what a near copy names."""
    twin = Twin(Source("wire", FrontMatter(title="x", origin="Coast Wire"), "x"), 0.9)
    assert fact("origin", made(("origin", "Reuters", "dateline")), (twin,)) == ("Reuters", "dateline", False)
    assert fact("origin", made(), (twin,)) == ("Coast Wire", "wire, which is nearly the same text", False)
    assert fact("origin", made()) == (None, "", True)


def test_the_language_is_that_of_the_words() -> None:
    """A page that states another is not believed; one that states it more exactly is."""
    words: tuple[Key, str, str] = ("language", "de", "the words of the text")
    assert fact("language", made(("language", "de-AT", "lang"), words))[:2] == ("de-AT", "lang")
    assert fact("language", made(("language", "en", "lang"), words))[:2] == ("de", "the words of the text")
    assert fact("language", made(("language", "pt-BR", "lang")))[0] == "pt-BR"
