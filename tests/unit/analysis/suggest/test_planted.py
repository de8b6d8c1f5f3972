"""Of what was left out on purpose `suggest` finds nearly all, and proposes little else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
import yaml

from briefing_room.analysis.suggest.proposed import proposed
from briefing_room.load.desk import read_desk
from briefing_room.quotes import Passage, searchable_in
from tests.planted import DESK, OMISSIONS

if TYPE_CHECKING:
    from briefing_room.analysis.suggest.proposal import Proposal
    from briefing_room.model.desk import Desk
    from tests.planted import Omission

LEAST: Final = 18
MOST_WRONG: Final = 6

WRONG: Final = (
    "sentence-unused: At the end of April ten of the fifteen turbines were installed, by the account of the builder.",
    "sentence-unused: Oskar Brandt, who has studied the delta for thirty years, said",
)
"""What is proposed besides: sentences that nobody uses and that hold a number, but say nothing that is missing."""


@cache
def _desk() -> Desk:
    return read_desk(DESK).desk


def _is_found_by(omission: Omission, one: Proposal) -> bool:
    texts = ["\n".join(one.yaml)] if one.kind == "name-unknown" else [f"{s.place.path} {s.words}" for s in one.spots]
    return one.kind == omission.kind and all(any(words in text for text in texts) for words in omission.words)


def test_what_was_left_out_is_found() -> None:
    """At least eighteen of twenty, with at most six wrong proposals: those that name nothing that was left out."""
    found = proposed(_desk())
    missed = [omission for omission in OMISSIONS if not any(_is_found_by(omission, one) for one in found)]
    wrong = [one for one in found if not any(_is_found_by(omission, one) for omission in OMISSIONS)]
    assert len(OMISSIONS) - len(missed) >= LEAST
    assert len(wrong) <= MOST_WRONG
    # What is so today, so that a change for the worse is seen before the limits are reached.
    assert missed == []
    assert len(wrong) == len(WRONG)
    assert all(f"{one.kind}: {one.spots[0].words}".startswith(told) for one, told in zip(wrong, WRONG, strict=True))


@pytest.mark.parametrize("key", ["id", "why"])
def test_each_is_proposed_once(key: str) -> None:
    """No two proposals have one id, and none is made twice."""
    found = [(getattr(one, key), one.spots) for one in proposed(_desk())]
    assert len(found) == len({str(one) for one in found})


def _evidence(value: object) -> list[dict[str, str]]:
    """The entries of evidence that stand anywhere in what is to be pasted."""
    if isinstance(value, list):
        return [entry for one in value for entry in _evidence(one)]
    if isinstance(value, dict):
        short = len(value) == 1 and next(iter(value)) in _desk().sources
        return [value] if short or "quote" in value else [entry for one in value.values() for entry in _evidence(one)]
    return []


def test_what_is_to_be_pasted_is_found() -> None:
    """Every quote among the YAML stands in its source, once, by the checker's own rules."""
    entries = [entry for one in proposed(_desk()) for entry in _evidence(yaml.safe_load("\n".join(one.yaml)))]
    assert len(entries) >= len(OMISSIONS) - 5
    for entry in entries:
        source, words = next(iter(entry.items())) if "quote" not in entry else (entry["source"], entry["quote"])
        found = searchable_in(_desk(), source).find(words, "text", entry.get("prefix", ""))
        assert isinstance(found, Passage), entry
