"""Whatever arrives, it ends in a source or in a sentence: within the limits, and never in a traceback."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.bring_in import Draft, draft_source
from briefing_room.intake.document.arrival import Delivery, RefusedError
from briefing_room.intake.document.extracted import Wishes
from briefing_room.intake.process import isolated
from briefing_room.intake.process.isolated import CPU_SECONDS, MEMORY
from briefing_room.load.desk import read_desk
from briefing_room.model.article import CONTROL
from tests.desks.desks import BASE
from tests.intake import prepared
from tests.intake.hostile import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing_room.model.desk import Desk
    from tests.intake.prepared import Prepared

FEWEST: Final = 100
SECONDS: Final = 10
PATIENCE: Final = CPU_SECONDS if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 2
"""Seconds for each of the many. Some take all they are given, so here they are given less; what decides is the same."""

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


@pytest.fixture(scope="module")
def hurried() -> Iterator[Prepared]:
    """A process that reads one document after the other, each within the limits."""
    made = prepared.start(PATIENCE)
    yield made
    made.end()


@pytest.mark.parametrize(("kind", "number", "documents"), KINDS, ids=[kind for kind, *_ in KINDS])
def test_hostile_documents(  # noqa: PLR0913, PLR0917 - three of them are fixtures
    desk: Desk, hurried: Prepared, monkeypatch: pytest.MonkeyPatch,
    kind: str, number: int, documents: Callable[[], Iterator[tuple[str, bytes]]],
) -> None:  # fmt: skip
    """Each of a kind is a source, or is refused with a reason and a cure."""
    monkeypatch.setattr(isolated, "ask_worker", hurried.ask)
    made = [outcome(desk, *document) for document in documents()]
    assert [text for text in made if text] == []
    assert len(made) == number, kind


def test_they_are_more_than_a_hundred() -> None:
    """Of eleven kinds."""
    assert sum(number for _, number, _ in KINDS) >= FEWEST


def test_the_limits_are_those_that_are_promised() -> None:
    """Ten seconds and one gibibyte, with room for the program that asks; the system enforces them."""
    assert CPU_SECONDS < SECONDS
    assert MEMORY <= BYTES * 3 // 4


@pytest.mark.own_process
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
