"""What is proposed where a word is not known. The messages as a whole are in test_typed.py."""

from __future__ import annotations

from briefing_room.load.problems import did_you_mean


def test_did_you_mean_looks_past_case_and_hyphens() -> None:
    """`Rests-On` is `rests_on`."""
    assert did_you_mean("Rests-On", ["rests_on", "evidence"]) == "rests_on"
    assert did_you_mean("nothing like it", ["rests_on", "evidence"]) is None
