"""A signature is of what a briefing states: it falls with any word of that, and with nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from briefing_room.load.desk import load_typed, read_desk
from briefing_room.load.raw import RawFile
from briefing_room.model.briefing import Briefing
from briefing_room.model.signature import statements_sum
from tests.desks.desks import GOOD, lay_out

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = (
    "title: A title",
    "status: draft",
    "as_of: {date: 2025-03-01, basis: analyst}",
    "bottom_line: {text: It is.}",
)
STATING: Final = (
    ("text: The harbour stays closed.", "text: The harbour stays shut."),
    ('evidence: ["The harbour has been closed since the storm."]', 'evidence: ["The harbour has been closed"]'),
    ("title: Another page", "title: Some page"),
    ("rests_on: [other#bottom-line, base#stays-closed]", "rests_on: [base#stays-closed]"),
    ("default_source: coast-courier", "default_source: wheat-letter"),
    ("id: quiet", "id: still"),
)
BESIDE: Final = (
    ("text: The harbour stays closed.", "text: >\n    The harbour\n    stays closed."),
    ('evidence: ["The harbour has been closed since the storm."]',
     'evidence: [{bears: for, quote: "The harbour has been closed since the storm."}]'),
    ("status: published", "status: archived  # for the record"),
    ("source-base-missing: It quotes a single sentence.", "source-base-missing: One sentence."),
    ("drafted_by: A drafting tool", "drafted_by: Another tool"),
    ("as_of: {date: 2025-03-01, basis: analyst}", "as_of: {date: 2025-03-02, basis: analyst}"),
    ("dismissed: {actor-absent-norland: Only named in passing.}", ""),
    ("default_source: coast-courier", "default_source: coast-courier\ndefault_horizon:"),
)  # fmt: skip


def _sum_with(folder: Path, old: str, new: str) -> tuple[str, bool]:
    path = lay_out(GOOD / "every-key", folder / "desk") / "other.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    briefing = read_desk(path.parent).desk.briefings["other"]
    return statements_sum(briefing), briefing.is_signed


@pytest.mark.parametrize(("old", "new"), STATING)
def test_a_signature_falls_with_what_is_stated(tmp_path: Path, old: str, new: str) -> None:
    """A word of a text, a quote, the title, what it rests on: then nobody has signed what stands there."""
    assert _sum_with(tmp_path, old, new)[1] is False


@pytest.mark.parametrize(("old", "new"), BESIDE)
def test_a_signature_stays_with_what_states_nothing(tmp_path: Path, old: str, new: str) -> None:
    """Line breaks, long and short forms, comments, the status and what is let pass take no signature away."""
    assert _sum_with(tmp_path, old, new)[1] is True


def _read(text: str) -> Briefing:
    briefing, found = load_typed(RawFile("a.yml", "briefing", text.encode()), Briefing)
    assert briefing is not None, found
    return briefing


def test_what_holds_for_all_is_stated_where_it_holds() -> None:
    """Said once for the briefing or in each judgement is the same; and when it is another, the signature falls."""
    text = "\n".join((*HEAD, "default_confidence: low", "judgements:", "  - id: a", "    text: It is."))
    each = text.replace("default_confidence: low\n", "") + "\n    confidence: low"
    assert statements_sum(_read(text)) == statements_sum(_read(each))
    assert statements_sum(_read(text)) != statements_sum(_read(text.replace("low", "high")))


def test_an_explanation_may_be_called_as_a_key() -> None:
    """The rating of an explanation whose id is “waive” is stated, as every other is."""
    rated = ("hypotheses:", "  - id: why", "    question: Why?", "    explanations:", "      - {id: waive, text: One.}")
    seen = ("    observations:", "      - {text: Seen., ratings: {waive: consistent}}")
    text = "\n".join((*HEAD, *rated, *seen))
    assert statements_sum(_read(text)) != statements_sum(_read(text.replace("consistent", "inconsistent")))


def test_a_sum_is_the_same_everywhere(tmp_path: Path) -> None:
    """The sum is that which was written down once: another version of the program must not take signatures away."""
    path = lay_out(GOOD / "every-key", tmp_path / "desk")
    signed = read_desk(path).desk.briefings["other"]
    assert signed.signed is not None
    assert statements_sum(signed) == signed.signed.hash
    assert signed.signed.hash == "9c2824272d278f0ec380e096e56dc1335b858b8b0c2c40d1ead4724a4e651d68"
