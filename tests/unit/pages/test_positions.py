"""Who says what: a table with headings, in words that say only what is true."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from briefing_room.pages import site_of
from tests.unit.pages.made import briefing, desk, html_of, source, text_of

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

PATH = "positions.md"
RUN, LATE, LATER = "Two companies run ferries.", "The first runs late.", "The second runs later."


def _site(*, sources: int = 2, assessment: str = "", **facts: Any) -> Site:  # noqa: ANN401 - YAML values
    """A question on which each source but the last is quoted, and the last is quoted elsewhere."""
    names = [f"s{number}" for number in range(sources)]
    positions = [
        {"text": "It is | early.", "evidence": [{"source": name, "quote": LATE} for name in names]},
        {"text": "It is late.", "evidence": [{"source": "s0", "quote": LATER}]},
    ]
    question: dict[str, Any] = {"id": "when", "question": "When?", "kind": "fact", "status": "open"}
    alone = {**question, "id": "who", "question": "Who?", "positions": positions[1:]}
    question |= {"positions": positions, **({"assessment": assessment} if assessment else {})}
    made = briefing({"source": "elsewhere", "quote": RUN}, disagreements=[question, alone])
    quoted = [source(name, short=f"Paper {name}", **facts) for name in names]
    return site_of(desk({"ferry": made}, *quoted, source("elsewhere", short="Elsewhere")), private=False)


def _words(html: str) -> str:
    """The words of a piece of HTML, one space between them."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def test_every_cell_stands_under_a_source_and_beside_a_question() -> None:
    """Sources are column headings, questions row headings; as many cells as there are sources."""
    html = html_of(_site(), PATH)
    assert re.findall(r'<th scope="col">(?:<a [^>]*>)?([^<]+)', html) == ["Question", "Paper s0", "Paper s1"]
    assert len(re.findall(r'<th scope="row">', html)) == 2
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    assert [row.count("<td>") for row in rows if 'scope="row"' in row] == [2, 2]


def test_a_cell_has_the_positions_and_the_way_to_the_words() -> None:
    """Several where a source contradicts itself, each with its number and its passages."""
    html = html_of(_site(), PATH)
    cells = [_words(cell) for cell in re.findall(r"<td>(.*?)</td>", html, re.DOTALL)]
    assert cells[0] == "Paper s0 1 It is | early. its words 2 It is late. its words"
    assert cells[1] == "Paper s1 1 It is | early. its words"
    assert 'href="../sources/s0/#q-' in html or 'href="sources/s0.md#q-' in html


def test_silence_is_said_of_the_desk_not_of_the_source() -> None:
    """Where nothing is quoted the cell says that; a source quoted on none of the questions is no column."""
    text = text_of(_site(), PATH)
    assert "not quoted on this question" in text
    assert "Quoted in this briefing, and on none of these questions: Elsewhere" in " ".join(text.split())


def test_agreement_is_a_position_that_both_are_quoted_for() -> None:
    """It is told by the names of the sources, and only where there are two; the assessment is folded beneath."""
    html = html_of(_site(assessment="Neither is [[ferry|shown]]."), PATH)
    said = [_words(row) for row in re.findall(r"<td class=.br-matrix__under.*?</td>", html, re.DOTALL)]
    assert said == ["Quoted for the same position: 1 Paper s0, Paper s1 Assessment Neither is shown . ◆ judged"]


def test_an_assessment_stands_with_its_proof() -> None:
    """Its kind, the way to its words, what it rests on, and what is to be said of its sources."""
    question = {
        "id": "when", "question": "When?", "kind": "fact", "status": "open", "positions": [],
        "assessment": "Late.", "evidence": [{"quote": LATE}], "rests_on": ["sea"],
    }  # fmt: skip
    sea = {"id": "sea", "text": "The sea is rough.", "evidence": [{"quote": RUN}]}
    made = briefing(disagreements=[question], judgements=[sea])
    notice = source(short="The notice", withdrawn={"date": "2024-01-10", "why": "Retracted."})
    html = html_of(site_of(desk({"ferry": made}, notice), private=False), PATH)
    said = _words("".join(re.findall(r"<td class=.br-matrix__under.*?</td>", html, re.DOTALL)))
    proof = "Assessment Late. ◆ judged The notice Rests on: The sea is rough. rests on what was withdrawn"
    assert said.startswith(proof)


def test_a_withdrawn_source_is_marked() -> None:
    """In the head, and in the card that a phone shows."""
    text = " ".join(text_of(_site(withdrawn={"date": "2024-01-10", "why": "Retracted."}), PATH).split())
    assert "Paper s0 withdrawn" in text
    assert "Paper s0 ( withdrawn )" in text.replace("(withdrawn)", "( withdrawn )")


def test_readers_choose_among_many_sources() -> None:
    """Two need no choice; of four a reader may ask for one; a hundred would be a list of their own."""
    for sources, choices in ((2, 0), (4, 5), (30, 0)):
        assert html_of(_site(sources=sources), PATH).count('type="radio"') == choices


def test_words_that_may_not_be_shown_are_not_promised() -> None:
    """Where rights keep the words back, the link says where they stand."""
    text = text_of(_site(rights="none"), PATH)
    assert "where it stands" in text
    assert "its words" not in text
