"""What is demanded of a built site: every quote at its place, with its words where they may be shown."""

from __future__ import annotations

import pytest

from briefing_room.publish.proofs import proofs_of
from briefing_room.publish.verify import Proof
from tests.unit.pages.made import site

QUOTE = "The harbour  closes […] “not” reopen"


@pytest.mark.parametrize(
    ("rights", "private", "words"),
    [
        ("full-text", False, 'The harbour closes "not" reopen'),
        ("excerpts", False, 'The harbour closes "not" reopen'),
        ("none", False, None),
        ("none", True, 'The harbour closes "not" reopen'),
    ],
)
def test_a_quote_is_proved_by_its_words(rights: str, private: bool, words: str | None) -> None:  # noqa: FBT001 - a case
    """They are demanded wherever they are shown, so that a site that lost them is not published."""
    made = site(QUOTE, private=private, rights=rights)
    assert proofs_of(made) == (
        Proof("sources/notice/index.html", "q-16", words, "briefings/ferry/index.html", "bottom-line", "bottom-line.1"),
    )


def test_every_quote_is_proved() -> None:
    """Each statement's own, also where two quote the same words, and in the headline."""
    made = site("closes", "Two companies", {"quote": "Ferries wait", "in": "title"}, "closes")
    assert [(proof.anchor, proof.words) for proof in proofs_of(made)] == [
        ("q-title-0", "Ferries wait"), ("q-28", "closes"), ("q-28", "closes"), ("q-112", "Two companies"),
    ]  # fmt: skip
