"""The words for and against an estimate are not seen without what their note says of them."""

from __future__ import annotations

from typing import Any, Final

import pytest
from lxml import html as lxml_html

from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk, html_of, source

GONE: Final = {"withdrawn": {"date": "2024-02-01", "why": "Wrong."}}
CORRECTED: Final[dict[str, Any]] = {
    "body": "The harbour closes in May.",
    "reading": "The harbur closes in May.",
    "corrections": [{"line": 1, "was": "harbur", "now": "harbour", "why": "Misread."}],
}
CASES: Final[list[tuple[dict[str, Any], dict[str, Any], list[str]]]] = [
    ({}, {}, []),
    ({"note": "A *hint*, not a promise."}, {}, ["A hint, not a promise."]),
    ({"voice": "the office", "credibility": 2}, {"reliability": "C"}, ["voice: the office", "C2"]),
    ({"quote": "Ferries wait", "in": "title"}, {}, ["in the headline"]),
    ({"quote": "the quay", "in": "caption"}, {"captions": ["Rain on the quay"]}, ["in a caption"]),
    ({}, CORRECTED, ["corrected by the analyst: line 1 of the original has harbur, the text harbour: Misread."]),
    ({}, GONE, ["the source was withdrawn"]),
    ({"note": "A hint."}, {"rights": "none", **GONE}, ["A hint.", "the source was withdrawn"]),
]
IDS: Final = ["nothing", "note", "voice and grade", "headline", "caption", "corrected", "withdrawn", "withheld"]


@pytest.mark.parametrize("bears", ["for", "against"])
@pytest.mark.parametrize(("evidence", "facts", "said"), CASES, ids=IDS)
def test_words_beside_a_reason_say_what_their_note_says(
    bears: str, evidence: dict[str, Any], facts: dict[str, Any], said: list[str]
) -> None:
    """Voice, grade, the analyst's note, headline or caption, corrections, and that the source was withdrawn."""
    quotes = [{"quote": "closes", "bears": bears, **evidence}]
    made = briefing(judgements=[{"id": "late", "text": "It will be late.", "evidence": quotes}])
    page: Any = lxml_html.fromstring(
        html_of(site_of(desk({"ferry": made}, source(**facts)), private=False), "briefings/ferry.md")
    )
    (spoken,) = page.xpath(f"//p[@class='spoken spoken-{bears}']")
    remarks = spoken.xpath("./span[@class='spoken-source']/span[@class='note-remark']")
    assert [" ".join(remark.text_content().split()) for remark in remarks] == said
