"""What a statement is called: never without the condition on which it is meant."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.analysis.names import MOST, name_for_analysts
from briefing_room.pages import site_of
from briefing_room.pages.here import Here
from briefing_room.pages.plain_words import words_of
from briefing_room.visible.seen import Seen
from tests.unit.pages.made import briefing, desk, source

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk

CHAIN: Final = 12
"""Judgements that are each given on the next."""

SIGN: Final = "A [ship](https://example.org/) is late."


def _desk(given: str, *, language: str = "en", status: str = "published", sign: str = SIGN) -> Desk:
    """A desk with one conditional judgement, and what it may be given on."""
    judged = [
        {"id": "bread", "text": "Bread runs *short*.", "given": given, "alternatives": [{"text": "It does not."}]},
        *({"id": f"step-{n}", "text": f"Step {n} is done.", "given": f"step-{n + 1}"} for n in range(CHAIN)),
        {"id": f"step-{CHAIN}", "text": "It begins."},
        {"id": "round", "text": "It turns.", "given": "about"},
        {"id": "about", "text": "It returns.", "given": "round"},
    ]
    late = {"id": "late", "text": sign, "status": "not-checked"}
    abroad = {"id": "far", "text": "North Isle waits.", "status": "not-checked"}
    return desk(
        {
            "ferry": briefing("The first runs late.", judgements=judged, indicators=[late]),
            "other": briefing("The first runs late.", indicators=[abroad], status=status),
        },
        source(),
        language=language,
    )


def _name(made: Desk, address: str = "bread") -> str:
    statement = made.statement(address, "ferry")
    assert statement
    return words_of(statement, made)


@pytest.mark.parametrize(
    ("given", "language", "name"),
    [
        ("late", "en", "If a ship is late: Bread runs short."),
        ("other#far", "en", "If North Isle waits: Bread runs short."),
        ("late", "fr", "Sous condition (A ship is late)\u00a0: Bread runs short."),
        ("late", "ar", "\u200fIf A ship is late: Bread runs short."),
    ],
)
def test_the_condition_comes_first(given: str, language: str, name: str) -> None:
    """Its words are kept, but for the full stop and for a capital that only the beginning of a sentence gave it.

    A name that runs from right to left says so before the English word with which it may begin.
    """
    assert _name(_desk(given, language=language)) == name


def test_another_reading_has_the_condition_of_its_item() -> None:
    """An alternative to what holds on a condition holds on it as well."""
    assert _name(_desk("late"), "bread-alternative-1") == "If a ship is late: It does not."


@pytest.mark.parametrize(
    ("sentence", "inside"),
    [
        ("The U.S. votes on it.", "the U.S. votes on it"),
        ("They deal with the U.S.", "they deal with the U.S."),
        ("The Hague is asked…", "The Hague is asked…"),
        ("A.", "A"),
        ("Anna waits.", "Anna waits"),
        ("*The* ship is late", "The ship is late"),
        ("{statement} is asked!", "{statement} is asked!"),
        ("%s", "%s"),
    ],
)
def test_no_name_loses_its_capital_and_no_abbreviation_its_stop(sentence: str, inside: str) -> None:
    """What the analyst wrote stays; what looks like a place in a message is filled in by nobody."""
    assert _name(_desk("late", sign=sentence)) == f"If {inside}: Bread runs short."


def test_conditions_of_conditions_are_named_and_end() -> None:
    """The farthest first; where there are more than a reader can take in, that there are more is said."""
    made = _desk("late")
    first = CHAIN - MOST
    assert _name(made, f"step-{first}") == (
        f"If it begins, and Step {CHAIN - 1} is done, and Step {CHAIN - 2} is done: Step {first} is done."
    )
    assert _name(made, "step-0") == (
        "On further conditions: If Step 3 is done, and Step 2 is done, and Step 1 is done: Step 0 is done."
    )
    assert _name(made, "round").startswith("On further conditions: If ")


@pytest.mark.parametrize("private", [True, False])
def test_what_may_not_be_seen_leaves_a_condition_behind(*, private: bool) -> None:
    """A condition in a draft: the public learns that there is one, and never reads the statement without any."""
    seen = Seen(_desk("other#far", status="draft"), private)
    name = _name(seen.desk)
    if private:
        assert name == "If North Isle waits: Bread runs short."
    else:
        assert name == "On a condition that is not shown here: Bread runs short."


def test_an_unknown_condition_is_one_all_the_same() -> None:
    """A preview of a desk with a mistake in it shows the statement as one with a condition."""
    assert _name(_desk("nobody")) == "On a condition that is not shown here: Bread runs short."


def test_only_its_own_words_are_clipped() -> None:
    """What is left of a condition that was cut would be another condition."""
    made = _desk("late")
    statement = made.statement("bread", "ferry")
    assert statement
    assert words_of(statement, made, 8) == "If a ship is late: Bread…"
    assert name_for_analysts(made, statement, 8) == "“If a [ship](https://example.org/) is late: Bread r…”"


def test_a_name_on_a_page_is_escaped_and_keeps_its_markup() -> None:
    """On the page the condition has an element of its own, with its links and its emphasis."""
    made = site_of(_desk("late"), private=False)
    statement = made.desk.statement("bread", "ferry")
    assert statement
    ship = '<a href="https://example.org/" rel="noopener">ship</a>'
    name = f'If <span class="condition">a {ship} is late</span>: Bread runs <em>short</em>.'
    assert unescape(Here(made, "briefings/ferry.md").name(statement)) == name
