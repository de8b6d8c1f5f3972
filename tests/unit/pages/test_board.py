"""The board of indicators: by what was seen, how long ago somebody looked, and where it points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from briefing_room.pages import site_of
from tests.unit.analysis.test_track_record import settled
from tests.unit.pages.made import briefing, desk, html_of, pages_of, text_of

if TYPE_CHECKING:
    from briefing_room.pages.site import Site

PAGE = "indicators.md"


def _sign(key: str, status: str, checked: str | None = None, **more: object) -> dict[str, Any]:
    return {"id": key, "text": f"Sign | {key}.", "status": status, "checked": checked, **more}


def _site(*signs: dict[str, Any], **keys: Any) -> Site:  # noqa: ANN401 - YAML values
    settings = {"indicator_days": keys.pop("indicator_days")} if "indicator_days" in keys else {}
    return site_of(desk({"ferry": briefing(indicators=list(signs), **keys)}, **settings), private=False)


def test_sections_and_ages() -> None:
    """Sections in their order, only those that hold something; in each the newest check first."""
    site = _site(
        _sign("never", "not-checked"),
        _sign("older", "observed", "2024-01-03"),
        _sign("quiet", "not-observed", "2024-01-01"),
        _sign("newer", "observed", "2024-01-05"),
    )
    page = pages_of(site)[PAGE]
    assert re.findall(r"^## ([\w ,]+) \{", page, re.MULTILINE) == [
        "Observed",
        "Checked and not observed",
        "Not checked",
        "As a table",
    ]
    assert re.findall(r"^- \[.*?ferry\.md#([\w-]+)\)", page, re.MULTILINE) == ["newer", "older", "quiet", "never"]


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        (None, "not checked as of 15 January 2024"),
        ("2024-01-03", "checked 12 days before the briefing’s cut-off of 15 January 2024"),
        ("2024-01-14", "checked 1 day before the briefing’s cut-off of 15 January 2024"),
        ("2024-01-15", "checked on the day of the briefing’s cut-off of 15 January 2024"),
        ("2024-01-17", "checked 2 days after the briefing’s cut-off of 15 January 2024"),
    ],
)
def test_the_age_in_words(checked: str | None, words: str) -> None:
    """Counted from the check to the cut-off of the briefing."""
    sign = _sign("one", "not-observed" if checked else "not-checked", checked)
    assert f"Sign | one. {words} · Ferries" in text_of(_site(sign), PAGE)


@pytest.mark.parametrize(("checked", "overdue"), [("2024-01-04", True), ("2024-01-05", False), (None, False)])
def test_overdue(checked: str | None, *, overdue: bool) -> None:
    """Beyond the days of the settings, and not on the last of them; what was observed never is."""
    sign = _sign("one", "unclear" if checked else "not-checked", checked)
    words = text_of(_site(sign, _sign("seen", "observed", "2023-01-01"), indicator_days=10), PAGE)
    assert words.count("overdue : must be looked at every 10 days") == overdue


def test_an_archived_briefing_is_not_reproached() -> None:
    """It is no longer kept current, and says so."""
    words = text_of(_site(_sign("one", "unclear", "2023-01-04"), status="archived"), PAGE)
    assert "archived, no longer kept current" in words
    assert "overdue" not in words


def test_where_it_points() -> None:
    """What it raises and lowers, with what that says now, or how it turned out; what was taken back not."""
    gone = {"id": "gone", "text": "Gone.", "retired": {"date": "2024-01-12", "why": "x"}}
    site = _site(
        _sign("one", "observed", "2024-01-03", raises=["late", "gone"], lowers=["bare", "over"],
              evidence=[{"quote": "run ferries"}]),
        judgements=[
            {"id": "late", "text": "Late.", "likelihood": "likely"}, {"id": "bare", "text": "Bare."}, gone,
            settled("over", "likely", "did-not-occur"),
        ],
    )  # fmt: skip
    words = text_of(site, PAGE)
    assert "↑ raises: Late. likely 55–80 %" in words
    assert "↓ lowers: Bare. ↓ lowers: Judgement over. turned out: did not occur" in words
    assert "Gone." not in words
    assert re.search(r'<a href="briefings/ferry.md#one">evidence</a>', html_of(site, PAGE))


def test_what_to_watch() -> None:
    """On the home page what was observed, then what is open by its horizon; one that passed says so."""
    open_ = {"text": "Open.", "likelihood": "likely"}
    made = {
        "ferry": briefing(
            indicators=[_sign("seen", "observed", "2024-01-03"), _sign("never", "not-checked")],
            judgements=[
                {"id": "far", "horizon": "2025-01-01", **open_},
                {"id": "near", "horizon": "2024-02-01", **open_},
                {"id": "none", **open_},
                settled("over", "likely", "occurred", horizon="2024-01-31"),
            ],
            risks=[{"id": "passed", "category": "c", "impact": "minor", "horizon": "2024-01-01", **open_}],
        ),
        "old": briefing(status="archived", judgements=[{"id": "stale", "horizon": "2024-01-20", **open_}]),
    }
    page = pages_of(site_of(desk(made), private=False))["index.md"].split("## What to watch")[1]
    assert re.findall(r"\.md#([\w-]+)\)", page) == ["seen", "passed", "near", "far"]
    assert page.count("passed as of 15 January 2024, not settled") == 1
