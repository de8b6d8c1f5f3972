"""The evidence of a whole desk, and where it stands."""

from __future__ import annotations

from briefing_room.model.briefing import Briefing
from briefing_room.model.desk import Desk, Settings
from briefing_room.quotes import Passage, citations, source_of
from tests.unit.quotes.notice import SOURCE


def test_citations_are_all_evidence_of_the_desk() -> None:
    """Evidence is counted in each statement; evidence from a source that is not there is left to another rule."""
    briefing = Briefing.model_validate(
        {
            "title": "Ferries",
            "status": "published",
            "as_of": {"date": "2024-01-15", "basis": "analyst"},
            "default_source": "notice",
            "bottom_line": {"text": "Late.", "evidence": ["The harbour office", "nonsense"]},
            "judgements": [
                {
                    "id": "late",
                    "text": "Late.",
                    "evidence": [
                        "before May",
                        {"quote": "x", "source": "gone"},
                        {"quote": "said their mayor", "source": "notice"},
                    ],
                }
            ],
        }
    )
    desk = Desk(Settings(name="Desk"), sources={"notice": SOURCE}, briefings={"ferries": briefing})
    made = citations(desk)
    assert [(c.statement.address, c.number) for c in made] == [
        ("bottom-line", 1), ("bottom-line", 2), ("late", 1), ("late", 3),
    ]  # fmt: skip
    assert [isinstance(c.found, Passage) for c in made] == [True, False, True, True]
    assert {c.source.id for c in made} == {"notice"}
    assert [source_of(e, briefing) for e in briefing.judgements[0].evidence] == ["notice", "gone", "notice"]
