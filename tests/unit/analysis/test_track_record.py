"""How judgements and risks turned out: what counts, in which band, and what the score is."""

from __future__ import annotations

from typing import Any, Final

import pytest

from briefing_room.analysis.track_record import FEWEST, TrackRecord, brier_score, track_record_of
from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk

PAIRS: Final = (
    ("almost no chance", 0), ("roughly even chance", 1), ("almost certain", 1), ("unlikely", 1), ("very likely", 1),
    ("very unlikely", 0), ("likely", 1), ("almost no chance", 0), ("roughly even chance", 1), ("almost certain", 1),
    ("unlikely", 1), ("very likely", 1), ("very unlikely", 0), ("likely", 0), ("almost no chance", 1),
    ("roughly even chance", 1), ("almost certain", 1), ("unlikely", 0), ("very likely", 1), ("very unlikely", 0),
    ("likely", 0), ("almost no chance", 1), ("roughly even chance", 0), ("almost certain", 1), ("unlikely", 1),
)  # fmt: skip
"""What was said, and whether it came."""

BRIER: Final = 0.21881300000000004
"""scikit-learn 1.9.1 on PAIRS, with the middle of each ICD 203 range:

    brier_score_loss([o for _, o in PAIRS], [MIDDLE[term] for term, _ in PAIRS])

MIDDLE = 0.03, 0.125, 0.325, 0.5, 0.675, 0.875 and 0.97, from "almost no chance" to "almost certain".
"""


def settled(key: str, likelihood: str | None, outcome: str, on: str = "2024-01-10", **more: object) -> dict[str, Any]:
    """A judgement that turned out."""
    resolved = {"on": on, "outcome": outcome, "because": f"Seen of {key}.", "evidence": [{"quote": "run ferries"}]}
    return {"id": key, "text": f"Judgement {key}.", "likelihood": likelihood, "resolved": resolved, **more}


def pairs(number: int = len(PAIRS)) -> list[dict[str, Any]]:
    """That many judgements of PAIRS."""
    words = ("did-not-occur", "occurred")
    return [settled(f"j{n}", term, words[came]) for n, (term, came) in enumerate(PAIRS[:number])]


def _record(*judgements: dict[str, Any], **settings: Any) -> TrackRecord:  # noqa: ANN401 - YAML values
    return track_record_of(desk({"ferry": briefing(judgements=list(judgements))}, **settings))


def test_the_score_is_that_of_another_program() -> None:
    """25 settled judgements have the Brier score that scikit-learn works out."""
    record = _record(*pairs())
    assert record.brier == pytest.approx(BRIER, abs=1e-12)


def test_each_band_has_its_number() -> None:
    """All terms of the scale, in its order, with how many were settled and how many of them came."""
    counts = {row.band.term: (row.scored, row.occurred, row.share) for row in _record(*pairs()).bands}
    assert counts == {
        "almost no chance": (4, 2, 50), "very unlikely": (3, 0, 0), "unlikely": (4, 3, 75),
        "roughly even chance": (4, 3, 75), "likely": (3, 1, 33), "very likely": (3, 3, 100),
        "almost certain": (4, 4, 100),
    }  # fmt: skip
    assert [row.share for row in _record().bands] == [None] * 7


def test_no_score_of_a_few() -> None:
    """With 19 there is none, with 20 there is; what is void or had no likelihood makes no difference."""
    others = [settled("void", "likely", "void"), settled("bare", None, "occurred")]
    few = _record(*pairs(FEWEST - 1), *others)
    assert (len(few.scored), few.void, few.brier) == (FEWEST - 1, 1, None)
    assert len(few.settled) == FEWEST + 1
    enough = _record(*pairs(FEWEST), *others)
    assert enough.brier == pytest.approx(brier_score(enough.scored))
    assert enough.brier == _record(*pairs(FEWEST)).brier


def test_what_counts() -> None:
    """Judgements and risks, the newest first; not what was taken back, nor a draft on a public site."""
    made = {
        "ferry": briefing(
            judgements=[
                settled("old", "likely", "occurred", "2024-01-02"),
                settled("gone", "likely", "occurred", retired={"date": "2024-01-12", "why": "Badly put."}),
            ],
            risks=[{**settled("risk", "unlikely", "occurred", "2024-01-05"), "category": "c", "impact": "minor"}],
        ),
        "draft": briefing(status="draft", judgements=[settled("new", "likely", "occurred", "2024-01-09")]),
    }
    for private, expected in ((False, ["risk", "old"]), (True, ["new", "risk", "old"])):
        record = track_record_of(site_of(desk(made), private=private).desk)
        assert [one.statement.address for one in record.settled] == expected
        assert [one.outcome.address for one in record.settled] == [f"{key}-outcome" for key in expected]


def test_the_scale_is_that_of_the_day() -> None:
    """What was settled before the scale changed counts with the range its term had then, on a row of its own."""
    record = _record(
        settled("then", "unlikely", "occurred", "2023-06-01"),
        settled("now", "unlikely", "occurred", "2024-01-01"),
        scale="phia",
        scale_before={"scale": "icd203", "until": "2024-01-01"},
    )
    assert [one.band and one.band.range for one in record.settled] == ["25–35 %", "20–45 %"]
    rows = [(row.band.range, row.scored) for row in record.bands if row.band.term == "unlikely"]
    assert rows == [("25–35 %", 1), ("20–45 %", 1)]


@pytest.mark.parametrize(("day", "term"), [("2024-01-09", "almost certain"), ("2024-01-10", "unlikely")])
def test_hindsight_does_not_count(day: str, term: str) -> None:
    """A likelihood that was set on the day of the outcome is no forecast: what was said before is scored."""
    history = [{"date": day, "likelihood": "unlikely", "why": "It came."}]
    (one,) = _record(settled("late", "almost certain", "occurred", "2024-01-10", history=history)).settled
    assert one.band
    assert one.band.term == term


def test_what_passed_its_horizon_unsettled() -> None:
    """It is compared with the cut-off of its briefing; what is settled or taken back is not waited for."""
    open_ = {"likelihood": "likely", "text": "Open."}
    record = _record(
        {"id": "passed", "horizon": "2024-01-14", **open_},
        {"id": "today", "horizon": "2024-01-15", **open_},
        {"id": "none", **open_},
        {"id": "gone", "horizon": "2024-01-14", "retired": {"date": "2024-01-12", "why": "x"}, **open_},
        settled("settled", "likely", "occurred", horizon="2024-01-12"),
    )
    assert [statement.address for statement in record.overdue] == ["passed"]
    assert record.waiting == 2
