"""What is written as a fact, and what is only proposed."""

from __future__ import annotations

import pytest

from briefing_room.intake.days import GUESS, IN_ADDRESS, UNDER_HEADLINE, local_day, same_day
from briefing_room.intake.duplicates import Twin
from briefing_room.intake.extracted import Extract
from briefing_room.intake.facts import GIVEN, settle
from briefing_room.intake.front import read_front
from briefing_room.intake.likely_dates import day_in
from briefing_room.intake.reading import Key, Offer
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


@pytest.mark.parametrize(
    ("stated", "shown", "day"),
    [
        ("2024-02-05T21:30:00Z", "2024-02-06", "2024-02-06"),  # Seoul
        ("2024-02-05T08:36:00Z", "2024-02-06", "2024-02-05"),  # no clock is so far ahead: that is an update
        ("2024-02-05T02:00:00Z", "2024-02-04", "2024-02-04"),  # New York
        ("2024-02-05T15:00:00Z", "2024-02-04", "2024-02-05"),
        ("2024-02-05T21:30:00Z", "2024-02-08", "2024-02-05"),
        ("2024-02-05", "2024-02-06", "2024-02-05"),
    ],
)
def test_the_day_on_the_publishers_clock(stated: str, shown: str, day: str) -> None:
    """A moment told in UTC becomes the day the page shows, when a clock on earth can show it."""
    offers = (Offer("published", stated, "JSON-LD"), Offer("published", shown, UNDER_HEADLINE))
    assert local_day(offers)[0].value[:10] == day


def test_two_clocks_of_one_moment_are_one_day() -> None:
    """And two moments are not."""
    utc, kyiv = "2024-02-05T23:30:00Z", "2024-02-06T01:30:00+02:00"
    assert same_day(Offer("published", utc, "a"), Offer("published", kyiv, "b"))
    assert not same_day(Offer("published", "2024-02-05", "a"), Offer("published", "2024-02-06", "b"))


@pytest.mark.parametrize(
    ("row", "language", "day"),
    [
        ("Published 5 February 2024, updated 7 February 2024", "en", "2024-02-05"),
        ("5 лютого 2024 року. Остання зміна: 07.02.2024", "uk", "2024-02-05"),
        ("입력 2024.02.05 10:00", "ko", "2024-02-05"),
        ("2024年2月5日 10:22", "zh", "2024-02-05"),
        ("05.02.2024", "de", "2024-02-05"),
        ("13/02/2024", "en", "2024-02-13"),
        ("05/02/2024", "en", None),  # the fifth of February, or the second of May
        ("February 2024", "en", None),
        ("30 February 2024", "en", None),
        ("Since 1986", "en", None),
        ("10:22", "en", None),
    ],
)
def test_the_first_day_a_line_names(row: str, language: str, day: str | None) -> None:
    """With its year; what could mean two days gives none."""
    found = day_in(row, language)
    assert (found.isoformat() if found else None) == day


def test_front_matter_of_a_markdown_article() -> None:
    """Only plain keys on one line; anything that YAML could turn into something else is left alone."""
    offers, body = read_front(
        '---\ntitle: "Quay: closed"\nauthor: [a, b]\ndate: 2024-02-05\nurl: javascript:alert(1)\nlang: en\n'
        "evil: !!python/object:x\npublisher: &a x\n---\n# Head\n"
    )  # fmt: skip
    assert [(offer.key, offer.value) for offer in offers] == [
        ("title", "Quay: closed"), ("published", "2024-02-05"), ("language", "en"),
    ]  # fmt: skip
    assert body == "# Head\n"
    for text in ("---\ntitle: x\n", "no front matter", "--- x\n---\n"):
        assert read_front(text) == ((), text)
