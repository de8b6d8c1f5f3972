"""Whatever arrives, it ends in a source or in a sentence: within the limits, and never in a traceback."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.bring_in import Draft, draft_source
from briefing_room.intake.document.arrival import Delivery, RefusedError
from briefing_room.intake.document.extracted import Wishes
from briefing_room.intake.process.isolated import CPU_SECONDS, MEMORY
from briefing_room.load.desk import read_desk
from briefing_room.model.article import CONTROL
from tests.desks.desks import BASE
from tests.intake.hostile import documents

if TYPE_CHECKING:
    from briefing_room.model.desk import Desk

FEWEST: Final = 100
SECONDS: Final = 10
BYTES: Final = 2**30


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A small desk."""
    return read_desk(BASE).desk


def outcome(desk: Desk, name: str, data: bytes) -> str | None:
    """What is wrong with what became of a document, or None."""
    try:
        draft = draft_source(desk, Delivery(name, data), {}, Wishes())
    except RefusedError as error:
        good = error.message and error.help and "Traceback" not in error.message
        return None if good else f"{name}: {error.message!r} {error.help!r}"
    return _wrong(draft)


def _wrong(draft: Draft) -> str | None:
    """What is wrong with a draft: its text holds what no page may hold, or its reading lost a line."""
    if CONTROL.search(draft.source.body):
        return f"{draft.delivery.name}: a control character in the text"
    if not draft.source.blocks or not draft.source.title.strip():
        return f"{draft.delivery.name}: no text, or no title"
    return None


def test_a_hundred_hostile_documents(desk: Desk) -> None:
    """Each is a source, or is refused with a reason and a cure."""
    listed = list(documents())
    assert len(listed) >= FEWEST
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        wrong = [text for text in pool.map(lambda document: outcome(desk, *document), listed) if text]
    assert wrong == []


def test_the_limits_are_those_that_are_promised() -> None:
    """Ten seconds and one gibibyte, with room for the program that asks; the system enforces them."""
    assert CPU_SECONDS < SECONDS
    assert MEMORY <= BYTES * 3 // 4


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("slow.md", b"[" * 20_000 + b"a" + b"](x)" * 20_000, f"could not be read within {CPU_SECONDS} seconds"),
        ("large.html", b"<html><body>" + b"<a href=/x>link</a> " * 400_000, "MiB of memory|within"),
    ],
)
def test_a_limit_that_is_reached_is_told(name: str, data: bytes, message: str, desk: Desk) -> None:
    """In words, with what to do instead."""
    with pytest.raises(RefusedError, match=message):
        draft_source(desk, Delivery(name, data), {}, Wishes())
