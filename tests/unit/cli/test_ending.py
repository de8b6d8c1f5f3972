"""A program that is asked to end: what it has begun is put away, however often it is asked."""

from __future__ import annotations

import os
import signal

import pytest

from briefing_room.cli.ending import ended_in_order

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows ends a process, and asks nobody")


def _asked(again: signal.Signals, done: list[str]) -> None:
    """What is asked to end, and while it puts away what it has begun is asked again."""
    try:
        signal.raise_signal(signal.SIGTERM)
    finally:
        done.append("begun")
        signal.raise_signal(again)
        done.append("finished")


@pytest.mark.parametrize("again", [signal.SIGTERM, signal.SIGHUP])
def test_who_asks_twice_is_heard_once(again: signal.Signals) -> None:
    """`make` asks again what its group was asked: nothing of what is put away is left out."""
    done: list[str] = []
    with pytest.raises(SystemExit) as ended, ended_in_order():
        _asked(again, done)
    assert ended.value.code == 128 + signal.SIGTERM
    assert done == ["begun", "finished"]


def test_afterwards_signals_are_as_they_were() -> None:
    """What the program's caller had set stands again."""
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGHUP)
    with pytest.raises(SystemExit), ended_in_order():
        signal.raise_signal(signal.SIGTERM)
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGHUP)) == before
