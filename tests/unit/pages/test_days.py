"""Days on pages: sentences about time name their day, and a cut-off says what it goes by."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from briefing_room.analysis.heading import heading_of
from briefing_room.model.briefing import AsOf
from briefing_room.pages import site_of
from briefing_room.pages.days import cut_off, cut_offs, due, looked
from briefing_room.pages.glossary import BASIS
from briefing_room.pages.say import ENGLISH, say_in
from briefing_room.publish.share import briefing_card, desk_card
from tests.unit.pages.made import briefing, desk, html_of, pages_of, text_of

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

CUT_OFF: Final = {"date": "2031-03-17", "basis": "analyst"}
BASIS_SHOWN: Final = "17 March 2031 (set by the analyst)"
SENTENCES: Final = re.compile(
    r"As of 17 March 2031 no judgement and no risk had been settled"
    r"|As of 17 March 2031 nothing had (passed its horizon|changed)"
    r"|not by 17 March 2031|passed as of 17 March 2031, not settled"
)
"""Sentences in which the day is the day they hold for. Where the page says what it knows up to, the basis is asked."""


def judgement(item_id: str, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - YAML values
    """A judgement with a likelihood."""
    return {"id": item_id, "text": f"It is {item_id}.", "likelihood": "likely", "confidence": "low", **keys}


def _site(*horizons: str, **keys: Any) -> Site:  # noqa: ANN401 - YAML values
    """A site of one briefing with a judgement for each of these days."""
    sign = {"id": "sign", "text": "A sign.", "raises": ["late"], "status": "not-checked"}
    days = horizons or ("2031-02-01", "2032-01-01")
    judgements = [judgement(key, horizon=day) for key, day in zip(("late", "open"), days, strict=False)]
    made = briefing(judgements=judgements, indicators=[sign], as_of=CUT_OFF, topics=["ferries"], **keys)
    return site_of(desk({"ferry": made}, topics={"ferries": "Ferries"}), private=False)


def test_the_basis_goes_wherever_the_day_goes() -> None:
    """Home, cards, registers, subjects, the index, the track record: never the cut-off without what it goes by."""
    site = _site()
    seen = []
    for page in pages_of(site):
        words = SENTENCES.sub("", text_of(site, page)).replace("( ", "(").replace(" )", ")")  # the basis is a link
        seen += [page] * words.count(BASIS_SHOWN)
        assert not re.search(r"[Aa]s of 17 March 2031(?! \( ?set by the analyst)", words), page
    assert {"index.md", "briefings/index.md", "search.md", "track-record.md"} <= set(seen)
    assert any(page.startswith("topics/") for page in seen)


def test_the_pictures_say_the_basis() -> None:
    """A shared link shows the day of a briefing, and of each that the desk's own picture lists, with its basis."""
    site = _site()
    assert briefing_card(site, "ferry").line == f"As of {BASIS_SHOWN}"
    assert [(row.aside, row.below) for row in desk_card(site).rows] == [("17 March 2031", "set by the analyst")]


def test_sentences_about_time_name_their_day() -> None:
    """A page is read for years: what had not happened is said as of a day."""
    site = _site()
    assert "passed as of 17 March 2031, not settled" in text_of(site, "index.md")
    assert "not by 17 March 2031" in text_of(site, "indicators.md")
    assert "As of 17 March 2031 nothing had changed." in text_of(site, "changes.md")
    quiet = site_of(desk({"ferry": briefing(as_of=CUT_OFF)}), private=False)
    assert "As of 17 March 2031 nothing was past its deadline" in text_of(quiet, "track-record.md")


def test_open_horizons_are_there_for_the_readers_clock() -> None:
    """On the briefing, on home; not what the page itself calls passed or settled."""
    for_clock = '<time datetime="2032-01-01" data-clock="due">1 January 2032</time>'
    assert for_clock in html_of(_site(), "briefings/ferry.md")
    assert for_clock in html_of(_site("2032-01-01"), "index.md")
    assert 'datetime="2031-02-01"' not in html_of(_site(), "index.md")
    settled = judgement("late", resolved={"on": "2031-01-01", "outcome": "void", "because": "Over."}) | {
        "horizon": "2031-02-01"
    }
    assert "data-clock" not in html_of(
        site_of(desk({"ferry": briefing(judgements=[settled])}), private=False), "briefings/ferry.md"
    )


@pytest.mark.parametrize(("basis", "words"), BASIS.items())
def test_each_basis(basis: str, words: str) -> None:
    """In words; in the interface's language."""
    as_of = AsOf.model_validate({"date": date(2031, 3, 17), "basis": basis})
    assert cut_off(ENGLISH, as_of).striptags() == f"17 March 2031 ({words})"
    assert words not in cut_off(say_in("fr"), as_of)


def test_the_days_of_several_briefings() -> None:
    """One day, the first and the last, or none."""
    days = [briefing(as_of={"date": day, "basis": "analyst"}) for day in ("2031-03-17", "2031-05-01", "2031-04-01")]
    whole = desk(dict(zip("abc", days, strict=True)))
    heads = [heading_of(whole, key) for key in whole.briefings]
    assert cut_offs(ENGLISH, heads) == "17 March 2031 to 1 May 2031"
    assert cut_offs(ENGLISH, [heads[0], heads[0]]) == "17 March 2031"
    assert cut_offs(ENGLISH, []) == ""


def test_what_the_script_reads() -> None:
    """The day as it sorts, and the sort of day."""
    day = date(2031, 3, 7)
    assert due(ENGLISH, day) == '<time datetime="2031-03-07" data-clock="due">7 March 2031</time>'
    assert looked(ENGLISH, day) == '<time datetime="2031-03-07" data-clock="looked">7 March 2031</time>'
