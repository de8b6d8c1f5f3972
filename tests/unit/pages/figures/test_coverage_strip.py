"""What of a source is quoted, as a strip of signs."""

from __future__ import annotations

import pytest

from briefing_room.pages import site_of
from briefing_room.pages.figures import rank_of
from tests.unit.pages.made import briefing, desk, html_of

SOURCE = "sources/notice.md"
TWICE = "The harbour closes in May."


def _page(*, private: bool = False) -> str:
    judgements = [
        {"id": f"j{n}", "text": "Late.", "likelihood": "likely", "evidence": [{"quote": TWICE}]} for n in range(2)
    ]
    made = briefing("Nobody was asked.", "The first runs late.", judgements=judgements)
    return html_of(site_of(desk({"ferry": made}), private=private), SOURCE)


@pytest.mark.parametrize(("statements", "rank"), [(0, 0), (1, 1), (2, 2), (3, 3), (40, 3)])
def test_the_height_of_a_mark(statements: int, rank: int) -> None:
    """The more rests on a sentence the higher, up to three."""
    assert rank_of(statements) == rank


def test_the_strip_is_public_and_holds_no_words() -> None:
    """One sign for each sentence, in order, with the numbers of the quoted ones as its words."""
    html = _page()
    strip = html[html.index('<figure class="coverage-strip">') : html.index("</figure>")]
    assert 'role="img" aria-label="The 11 sentences of the text in order. Quoted are: 2, 4, 6."' in strip
    assert strip.count('class="sentence ') == 11
    assert '<span class="sentence used" data-rests="2"></span>' in strip
    assert "harbour" not in strip
    assert "a sentence that is not quoted" in strip


def test_runs_of_sentences_are_said_as_runs() -> None:
    """Not number by number."""
    made = briefing("The harbour closes in May. It may", "the office said. Nobody was asked")
    html = html_of(site_of(desk({"ferry": made}), private=False), SOURCE)
    assert "Quoted are: 2–4." in html
