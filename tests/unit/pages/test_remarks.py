"""Remarks that many statements share are said once, and meant by a sign beside each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_room.pages import site_of
from briefing_room.pages.remarks import usual_remarks
from tests.unit.pages.made import briefing, desk, pages_of, source, text_of

if TYPE_CHECKING:
    from briefing_room.model.source import Source

GAPLESS = {"text": "They run late.", "evidence": [{"quote": "closes"}]}
OTHER = {"text": "Two run.", "evidence": [{"quote": "closes"}, {"quote": "harbour", "source": "second"}]}
TWO_BODIES = "The harbour closes in May."
KNOWN = {"text": "It closes.", "evidence": [{"quote": "closes", "source": "known"}]}
"""A statement on a source of which all is known, so that the page has nothing to say of all statements at once."""


def _site(*judgements: dict[str, Any], also: tuple[Source, ...] = ()) -> Any:  # noqa: ANN401 - a site
    items = [{"id": f"j{n}", **judgement} for n, judgement in enumerate([*judgements, KNOWN])]
    made = briefing("closes", judgements=items)
    known = source("known", TWO_BODIES, author="A", publisher="P", published="2030-01-01", reliability="B")
    return site_of(desk({"ferry": made}, source(), source("second", TWO_BODIES), known, *also), private=False)


def _signs(site: Any) -> dict[str, list[str]]:  # noqa: ANN401 - a site
    return {sign: [mark.code for mark in marks] for sign, marks in usual_remarks(site.desk, "ferry").items()}


def test_what_three_share_has_a_sign() -> None:
    """The bottom line and two judgements on one ungraded, undated source: said once, and meant three times."""
    site = _site(GAPLESS, GAPLESS)
    assert _signs(site) == {"†": ["one-source", "unknown-reliability", "undated"]}
    page = pages_of(site)["briefings/ferry.md"]
    assert page.count('href="#_remarks"') == 3
    assert text_of(site, "briefings/ferry.md").count("rests on one source") == 1 + 1  # that on the known source is said


def test_what_two_share_is_said_beside_each() -> None:
    """A sign that occurs twice would cost the reader more than the words."""
    site = _site(GAPLESS)
    assert _signs(site) == {}
    assert text_of(site, "briefings/ferry.md").count("rests on one source") == 2 + 1


def test_the_next_most_frequent_has_the_second_sign() -> None:
    """The remarks of the most statements come first; what a statement has beside them is said in words."""
    site = _site(GAPLESS, GAPLESS, GAPLESS, OTHER, OTHER, OTHER)
    assert _signs(site) == {
        "†": ["one-source", "unknown-reliability", "undated"],
        "‡": ["unknown-reliability", "undated"],
    }


def test_what_was_withdrawn_is_said_in_words_however_many_rest_on_it() -> None:
    """The gravest remark never becomes a sign whose words are folded away; what others share still has one."""
    gone = source("gone", TWO_BODIES, withdrawn={"date": "2024-01-10", "why": "Wrong."})
    lost = {"text": "It stays.", "evidence": [{"quote": "closes", "source": "gone"}]}
    site = _site(lost, lost, lost, GAPLESS, GAPLESS, also=(gone,))
    assert _signs(site) == {"†": ["one-source", "unknown-reliability", "undated"]}
    page = pages_of(site)["briefings/ferry.md"]
    # Beside each of the three, and in its rung.
    assert page.count('<span class="mark mark-withdrawn">rests on what was withdrawn</span>') == 6


def test_other_pages_say_it_in_words() -> None:
    """The sign is explained on the briefing's own page, so it stands nowhere else."""
    site = _site(GAPLESS, GAPLESS)
    pages = pages_of(site)
    assert [path for path, page in pages.items() if "#_remarks" in page] == ["briefings/ferry.md"]
